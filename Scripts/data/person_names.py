"""given_names.tsv and surnames.tsv: names of persons that `faker` and `mimesis` have for their locales, in Latin letters,
and surnames of a census."""

import importlib
import json
import pkgutil
from pathlib import Path

import faker.providers.person
import mimesis

import census
import lists
from places import is_latin, plain

# Common words that are names first, when capitalised.
NAMES_FIRST = {"jack", "frank", "harry", "tony", "bob", "bill", "nick", "tommy", "teddy", "carol", "patty", "jimmy", "billy"}
# Short forms of frequent given names, of which the tables of bearers have few.
SHORT_FORMS = set(
    "Abe Alex Andy Barb Ben Bert Bev Bill Bob Bud Cal Chad Charlie Chris Chuck Cliff Dan Dave Deb Dick Don Doug Drew Ed Fran Fred Gabe "
    "Gene Gil Ginny Greg Gus Hal Hank Harry Herb Jack Jake Jeff Jen Jerry Jim Jo Joe Josh Ken Kev Kit Larry Lenny Liz Lou Mac Maggie "
    "Marge Matt Max Meg Mel Mick Mike Mitch Nat Nate Ned Nell Nick Pam Pat Peg Pete Phil Rich Rick Rob Rod Ron Russ Sal Sam Sid Stan "
    "Steve Stu Sue Tad Ted Tim Tom Tony Trish Val Vic Vince Walt Wes Zach".split())
# The share of bearers in the United States from which a given name is a frequent one.
FREQUENT = 0.0005
# Names that women and men bear, one of them in countries whose names the tables hardly have.
OF_BOTH = set("Alex Andrea Ariel Cameron Camille Carey Carmel Chris Dana Evelyn Isa Jaime Jan Jocelyn Joy Kelley Nikita Noor Nour Parker Pat Rene Riley Shelley Simone Terry Vivian Wai Wei Yuki"
              .split())
# A name tells a gender that so many times as many tables give it, or bearers in the United States have, as the other one.
CLEAR = 4
SHORT = set("Li Wu Xu Ma Hu He Bo Al Ed Jo Cy Lu Yu Su Le Vo Ho Oh An".split())


def words(value):
    """The strings of a provider's table, which is a sequence, or a mapping from strings to weights."""
    for item in value or ():
        if isinstance(item, str):
            yield item


def name_like(text: str) -> bool:
    return (
        (3 <= len(text) <= 24 or text in SHORT) and is_latin(text) and text[0].isupper() and not text.isupper()
        and all(c.isalpha() or c in "'-" for c in text) and text[-1].isalpha())


def from_faker():
    for module in sorted(m.name for m in pkgutil.iter_modules(faker.providers.person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(dir(provider)):
            if "romanized" in attribute or not ("name" in attribute or "surname" in attribute) or "format" in attribute:
                if "romanized" not in attribute:
                    continue
            value = getattr(provider, attribute)
            if callable(value) or not hasattr(value, "__iter__") or isinstance(value, str):
                continue
            if any(part in attribute for part in ("prefix", "suffix", "middle", "patronymic", "parent")):
                continue
            kind = "surname" if "last" in attribute or "surname" in attribute else "given" if "first" in attribute else None
            gender = "f" if "female" in attribute else "m" if "male" in attribute else "u"
            for name in words(value):
                if kind:
                    yield kind, name, gender


def frequent() -> set[str]:
    """The given names that many bear, by the weights that faker has for the United States, and their short forms."""
    provider = importlib.import_module("faker.providers.person.en_US").Provider
    tables = (provider.first_names_female, provider.first_names_male)
    return SHORT_FORMS | {name for table in tables for name, share in table.items() if share >= FREQUENT}


def from_mimesis():
    for path in sorted((Path(mimesis.__file__).parent / "datasets").glob("*/person.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for kind, key in (("given", "names"), ("surname", "surnames")):
            table = data.get(key, {})
            groups = table.items() if isinstance(table, dict) else [("", table)]
            for group, names in groups:
                for name in words(names):
                    yield kind, name, {"female": "f", "male": "m"}.get(group, "u")


def bearers() -> dict[str, dict[str, float]]:
    """The shares of women and men in the United States who bear a given name, by the weights that faker has."""
    provider = importlib.import_module("faker.providers.person.en_US").Provider
    shares: dict[str, dict[str, float]] = {}
    for gender, table in (("f", provider.first_names_female), ("m", provider.first_names_male)):
        for name, share in table.items():
            shares.setdefault(name, {})[gender] = share
    return shares


def gender_of(tables: dict[str, int], shares: dict[str, float]) -> str:
    """The gender that a name tells: the same in all tables or by far most of them, and for most bearers; else u."""
    def clear(counts):
        for one, other in (("f", "m"), ("m", "f")):
            if counts.get(one, 0) > 0 and counts[one] >= CLEAR * counts.get(other, 0):
                return one
        return "u"

    by_tables, by_bearers = clear(tables), clear(shares)
    return by_tables if by_bearers in ("u", by_tables) else "u"


def of_tables() -> tuple[dict[str, dict[str, int]], set[str]]:
    """The given names of the packages' tables, with how many tables of each gender have them, and their surnames."""
    given, surnames = {}, set()
    for kind, name, gender in [*from_faker(), *from_mimesis()]:
        name = name.strip().replace("’", "'")
        if not name_like(name):
            continue
        if kind == "given":
            genders = given.setdefault(name, {})
            genders[gender] = genders.get(gender, 0) + 1
        else:
            surnames.add(name)
    return given, surnames


def generate() -> None:
    common = {row[0] for row in lists.read("common_words")}
    given, surnames = of_tables()
    known_forms = {plain(name) for name in surnames}
    surnames |= {name for name in census.surnames() if plain(name) not in known_forms}

    def flags(name):
        return "ambiguous" if plain(name) in common - NAMES_FIRST else ""

    known = frequent()

    def given_flags(name):
        return ",".join(flag for flag in (flags(name), "frequent" if name in known else "") if flag)

    shares = bearers()
    source, licence = "faker 40.54.0 and mimesis 22.2.0, all locales with Latin letters", "MIT"
    lists.write("given_names", "words", ["form", "gender", "flags"],
                "given names; ambiguous: also a common word; frequent: many in the United States bear it or go by it", source, licence,
                ((name, "u" if name in OF_BOTH else gender_of(genders, shares.get(name, {})), given_flags(name))
                 for name, genders in given.items()))
    lists.write("surnames", "words", ["form", "flags"], "surnames; ambiguous: also a common word",
                f"{source}; the census of 1990 of the United States (names 0.3.0) without words of English (english-words "
                "2.0.2, web2)", "MIT; public domain (census, web2)",
                ((name, flags(name)) for name in surnames))
