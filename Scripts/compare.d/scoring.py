"""Reading gold data, and scores of sentence spans against it."""
import json
import re

STOPS = ".!?…‽‼⁇⁈⁉"
CLOSING = "\"'”’»)]}*_“‘"
LINE_ENDS = "\n\r\u2028\u2029"


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def sample(texts, megabytes):
    """Texts repeated until they have so many megabytes."""
    result, size = [], 0
    while texts and size < megabytes * 1e6:
        for text in texts:
            result.append(text)
            size += len(text.encode())
    return result


def cells(title, rows, spans):
    """The cells of the table for one file."""
    corpus = [(row, found) for row, found in zip(rows, spans) if is_running_text(row)]
    cases = [(row, found) for row, found in zip(rows, spans) if "expected" in row and counts(row)]
    result = {}
    if corpus:
        result[title] = f"{100 * boundary_f1(corpus):.1f}"
    if cases:
        passed = sum(passes(row, found) for row, found in cases)
        result[title] = f"{passed} of {len(cases)}"
    return result


def is_running_text(row):
    """Whether a row is a text with its sentences, and no case of a rule."""
    return bool(row.get("sentences")) and "expected" not in row


def counts(row):
    return not row.get("destructive") and row.get("upstream", "active") == "active"


def passes(row, spans):
    text = row["text"]
    found = [collapse(text[start:end]) for start, end in spans if text[start:end].strip()]
    return found == [collapse(sentence) for sentence in row["expected"]]


def collapse(text):
    return re.sub(r"\s+", " ", text).strip()


def boundary_f1(corpus):
    hits = wrong = missed = 0
    for row, spans in corpus:
        text = row["text"]
        gold = dict(reversed(trimmed(text, start, end)) for start, end in row["sentences"])
        ends = {trimmed(text, start, end)[1] for start, end in spans if text[start:end].strip()}
        gold_ends = {end for end in gold if not at_line_end(text, end)}
        ends = {end for end in ends if not at_line_end(text, end)}
        unannounced = {end for end in gold_ends if not has_stop(text, gold[end], end)}
        gold_ends, ends = gold_ends - unannounced, ends - unannounced
        hits += len(gold_ends & ends)
        wrong += len(ends - gold_ends)
        missed += len(gold_ends - ends)
    return 2 * hits / max(1, 2 * hits + wrong + missed)


def trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def at_line_end(text, end):
    while end < len(text) and text[end].isspace():
        if text[end] in LINE_ENDS:
            return True
        end += 1
    return end >= len(text)


def has_stop(text, start, end):
    end -= 1
    while end > start and (text[end] in CLOSING or text[end].isspace()):
        end -= 1
    return text[end] in STOPS
