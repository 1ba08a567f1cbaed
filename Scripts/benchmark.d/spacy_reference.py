"""Times spaCy over the first part of a JSON Lines file: FILE MEGABYTES. Prints one JSON object, or {} without spaCy.

Loading is not counted. HTML documents are passed over: spaCy does not read them.
"""
import json
import sys
import time


def main(path, megabytes):
    try:
        import spacy
    except ImportError:
        return {}
    try:
        pipeline, name = spacy.load("en_core_web_sm"), "en_core_web_sm"
    except OSError:
        pipeline, name = spacy.blank("en"), "blank English with sentencizer"
        pipeline.add_pipe("sentencizer")
    texts, size = [], 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            text = json.loads(line).get("text")
            if text is not None:
                texts.append(text)
                size += len(text.encode())
            if size >= megabytes * 1_000_000:
                break
    start = time.monotonic()
    for _ in pipeline.pipe(texts):
        pass
    return {"pipeline": f"spaCy {spacy.__version__}, {name}", "mb_per_s": size / 1e6 / (time.monotonic() - start)}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], float(sys.argv[2]))))
