"""Surnames of the 1990 census of the United States, without those that are oftener something else.

Every name stands for at least a hundred households, and the tables of other packages lack most of them. A word of English
or an entry of another list would be taken for a person wherever it has a capital letter, so these are left out.
"""

from pathlib import Path

import english_words
import names

import lists
from common_words import dictionary
from places import plain

# So many of the names, the most frequent first; behind these come more and more misspellings.
COUNT = 60_000
# Lists that say of a word that it is the name of a person.
OF_PERSONS = {"given_names", "surnames"}
ENDINGS = ("s", "es", "d", "ed", "er", "ers", "ing")


def other_forms() -> set[str]:
    """All that lists have as something else than the name of a person, folded."""
    names = {path.stem for path in lists.LISTS.glob("*.tsv")} - OF_PERSONS
    return {plain(form) for name in names for form in lists.forms(name)}


class English:
    """What is a word of English, which a dictionary has in lower case and books use."""

    def __init__(self):
        used = {word for word, _ in dictionary()}
        in_small = {word for word in english_words.get_english_words_set(["web2"]) if word.islower()}
        self.words = {word for word in in_small if word in used or word.replace("or", "our") in used}
        self.used = used

    def has(self, word: str) -> bool:
        return word in self.words or any(
            word.endswith(ending) and word.removesuffix(ending) in self.words for ending in ENDINGS if word in self.used)


def surnames():
    """The names, with capitals where other sources have them."""
    table = (Path(names.__file__).parent / "dist.all.last").read_text(encoding="ascii").splitlines()
    others, english = other_forms(), English()
    for line in table[:COUNT]:
        name = line.split()[0].title()
        if len(name) > 3 and plain(name) not in others and not english.has(plain(name)):
            yield name
