"""currencies.tsv: names in the plural and singular from CLDR, symbols and short forms by hand."""

import re

from babel import Locale

import lists

SYMBOLS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "US $": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB",
    "₩": "KRW", "₪": "ILS", "₦": "NGN", "₺": "TRY", "₴": "UAH", "₫": "VND", "₱": "PHP", "₡": "CRC", "₲": "PYG", "₵": "GHS",
    "GH₵": "GHS", "₸": "KZT", "₮": "MNT", "₼": "AZN", "₾": "GEL", "៛": "KHR", "฿": "THB", "৳": "BDT", "₿": "XBT",
    "R$": "BRL", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "CAD$": "CAD", "A$": "AUD", "AU$": "AUD", "Aus$": "AUD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "MX$": "MXN", "Mex$": "MXN", "J$": "JMD", "TT$": "TTD", "Z$": "ZWL",
    "N$": "NAD", "B$": "BND", "Bds$": "BBD", "RD$": "DOP", "CN¥": "CNY", "RMB": "CNY", "元": "CNY", "円": "JPY",
    "Rs": "INR", "Rs.": "INR", "Rp": "IDR", "RM": "MYR", "Ksh": "KES", "KSh": "KES", "Sh": "KES", "USh": "UGX", "TSh": "TZS",
    "FC": "CDF", "FCFA": "XAF", "CFA": "XOF", "Fr.": "CHF", "SFr": "CHF", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "kr": "SEK",
    "E£": "EGP", "LE": "EGP", "L£": "LBP", "IR£": "IEP", "R": "ZAR", "Br": "ETB", "BTC": "BTC", "AED": "AED", "Dh": "AED", "Dhs": "AED",
}
WEAK_SYMBOLS = {"R", "Sh", "FC", "Br", "LE", "Ft", "kr", "B$", "Dh", "Fr.", "RM", "Rp", "CFA", "Rs", "円", "元"}
NAMES = {
    "BTC": "bitcoin:bitcoins",
    "USD": "dollar:dollars greenback:greenbacks buck:bucks usd U.S._dollar:U.S._dollars American_dollar:American_dollars "
           "United_States_dollar:United_States_dollars",
    "EUR": "euro:euros eur", "GBP": "pound_sterling:pounds_sterling sterling:sterling quid:quid gbp British_pound:British_pounds",
    "JPY": "jpy yen:yen Japanese_yen:Japanese_yen", "CNY": "rmb yuan:yuan renminbi:renminbi Chinese_yuan:Chinese_yuan",
    "CAD": "Canadian_dollar:Canadian_dollars loonie:loonies", "CDF": "Congolese_franc:Congolese_francs",
    "XAF": "CFA_franc:CFA_francs Central_African_CFA_franc:Central_African_CFA_francs",
    "XOF": "West_African_CFA_franc:West_African_CFA_francs", "NGN": "naira:naira nairas:nairas", "GHS": "cedi:cedis",
    "ZAR": "rand:rand rands:rands", "INR": "inr Indian_rupee:Indian_rupees", "RUB": "ruble:rubles rouble:roubles "
    "Russian_rouble:Russian_roubles", "KRW": "South_Korean_won:South_Korean_won Korean_won:Korean_won", "TRY": "Turkish_lira:Turkish_lira",
    "UAH": "hryvnia:hryvnias hryvnya:hryvnya", "PLN": "zloty:zlotys złoty:złotych", "HUF": "forint:forints",
    "CZK": "koruna:korunas crown:crowns Czech_crown:Czech_crowns", "NOK": "Norwegian_crown:Norwegian_crowns",
    "SEK": "Swedish_crown:Swedish_crowns", "DKK": "Danish_crown:Danish_crowns", "ISK": "Icelandic_crown:Icelandic_crowns", "ILS": "shekel:shekels Israeli_shekel:Israeli_shekels", "THB": "baht:baht",
    "IDR": "rupiah:rupiah rupiahs:rupiahs", "MYR": "ringgit:ringgit", "VND": "Vietnamese_dong:Vietnamese_dong", "BRL": "reais:reais real:reals",
    "SAR": "Saudi_riyal:Saudi_riyals", "ETB": "birr:birr", "ZMW": "kwacha:kwacha", "AOA": "kwanza:kwanzas", "BDT": "taka:taka",
    "DEM": "deutschmark:deutschmarks Deutsche_mark:Deutsche_marks Deutschmark:Deutschmarks D-mark:D-marks German_mark:German_marks", "FRF": "French_franc:French_francs",
    "FIM": "Finnish_markka:Finnish_markkas markka:markkas", "ITL": "Italian_lira:Italian_lire", "ESP": "peseta:pesetas",
    "GRD": "drachma:drachmas", "NLG": "guilder:guilders", "PTE": "escudo:escudos", "XBT": "bitcoin:bitcoins",
    "KES": "Kenyan_shilling:Kenyan_shillings", "VES": "bolivar:bolivars bolívar:bolívares", "BGN": "lev:leva", "AMD": "Armenian_dram:Armenian_drams",
    "KZT": "tenge:tenge", "GEL": "lari:lari", "MGA": "ariary:ariary", "HTG": "gourde:gourdes", "PYG": "guarani:guaranis",
    "MNT": "tugrik:tugriks", "MAD": "Moroccan_dirham:Moroccan_dirhams", "HRK": "kuna:kunas", "BWP": "pula:pula",
    "NPR": "Nepali_rupee:Nepali_rupees", "ARS": "Argentinian_peso:Argentinian_pesos",
}
# A name that several states use: the currency it most often is.
SHARED = {
    "pound": "GBP", "franc": "CHF", "peso": "MXN", "rupee": "INR", "krone": "NOK", "krona": "SEK", "shilling": "KES", "dinar": "IQD",
    "riyal": "SAR", "rial": "IRR", "dirham": "AED", "won": "KRW", "lira": "TRY", "mark": "DEM", "sol": "PEN", "crown": "CZK", "real": "BRL",
    "buck": "USD", "leu": "RON", "afghani": "AFN", "dong": "VND", "kip": "LAK", "kyat": "MMK", "tael": "CNY", "manat": "AZN", "som": "KGS",
}
PLURALS = {"krone": "kroner", "krona": "kronor", "won": "won", "lira": "lire", "sol": "soles", "real": "reais", "leu": "lei", "dong": "dong"}
MINOR = {"cent": "USD", "penny": "GBP", "pence": "GBP", "pennies": "USD", "dime": "USD", "nickel": "USD", "centime": "EUR", "kopeck": "RUB",
         "kopek": "RUB", "paisa": "INR", "paise": "INR", "centavo": "MXN", "eurocent": "EUR", "euro cent": "EUR", "US cent": "USD",
         "p": "GBP", "c": "USD", "¢": "USD"}
UNSAFE_CODES = {"ALL", "TOP", "TRY", "CUP", "GEL", "MOP", "LAK", "PEN", "BAM", "SOS", "MAD", "ANG", "CUC", "XXX", "XTS", "BOB",
                "MRO", "COP", "AMD", "GIP", "BIF", "ERN", "STD", "VES", "SLL"}


def rows():
    seen = {}

    def add(form, code, flags=""):
        if form not in seen:
            seen[form] = (form, code, flags)

    for form, code in SYMBOLS.items():
        flags = ["symbol"] + (["exact"] if re.search("[A-Za-z]", form) else [])
        if form in WEAK_SYMBOLS:
            flags.append("weak")
        if form in ("$", "£", "¥", "￥", "₨", "kr", "Rs"):
            flags.append("ambiguous")
        add(form, code, ",".join(flags))
    for code, pairs in NAMES.items():
        for pair in pairs.split():
            for form in pair.replace("_", " ").split(":"):
                weak = form in ("real", "reals", "crown", "crowns", "buck", "bucks", "lev", "lari", "sterling", "quid", "rand", "pula", "kuna")
                add(form, code, "ambiguous" if form in ("dollar", "dollars") else "weak" if weak else "")
    for name, code in SHARED.items():
        for form in (name, PLURALS.get(name, name + "s"), name + "s"):
            weak = name in ("mark", "sol", "won", "som", "kip", "crown", "real", "dong", "pound")
            add(form, code, "ambiguous,weak" if weak else "ambiguous")
    for form, code in MINOR.items():
        short = form in ("p", "c", "¢")
        # A capital C after a number is a temperature.
        add(form, code, ("minor,symbol,exact" if form.isalpha() else "minor,symbol") if short else "minor")
        if not short and not form.endswith(("y", "ies", "e")) or form == "centime":
            add(form + "s", code, "minor")
    english = Locale("en")
    for code in sorted(english.currencies):
        names = set(english._data["currency_names_plural"].get(code, {}).values()) | {english.currencies[code]}
        historic = any("(" in n for n in names)
        if historic or code in ("XXX", "XTS", "XAU", "XAG", "XPT", "XPD", "XBA", "XBB", "XBC", "XBD", "XDR", "XUA", "XRE", "XFU", "XFO", "XEU"):
            continue
        for name in names:
            name = name.replace("’", "'").replace("&", "and")
            add(name, code)
            # CLDR capitalises its units; running text does not. Lookup ignores case, so one form is enough.
        add(code, code, "exact,code,weak" if code in UNSAFE_CODES else "exact,code")
    yield from seen.values()


def generate() -> None:
    folded = {}
    for form, code, flags in sorted(rows()):
        folded.setdefault(form if "exact" in flags else form.lower(), (form, code, flags))
    lists.write(
        "currencies", "words", ["form", "iso4217", "flags"],
        "names, symbols and codes of currencies; code: ISO 4217 code; minor: a hundredth; ambiguous: several states have it; "
        "weak: only beside a number; exact: case matters",
        "Unicode CLDR (babel 2.18.0), short forms by hand", "Unicode License v3", folded.values())
