"""Finds the lines of a file in a text with a Python library, and prints the speed: PEER NAMES TEXT."""
import sys
import time


def automaton(names):
    import ahocorasick

    found = ahocorasick.Automaton()
    for name in names:
        found.add_word(name, name)
    found.make_automaton()
    return lambda text: sum(1 for _ in found.iter(text))


def keywords(names):
    from flashtext import KeywordProcessor

    found = KeywordProcessor(case_sensitive=True)
    for name in names:
        found.add_keyword(name)
    return lambda text: len(found.extract_keywords(text))


def ruler(names):
    import spacy

    found = spacy.blank("en")
    found.max_length = 1 << 40
    found.add_pipe("entity_ruler").add_patterns([{"label": "NAME", "pattern": name} for name in names])

    def search(text):
        # Paragraphs as a user gives them: one document of the whole text would not fit into memory.
        pieces = (piece for piece in text.split("\n\n") if piece)
        return sum(len(document.ents) for document in found.pipe(pieces))

    return search


def main():
    peer, names_path, text_path = sys.argv[1:]
    try:
        with open(names_path, encoding="utf-8") as file:
            names = file.read().splitlines()
        with open(text_path, encoding="utf-8", errors="replace") as file:
            text = file.read()
        search = {"pyahocorasick": automaton, "flashtext": keywords, "spacy": ruler}[peer](names)
    except ImportError:
        print("not installed")
        return
    if peer == "spacy":
        # It takes minutes where the others take seconds.
        text = text[:4_000_000]
    start = time.process_time()
    found = search(text)
    print(f"{len(text.encode()) / 1e6 / (time.process_time() - start):.0f} MB/s, {found} found")


if __name__ == "__main__":
    main()
