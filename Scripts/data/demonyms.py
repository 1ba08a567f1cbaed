"""demonyms.tsv: adjectives and names of the people of states, from `countryinfo`, completed and corrected by hand."""

import json
from pathlib import Path

import countryinfo

import lists

# Wrong, outdated or not a demonym in the source.
DROPPED = {"Channel Islander", "Christmas Island", "Djibouti", "Gibraltar", "Guinea-Bissauan", "Vaticanian", "Kirghiz", "Tadzhik",
           "Kittian and Nevisian", "Surinamer", "Maldivan", "Cape Verdian", "Heard and McDonald Islander", "Wallis and Futuna Islander",
           "Serbian/Montenegrin", "South Georgia and the South Sandwich Islander", "Kazakhstani", "Uzbekistani"}
# Territories whose people the source calls by the name of another state.
BORROWED = {"IO", "TF", "HK", "MO", "MQ", "YT", "MP", "RE", "PM", "SJ", "CS", "JE", "GG"}
INVARIABLE = ("ese", "ish", "ch", "ss", "Burkinabe", "Malagasy", "I-Kiribati", "Ni-Vanuatu", "Manx", "Seychellois", "Greenlandic", "Icelandic")
ADDED = """
AF Afghan Afghans Afghani Afghanis; AR Argentine Argentines Argentinian Argentinians; AU Aussie Aussies; AZ Azeri Azeris; BA Bosnian Bosnians
BD Bangladeshi Bangladeshis; BF Burkinabé Burkinabè Burkinabe; BI Burundian Burundians; BO Bolivian Bolivians; BW Motswana Batswana Botswanan Botswanans
BY Belarusian Belarusians Byelorussian; CD Congolese; CF Centrafrican; CH Swiss; CI Ivorian Ivorians Ivoirian; CN Chinese; CV Verdean Verdeans Cape_Verdean Cape_Verdeans
CY Cypriot Cypriots Greek_Cypriot Greek_Cypriots Turkish_Cypriot Turkish_Cypriots; CZ Czech Czechs Czechoslovak Czechoslovakian; DJ Djiboutian Djiboutians
DK Danish Dane Danes; DO Dominican Dominicans; EC Ecuadorian Ecuadorians Ecuadoran; EH Sahrawi Sahrawis; ER Eritrean Eritreans; ES Spanish Spaniard Spaniards
FI Finnish Finn Finns; FR French Frenchman Frenchmen Frenchwoman Frenchwomen; GB British Briton Britons Brit Brits Britisher English Englishman Englishmen
GB Englishwoman Scottish Scot Scots Scotsman Scotsmen Welsh Welshman Welshmen Northern_Irish; DE German Germans East_German East_Germans West_German West_Germans
GM Gambian Gambians; GR Greek Greeks Hellenic; GI Gibraltarian Gibraltarians; GL Greenlandic Greenlander Greenlanders; GW Bissau-Guinean Bissau-Guineans
HK Hong_Konger Hong_Kongers; HN Honduran Hondurans; IE Irish Irishman Irishmen Irishwoman; IL Israeli Israelis; IN Indian Indians; IQ Iraqi Iraqis
IR Iranian Iranians Persian Persians; IS Icelandic Icelander Icelanders; IT Italian Italians; JP Japanese; KE Kenyan Kenyans; KG Kyrgyz Kyrgyzstani Kyrgyzstanis
KM Comorian Comorians; KN Kittitian Kittitians Nevisian Nevisians; KP North_Korean North_Koreans; KR South_Korean South_Koreans; KZ Kazakh Kazakhs Kazakhstani Kazakhstanis
LA Lao Laotian Laotians; LS Basotho Mosotho; LT Lithuanian Lithuanians; LU Luxembourgish Luxembourger Luxembourgers; LV Latvian Latvians; MA Moroccan Moroccans
MG Malagasy Madagascan; MK Macedonian Macedonians North_Macedonian; MM Burmese; MO Macanese; MV Maldivian Maldivians; MX Mexican Mexicans; MY Malaysian Malaysians
NE Nigerien Nigeriens; NG Nigerian Nigerians; NL Dutch Dutchman Dutchmen Dutchwoman; NO Norwegian Norwegians; NZ New_Zealander New_Zealanders Kiwi Kiwis
NP Nepali Nepalis Nepalese; PH Filipino Filipinos Filipina Filipinas Philippine; PK Pakistani Pakistanis; PL Polish Pole Poles; PS Palestinian Palestinians
PT Portuguese; RU Russian Russians Soviet Soviets; RW Rwandan Rwandans Rwandese; SA Saudi Saudis Saudi_Arabian Saudi_Arabians; SE Swedish Swede Swedes
SI Slovenian Slovenians Slovene Slovenes; SK Slovak Slovaks Slovakian; SN Senegalese; SO Somali Somalis Somalian; SR Surinamese; SS South_Sudanese; SV Salvadoran Salvadorans Salvadorian
SY Syrian Syrians; SZ Swazi Swazis; TD Chadian Chadians; TH Thai Thais; TJ Tajik Tajiks Tajikistani; TL Timorese East_Timorese; TM Turkmen Turkmens; TR Turkish Turk Turks
TT Trinidadian Trinidadians Tobagonian; TW Taiwanese; TZ Tanzanian Tanzanians; UA Ukrainian Ukrainians; UG Ugandan Ugandans; US American Americans
UZ Uzbek Uzbeks Uzbekistani; VC Vincentian Vincentians; VI Virgin_Islander Virgin_Islanders; WS Samoan Samoans; XK Kosovar Kosovars Kosovan Kosovans; ZW Zimbabwean Zimbabweans
ZA South_African South_Africans; AE Emirati Emiratis; BN Bruneian Bruneians; HT Haitian Haitians; CU Cuban Cubans; TB Tibetan Tibetans; YU Yugoslav Yugoslavs Yugoslavian
"""
# Words of everyday English too, or names of languages, dishes and nuts more often than of people.
AMBIGUOUS = {"Pole", "Poles", "Scot", "Turk", "Finn", "Dane", "Brit", "Swede", "Kiwi", "Kiwis", "Lao"}
NO_STATE = {"TB", "YU"}


def rows():
    forms = {}
    for path in sorted(Path(countryinfo.__file__).parent.joinpath("data").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        code = record.get("ISO", {}).get("alpha2", "")
        if code in BORROWED:
            continue
        for form in record.get("demonym", "").split(","):
            if form and form not in DROPPED:
                forms.setdefault(form, set()).add(code)
                if form[-1] != "s" and not form.endswith(INVARIABLE) and form not in ("Dutch", "Swiss", "Danish", "Mosotho", "Motswana", "Thai"):
                    forms.setdefault(form + "s", set()).add(code)
    for entry in ADDED.replace("\n", ";").split(";"):
        code, *words = entry.split() or [""]
        for word in words:
            forms.setdefault(word.replace("_", " "), set()).add("" if code in NO_STATE else code)
    for form, codes in forms.items():
        links = f"iso3166={codes.copy().pop()}" if len(codes) == 1 and "" not in codes else ""
        if form in ("Congolese", "Korean", "Dominican", "Dominicans", "Guinean", "Guineans"):
            links = {"Congolese": "iso3166=CD"}.get(form, "")
        yield form, "NORP", "", links, "ambiguous" if form in AMBIGUOUS else "", ""
    for form in ("Korean", "Koreans"):
        yield form, "NORP", "", "", "", ""


def generate() -> None:
    lists.write("demonyms", "names", lists.NAME_COLUMNS, "adjectives and names of the people of states",
                "countryinfo 1.0.1, completed by hand", "MIT", rows())
