"""companies.tsv: companies of the large stock indices of America, Europe and Japan, from `pytickersymbols`."""

import re

from pytickersymbols.indices_data import INDICES

import common_words
import lists
import person_names
from places import is_latin, plain

# What ends the full name of a company and is left out where news speaks of it.
LEGAL_FORM = re.compile(
    r",? (?:Inc\.?|Incorporated|Corp\.?|Corporation|Company|& Co\.?|Co\.?|plc|PLC|Ltd\.?|Limited|LLC|L\.P\.|LP|N\.V\.|NV"
    r"|S\.A\.|SA|SE|AG|AB|ASA|A/S|Oyj|S\.p\.A\.|SpA|KGaA|N\.A\.)$")
# Left out as well where the word before it means nothing else.
PARENT = re.compile(r" (?:Group|Holdings?)$")
# The class of a share, which the source has glued to some names.
SHARE_CLASS = re.compile(r"(?<=[a-zäöü])[A-C]$")
# A letter, a digit and a letter: no text has such a word as one.
FORMULA = re.compile(r"[A-Z][0-9][A-Z]")
# Better known as the names of others.
DROPPED = {"Schrödinger", "Sto SE & Co. KGaA", "Sto"}


def forms_of(*names: str) -> set[str]:
    """The names and aliases of lists in lower case."""
    return {form.lower() for name in names for form in lists.forms(name)}


def words_of(*names: str) -> set[str]:
    return {row[0].lower() for name in names for row in lists.read(name)}


def full_names():
    for index in INDICES.values():
        for company in index["companies"]:
            name = re.sub(r" *\([^)]*\)", "", company["name"]).replace("’", "'").replace("–", "-")
            yield SHARE_CLASS.sub("", " ".join(name.split()))


class Names:
    """What else a short name may be."""

    def __init__(self):
        self.others = words_of("common_words", "common_acronyms", "given_names", "person_titles", "function_words")
        self.others |= forms_of("cities", "countries", "subdivisions", "regions")
        self.english = {word.lower() for word, _ in common_words.dictionary()}
        # Without those of the census, which nearly all partners of firms have: "Walker & Dunlop".
        self.surnames = {name.lower() for name in person_names.of_tables()[1]}
        self.given_names = words_of("given_names")

    def flags(self, name: str, is_bare: bool) -> list[str] | None:
        """The flags of a name that the source has as it is, or with a legal form behind it; `None` if it means something else."""
        words = name.lower().split()
        if len(words) > 1:
            is_person = len(words) < 4 and words[0] in self.given_names and words[-1] in self.surnames
            return [] if not is_person else ["ambiguous"] if is_bare else None
        if len(name) < 3 or not name[0].isupper() or words[0] in self.others:
            return None
        if words[0] in self.surnames or words[0] in self.english:
            return ["ambiguous"] if is_bare else None
        if not name.isupper() or len(name) > 4:
            return []
        return ["exact", "ambiguous"] if len(name) == 3 else ["exact"]


def rows():
    """One row a name: of companies with one name the first."""
    seen = set()
    for row in all_rows():
        if row[0].lower() not in seen:
            seen.add(row[0].lower())
            yield row


def all_rows():
    names = Names()
    known = forms_of("organizations")
    for full in sorted(set(full_names())):
        if FORMULA.search(full):
            continue
        short = full
        while (shorter := LEGAL_FORM.sub("", short)) != short:
            short = shorter
        if short.lower() in known or full.lower() in known or short in DROPPED or not is_latin(full):
            continue
        flags = names.flags(short, is_bare=short == full)
        if flags is None:
            if short == full:
                continue
            short, flags = full, []
        key = f"org/{re.sub(r'[^a-z0-9]+', '-', plain(short)).strip('-')}"
        aliases = sorted({full, full.replace(",", "")} - {short})
        yield short, "ORG", key, "", ",".join(flags), "|".join(aliases)
        word = PARENT.sub("", short)
        if word != short and " " not in word and word.lower() not in known:
            if (flags := names.flags(word, is_bare=False)) is not None:
                yield word, "ORG", key, "", ",".join(flags), ""


def generate() -> None:
    lists.write("companies", "names", lists.NAME_COLUMNS,
                "companies of stock indices that the list of organisations does not have; exact: case matters; ambiguous: also another name",
                "pytickersymbols 1.17.10", "MIT", rows())
