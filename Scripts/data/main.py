"""Writes the generated targets; see Scripts/generate-data."""

import importlib
import sys

# In this order: a later list may be checked against an earlier one.
TARGETS = {
    "unicode": "unicode_tables", "common_words": "common_words", "given_names": "person_names", "surnames": "person_names",
    "countries": "countries", "currencies": "currencies", "demonyms": "demonyms", "feast_dates": "feasts", "cities": "cities", "city_namesakes": "cities", "subdivisions": "subdivisions",
    "companies": "companies",
}

if __name__ == "__main__":
    names = sys.argv[1:]
    if names == ["--list"]:
        print("\n".join(TARGETS))
        sys.exit()
    if unknown := [name for name in names if name not in TARGETS]:
        sys.exit(f"generate-data: unknown target {unknown[0]}; the targets are {', '.join(TARGETS)}")
    for module in dict.fromkeys(TARGETS[name] for name in names or TARGETS):
        importlib.import_module(module).generate()
