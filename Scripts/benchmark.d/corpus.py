"""Makes the benchmark's corpus: small documents like the seeds and fixtures, varied by a seeded generator.

The same sources and size give the same bytes, whatever the Python version: only `random.random()` is drawn from, whose
sequence is guaranteed. Run as a program (so that the measuring process stays small) it takes: SIZE_MB ROOT TARGET.
"""
import hashlib
import html
import json
import os
import random
import re
import shutil
import sys

FOLDERS = 300
SMALLEST, LARGEST = 1_000, 8_000
HTML_SHARE, SEED_SHARE = 0.1, 0.5
TEXT, MARKUP = (".txt", ".text", ".md"), (".html", ".htm", ".xhtml")
SYLLABLES = """ba be da do fa ga go ha ja ka ke ko la li lo ma mi mo na ne no pa ra re ri ro sa se so ta ti to va vi wa
ya zo""".split()

CALENDAR = set("""Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
September October November December""".split())

CASE_TITLE = re.compile(r"^=== ", re.M)
CASE = re.compile(r"^:(\w+)[^\n]*\n(.*?)(?=^~~~|^===|\Z)", re.M | re.S)
SENTENCE_GAP = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”')])) +(?=[A-Z\"“(])")
NUMBER = re.compile(r"(?<![\w.,])\d+(?![\w])")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
TAG = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)\s*>|<!--.*?-->|<[^>]*>)", re.S | re.I)


def sources(root):
    """(is a seed, is HTML, text) of every document under seeds/ and Fixtures/; cases of fixture files one by one."""
    for top in ("seeds", "Fixtures"):
        paths = []
        for folder, folders, names in os.walk(os.path.join(root, top)):
            folders[:] = [name for name in folders if not name.startswith(".")]
            paths += [os.path.join(folder, name) for name in names if not name.startswith((".", "README"))]
        for path in sorted(paths):
            with open(path, "rb") as file:
                data = file.read(65_537)
            if len(data) > 65_536:
                continue
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                continue
            extension = os.path.splitext(path)[1].lower()
            if CASE_TITLE.search(text):
                for kind, body in CASE.findall(text):
                    yield top == "seeds", kind == "html", body
            elif extension in TEXT + MARKUP:
                yield top == "seeds", extension in MARKUP, text


def recipe(sources, size):
    """Changes whenever the corpus would: with the sources, the size and this program."""
    with open(__file__, "rb") as file:
        return hashlib.sha256(file.read() + repr((size, sources)).encode()).hexdigest()


class Writer:
    """Documents varied from sources of four kinds: seed or fixture, text or HTML."""

    def __init__(self, sources):
        self.random = random.Random(20250101).random
        self.paragraphs = {}
        self.pages = {}
        known = set()
        for is_seed, is_html, text in sources:
            if is_html:
                self.pages.setdefault(is_seed, []).append(text)
            else:
                pieces = [piece.strip() for piece in re.split(r"\n\s*\n", text) if piece.strip()]
                if not pieces:
                    continue
                self.paragraphs.setdefault(is_seed, []).append(pieces)
                known.update(NAME.findall(text))
        if not self.paragraphs:
            sys.exit("benchmark: no text under seeds/ or Fixtures/ to make a corpus of")
        self.known = sorted(known - CALENDAR)

    def below(self, bound):
        return int(self.random() * bound)

    def pick(self, kinds):
        """One source: a seed or a fixture by a fixed share, so that more fixtures do not shift the measure."""
        is_seed = self.random() < SEED_SHARE
        choices = kinds.get(is_seed) or kinds[not is_seed]
        return choices[self.below(len(choices))]

    def document(self):
        """(is HTML, text)"""
        self.names = {}
        goal = SMALLEST + self.below(LARGEST - SMALLEST - 500)
        if self.pages and self.random() < HTML_SHARE:
            return True, self.page(goal)
        return False, "\n\n".join(self.prose(goal)) + "\n"

    def page(self, goal):
        """A page, with paragraphs added at the end of its body where it is shorter than wanted."""
        parts = TAG.split(self.pick(self.pages))
        page = "".join(part if index % 2 else self.varied(part) for index, part in enumerate(parts))
        added = "".join(f"<p>{html.escape(part, quote=False)}</p>\n" for part in self.prose(goal - len(page)))
        body, end, rest = page.rpartition("</body>")
        return body + added + end + rest if end else page + added

    def prose(self, goal):
        """Paragraphs of one source after the other, their sentences in another order, until they have `goal` bytes."""
        parts, size = [], 0
        while size < goal:
            paragraphs = self.pick(self.paragraphs)
            for paragraph in paragraphs[self.below(len(paragraphs)) if parts else 0:]:
                sentences = []
                for sentence in self.shuffled(SENTENCE_GAP.split(paragraph)):
                    sentences.append(self.varied(sentence))
                    size += len(sentences[-1].encode()) + 2
                    if size >= goal:
                        break
                parts.append(" ".join(sentences))
                if size >= goal:
                    break
        return parts

    def shuffled(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items

    def varied(self, text):
        return NAME.sub(self.name, NUMBER.sub(self.number, text))

    def number(self, match):
        digits = match[0]
        if len(digits) == 4 and digits[:2] in ("19", "20"):
            return str(1950 + self.below(76))
        if len(digits) <= 2:
            return str(1 + self.below(max(1, int(digits))))
        return str(1 + self.below(9)) + "".join(str(self.below(10)) for _ in digits[1:])

    def name(self, match):
        """Half of the capitalized words inside sentences become another, the same all through a document: one that
        stands elsewhere in the sources, so that lists go on knowing names, or an invented one, which they do not.
        """
        old = match[0]
        if old in CALENDAR:
            return old
        if old not in self.names:
            draw = self.random()
            if draw < 0.5:
                new = old
            elif draw < 0.75:
                new = self.known[self.below(len(self.known))]
            else:
                new = "".join(SYLLABLES[self.below(len(SYLLABLES))] for _ in range(2 + self.below(2))).capitalize()
            self.names[old] = new
        return self.names[old]


def make(size_mb, root, target):
    """Writes the corpus unless it is there; returns nothing, `corpus.json` in the target describes it."""
    found = list(sources(root))
    key = recipe(found, size_mb)
    about = os.path.join(target, "corpus.json")
    if os.path.exists(about):
        with open(about) as file:
            if json.load(file)["recipe"] == key:
                return
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    writer, digest, total, count, pages = Writer(found), hashlib.sha256(), 0, 0, 0
    with open(os.path.join(target, "files.txt"), "w") as listing, \
            open(os.path.join(target, "corpus.jsonl"), "w") as lines, \
            open(os.path.join(target, "all.bin"), "wb") as whole:
        while total < size_mb * 1_000_000:
            is_html, text = writer.document()
            folder = os.path.join(target, "files", f"{count % FOLDERS:03d}")
            if count < FOLDERS:
                os.makedirs(folder)
            path = os.path.join(folder, f"{count:06d}" + (".html" if is_html else ".txt"))
            data = text.encode()
            with open(path, "wb") as file:
                file.write(data)
            whole.write(data)
            digest.update(data)
            listing.write(path + "\n")
            field = "html" if is_html else "text"
            lines.write(json.dumps({"id": f"{count:06d}", field: text}, ensure_ascii=False) + "\n")
            total, count, pages = total + len(data), count + 1, pages + is_html
    description = {"sha256": digest.hexdigest(), "bytes": total, "documents": count, "html": pages}
    with open(about, "w") as file:
        json.dump({"recipe": key, **description}, file)


if __name__ == "__main__":
    make(float(sys.argv[1]), sys.argv[2], sys.argv[3])
