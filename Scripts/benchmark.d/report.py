"""Prints the figures of a benchmark as tables, alone or beside those of an earlier one."""

ROWS = [
    ("one core, file list", "one_core_mb_per_s", "MB/s"),
    ("one core, JSON Lines", "one_core_jsonl_mb_per_s", "MB/s"),
    ("all cores, file list", "all_cores_mb_per_s", "MB/s"),
    ("all cores, JSON Lines", "all_cores_jsonl_mb_per_s", "MB/s"),
    ("all cores to one", "scaling", "x"),
    ("wc -w", "wc_mb_per_s", "MB/s"),
    ("one core to wc -w", "ratio_to_wc", "x"),
    ("peak memory, one core", "one_core_peak_mb", "MB"),
    ("peak memory, all cores", "all_cores_peak_mb", "MB"),
    ("first record, one document", "first_record_ms", "ms"),
    ("first record, whole list", "first_record_of_list_ms", "ms"),
]


def show(figures):
    """One run's figures."""
    heading(figures)
    for title, key, unit in ROWS:
        print(f"{title:<28}{number(figures[key]):>10} {unit}")
    spacy = figures["spacy"]
    if spacy:
        print(f"{spacy['pipeline']}, on 1 MB of the text")
        print(f"{'':<28}{number(spacy['mb_per_s']):>10} MB/s")
        print(f"{'one core to that':<28}{number(figures['one_core_mb_per_s'] / spacy['mb_per_s']):>10} x")
    else:
        print("spaCy is not installed for this Python: not measured.")
    print(f"\n{'layer':<28}{'user s':>10}{'share':>8}")
    for layer in figures["layers"]:
        print(f"{layer['name']:<28}{layer['user_s']:>10.3f}{layer['share']:>8.0%}")


def compare(figures, baseline):
    """Before and after, with the factor between them; says where the two were not taken alike."""
    heading(figures)
    if figures["machine"] != baseline["machine"]:
        print(f"Careful: the baseline is of another machine, {baseline['machine']['model']}")
    if figures["corpus"]["sha256"] != baseline["corpus"]["sha256"]:
        print("Careful: the baseline is of another corpus; --corpus DIR keeps one")
    print(f"{'':<28}{'before':>10}{'after':>10}{'factor':>8}")
    for title, key, unit in ROWS:
        row(title, baseline.get(key), figures[key], unit)
    before = {layer["name"]: layer["user_s"] for layer in baseline["layers"]}
    for layer in figures["layers"]:
        row(layer["name"], before.get(layer["name"]), layer["user_s"], "s user")


def heading(figures):
    corpus, machine = figures["corpus"], figures["machine"]
    print(f"{corpus['bytes'] / 1e6:.1f} MB in {corpus['documents']} documents, {corpus['html']} of them HTML; corpus "
          f"{corpus['sha256'][:12]}")
    print(f"{machine['model']}, {machine['cores']} cores, {machine['system']}; {figures['version']}")
    print(f"median of {figures['runs']} alternating runs; 1 MB is 1,000,000 bytes of documents\n")


def row(title, before, after, unit):
    factor = f"{after / before:.2f}" if before else ""
    print(f"{title:<28}{number(before) if before is not None else '':>10}{number(after):>10}{factor:>8} {unit}")


def number(value):
    """Three significant digits, and no exponent."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.3f}"
