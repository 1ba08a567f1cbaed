"""The splitters that are compared. Each takes texts and yields the spans of their sentences in code points."""
import json
import resource
import subprocess
import sys
import time


def available(extract):
    """The splitters that can run here, by name; says which cannot."""
    yield "extract", Extract(extract)
    for name, make in MAKERS:
        try:
            yield name, Library(make())
        except Exception as problem:  # A library may miss its data as well as itself.
            print(f"compare-sentences: without {name}: {str(problem).splitlines()[0]}", file=sys.stderr)


class Extract:
    """The command, which is given JSON Lines and writes records."""

    def __init__(self, path):
        self.command = [
            path, "run", "--input-format", "jsonl", "--no-clean", "--only", "sentences", "--no-text", "-j", "1", "-"]

    def run(self, texts):
        lines = "".join(json.dumps({"id": "", "text": text}, ensure_ascii=False) + "\n" for text in texts)
        return subprocess.run(self.command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout

    def split(self, texts):
        records = [json.loads(line) for line in self.run(texts).split(b"\n") if line]
        return [[(span["start"], span["end"]) for span in record["sentences"]] for record in records]

    def time(self, texts):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        self.run(texts)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


class Library:
    """A library for Python: a function from a text to its sentences, or to their spans."""

    def __init__(self, function):
        self.function = function

    def split(self, texts):
        return [self.spans(text) for text in texts]

    def spans(self, text):
        result, position = [], 0
        for piece in self.function(text):
            if isinstance(piece, tuple):
                result.append(piece)
                continue
            piece = piece.strip()
            start = text.find(piece, position)
            # A library that changes white space is found by its words.
            if start < 0:
                start, end = locate(text, piece, position)
            else:
                end = start + len(piece)
            result.append((start, end))
            position = end
        return result

    def time(self, texts):
        before = time.process_time()
        for text in texts:
            for _ in self.function(text):
                pass
        return time.process_time() - before


def pieces(path, size=20_000):
    """A text cut at line ends into pieces of that size, as extract-measure cuts it."""
    result, lines, length = [], [], 0
    with open(path, encoding="utf-8", newline="") as file:
        for line in file:
            lines.append(line)
            length += len(line.encode())
            if length >= size:
                result.append("".join(lines))
                lines, length = [], 0
    return result + (["".join(lines)] if lines else [])


def measured(program, path):
    """Megabytes a second of tokens and sentences, as `extract-measure` prints them."""
    printed = subprocess.run([program, "sentences", path], stdout=subprocess.PIPE, check=True, text=True).stdout
    line = next(line for line in printed.splitlines() if line.startswith("tokens and sentences: "))
    return float(line.split(": ")[1].split()[0])


def locate(text, piece, position):
    """The span of a sentence whose white space differs from the text's."""
    while position < len(text) and text[position].isspace():
        position += 1
    end = position
    for character in piece:
        if character.isspace():
            continue
        while end < len(text) and text[end].isspace():
            end += 1
        end += 1
    return position, min(end, len(text))


def sentencex():
    from sentencex import segment
    return lambda text: segment("en", text)


def blingfire():
    from blingfire import text_to_sentences
    return lambda text: text_to_sentences(text).split("\n")


def pysbd():
    import pysbd
    return pysbd.Segmenter(language="en", clean=False).segment


def nupunkt():
    from nupunkt import sent_tokenize
    return sent_tokenize


def punkt():
    from nltk.tokenize import sent_tokenize
    sent_tokenize("Data is there.")
    return sent_tokenize


def spacy_rules():
    import spacy
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    language.max_length = 10 ** 8
    return lambda text: [(span.start_char, span.end_char) for span in language(text).sents]


def spacy_model():
    import spacy
    language = spacy.load("en_core_web_sm", exclude=["ner", "lemmatizer", "tagger", "attribute_ruler"])
    return lambda text: [(span.start_char, span.end_char) for span in language(text).sents]


def icu():
    import icu

    def spans(text):
        text_of_icu = icu.UnicodeString(text)
        iterator = icu.BreakIterator.createSentenceInstance(icu.Locale("en"))
        iterator.setText(text_of_icu)
        start = unit = position = 0
        for end in iterator:
            # ICU counts UTF-16 code units.
            while unit < end:
                unit += 2 if text[position] > "\uffff" else 1
                position += 1
            yield start, position
            start = position

    return spans


MAKERS = [
    ("sentencex", sentencex), ("BlingFire", blingfire), ("pySBD", pysbd), ("punkt (nltk)", punkt), ("nupunkt", nupunkt),
    ("spaCy sentencizer", spacy_rules), ("spaCy en_core_web_sm", spacy_model), ("ICU", icu),
]
