"""Reading and writing of the lists: TSV with a header of `# key: value` lines."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LISTS = ROOT / "Sources/ExtractData/Lists"
NAME_COLUMNS = ["name", "label", "key", "links", "flags", "aliases"]


def write(name: str, kind: str, columns: list[str], purpose: str, source: str, licence: str, rows) -> None:
    """Writes a generated list; rows are tuples of strings, written in the order of their bytes, without repetitions."""
    header = {
        "list": name, "kind": kind, "columns": ",".join(columns), "purpose": purpose, "source": source,
        "licence": licence, "regenerate": f"Scripts/generate-data {name}",
    }
    lines = set()
    for row in rows:
        row = tuple(row) + ("",) * (len(columns) - len(row))
        if len(row) != len(columns) or any("\t" in c or "\n" in c for c in row) or row[0] != " ".join(row[0].split()):
            raise ValueError(f"{name}: bad row {row!r}")
        lines.add("\t".join(row))
    text = "".join(f"# {key}: {value}\n" for key, value in header.items())
    text += "".join(line + "\n" for line in sorted(lines, key=lambda line: line.encode()))
    LISTS.mkdir(parents=True, exist_ok=True)
    (LISTS / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")


def read(name: str) -> list[list[str]]:
    """The rows of a list in the repository."""
    lines = (LISTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def forms(name: str) -> list[str]:
    """The names and aliases of a list in the repository."""
    return [form for row in read(name) for form in (row[0], *(row[5].split("|") if len(row) > 5 else ())) if form]
