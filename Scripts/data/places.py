"""What makes the name of a place doubtful, and which alternate names are safe."""

import unicodedata2 as ucd

import lists


def is_latin(name: str) -> bool:
    return all(not c.isalpha() or ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name)


def is_proper(name: str) -> bool:
    """A name in Latin letters whose words are capitalised, without digits, brackets or codes."""
    words = name.split()
    return (
        bool(words) and is_latin(name) and len(name) <= 40 and len(words) <= 5 and name[0].isupper()
        and words[-1][0].isupper() and not name.isupper() and not any(c.isdigit() or c in '(),/;:"[]' for c in name)
        and name.replace("’", "'") == name)


def plain(name: str) -> str:
    return "".join(c for c in ucd.normalize("NFD", name) if not ucd.combining(c)).lower()


def doubtful_words() -> set[str]:
    """Common words, given names and surnames, folded: a place of that name is believed only in context."""
    words = {row[0] for row in lists.read("common_words")}
    for name in ("given_names", "surnames"):
        words |= {plain(row[0]) for row in lists.read(name)}
    return words
