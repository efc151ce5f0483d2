"""What the corpus consists of, and what is expected of each file."""

from typing import NamedTuple


class Odd(NamedTuple):
    name: str
    what: str
    make: object
    by: str
    expected: str
    pages: int
    reason: str
    note: str


ALL = []


def odd(name, what, by="by hand", expected="prepared", pages=1, reason="", note=""):
    """Registers a function that makes a file, as bytes."""

    def register(make):
        ALL.append(Odd(name + ".pdf", what, make, by, expected, pages, reason, note))
        return make

    return register


def refused(name, what, reason, by="by hand", note=""):
    return odd(name, what, by, "refused", 0, reason, note)


def write_tsv(path):
    rows = [
        "\t".join([o.name, o.expected, str(o.pages), o.reason or "-", o.note or "-"])
        for o in sorted(ALL)
    ]
    path.write_text("# file\texpected\tpages\treason\tnote\n" + "\n".join(rows) + "\n")


def write_readme(path):
    """Puts the table where the old one is."""
    head = path.read_text().split("| File |")[0]
    rows = ["| File | What is odd about it | Made with | Expected |", "|---|---|---|---|"]
    for o in sorted(ALL):
        rows.append(f"| `{o.name}` | {o.what} | {o.by} | {expectation(o)} |")
    path.write_text(head + "\n".join(rows) + "\n")


def expectation(o):
    text = f"refused: {o.reason}" if o.expected == "refused" else o.expected
    if o.expected != "refused":
        text += f", {o.pages} page" + ("s" if o.pages != 1 else "")
    return text + (f" ({o.note})" if o.note else "")
