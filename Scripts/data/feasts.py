"""feast_dates.tsv: the days of feasts of the Islamic, Hebrew, Chinese, Hindu and other calendars, from `holidays`."""

from datetime import date, timedelta
from importlib.metadata import version

from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar
from holidays.calendars.mongolian import _MongolianLunisolar
from holidays.calendars.persian import _Persian

import lists

# The names of feasts as in the source, in lower case; a number after one is that of its days, if there are several.
FEASTS = {
    _IslamicLunar: "arbaeen ashura eid_al_adha eid_al_fitr eid_al_ghadir hijri_new_year isra_and_miraj jumuatul_wida laylat_al_qadr mawlid tasua",
    _HebrewLunisolar: "hanukkah:8 lag_baomer passover:7 purim rosh_hashanah:2 shavuot sukkot:7 tisha_bav yom_kippur",
    _ChineseLunisolar: "double_ninth dragon_boat lunar_new_year mid_autumn",
    _BuddhistLunisolar: "vesak",
    _MongolianLunisolar: "tsagaan_sar",
    _HinduLunisolar: """anant_chaturdashi basant_panchami buddha_purnima chhath_puja diwali dussehra ganesh_chaturthi govardhan_puja gudi_padwa
        guru_gobind_singh_jayanti guru_nanak_jayanti guru_purnima guru_ravidas_jayanti hanuman_jayanti holi janmashtami karwa_chauth
        kali_puja maha_ashtami maha_navami maha_shivaratri maharshi_valmiki_jayanti mahavir_jayanti makar_sankranti naraka_chaturdashi
        onam pohela_boishakh pongal puthandu raksha_bandhan ram_navami rath_yatra thaipusam vaisakhi vishu""",
}


def days(table: dict) -> list[date]:
    """The days of a table of the source, whose years have a month and day, or several of these."""
    found = []
    for year, places in table.items():
        for month, day in places if isinstance(places[0], tuple) else [places]:
            found.append(date(year, month, day))
    return sorted(found)


def rows():
    def row(name: str, spans: list[tuple[date, int]]):
        return name, " ".join(f"{day:%Y%m%d}{length:02}" for day, length in spans)

    for calendar, names in FEASTS.items():
        for item in names.split():
            name, _, length = item.partition(":")
            yield row(name, [(day, int(length or 1)) for day in days(getattr(calendar, f"{name.upper()}_DATES"))])
    # The month of fasting ends on the day before the feast.
    ends = days(_IslamicLunar.EID_AL_FITR_DATES)
    spans = []
    for day in days(_IslamicLunar.RAMADAN_BEGINNING_DATES):
        end = next((end for end in ends if end > day), day + timedelta(days=30))
        spans.append((day, (end - day).days))
    yield row("ramadan", spans)
    yield row("nowruz", [(_Persian().new_year_date(year), 1) for year in range(_Persian.START_YEAR, _Persian.END_YEAR + 1)])


def generate() -> None:
    lists.write(
        "feast_dates", "words", ["form", "days"],
        "The days on which feasts of lunar and other calendars fall: year, month and day of the first, and the number of days, in ten digits",
        f"holidays {version('holidays')}", "MIT", rows())
