"""Makes the files, the list that the tests read, and the table for people."""

import sys
from pathlib import Path

from . import (  # noqa: F401
    annotated,
    boxes,
    broken,
    content,
    features,
    filters,
    offices,
    produced,
    resources,
    surroundings,
    syntax,
    transformed,
    trees,
    xrefs,
)
from .table import ALL, write_readme, write_tsv
from .tools import MissingTool

HERE = Path(__file__).resolve().parent.parent


def main(wanted):
    failed = False
    for entry in ALL:
        if wanted and not entry.name.startswith(tuple(wanted)):
            continue
        try:
            data = entry.make()
        except MissingTool as missing:
            print(f"{entry.name} stays as it is: there is no {missing}", file=sys.stderr)
            continue
        except RuntimeError as error:
            failed = True
            print(f"{entry.name} failed: {error}", file=sys.stderr)
            continue
        (HERE / entry.name).write_bytes(data)
    names = {entry.name for entry in ALL}
    assert len(names) == len(ALL), "a name is used twice"
    for file in HERE.glob("*.pdf"):
        if file.name not in names:
            file.unlink()
    write_tsv(HERE / "expected.tsv")
    write_readme(HERE / "README.md")
    if failed:
        sys.exit(1)


main(sys.argv[1:])
