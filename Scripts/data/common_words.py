"""common_words.tsv: the most frequent lower-case words, used to doubt names."""

from pathlib import Path

import symspellpy

import lists

COUNT = 7000
# Given names and other names that the frequency list has in lower case.
NAMES = set("""
john james david robert michael william mary george thomas charles paul peter richard henry joseph edward martin simon daniel andrew
francis albert arthur alexander anthony benjamin christopher eric frederick harold howard jack jason kevin kenneth larry louis matthew
patrick philip ralph raymond roger ronald samuel scott stephen steven stuart susan timothy walter elizabeth margaret jane anne sarah
linda jennifer karen lisa nancy laura maria julia helen alice emma anna london paris england china japan india america europe africa
january february april june july september october november december monday tuesday wednesday thursday friday saturday sunday
english french german spanish chinese japanese american british european christian jewish roman greek russian italian jackson johnson
smith brian ian lee tom tim jim joe ben dan sam jeff greg gary alan adam aaron carl chris doug ken jon johnny jerry harry fred frank
""".split()) - {"jack", "frank", "harry"}


def rows():
    text = (Path(symspellpy.__file__).parent / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    counts = {}
    for line in text.splitlines():
        word, count = line.split()
        if word.isalpha() and word.islower() and word.isascii() and word not in NAMES and (len(word) > 2 or word in SHORT):
            counts[word] = int(count)
    for word in sorted(counts, key=lambda w: (-counts[w], w))[:COUNT]:
        yield (word,)


SHORT = set("a i am an as at be by do go he hi if in is it me my no of oh on or ox so to up us we ad ah".split())


def generate() -> None:
    lists.write(
        "common_words", "words", ["form"], "the most frequent English words in lower case, which make a name doubtful",
        "symspellpy 6.10.1 frequency dictionary (SCOWL words, counts of Google Books Ngrams)", "MIT; CC BY 3.0 (Google Books Ngrams)",
        rows())
