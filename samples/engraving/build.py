"""Writes one work's files and runs the tools that turn them into a PDF and a picture."""

import hashlib
import os
import re
import subprocess
from pathlib import Path

from . import check, lilypond, musicxml

SAMPLES = Path(__file__).resolve().parent.parent
COVER_HEIGHT = 800
COVER_LIMIT = 60_000


class BuildError(Exception):
    pass


def build(work):
    work.prepare()
    folder = SAMPLES / work.slug
    folder.mkdir(exist_ok=True)
    (folder / "score.ly").write_text(lilypond.write(work), encoding="utf-8")
    (folder / "score.musicxml").write_text(musicxml.write(work), encoding="utf-8")
    frames = [frame for movement in work.movements for frame in movement.frame]
    short = {number for number, frame in enumerate(frames, 1) if frame.short}
    faults = check.check(folder / "score.musicxml", short)
    if faults:
        raise BuildError("\n".join(faults))
    warnings = engrave(folder)
    found = pages(work)
    if work.pages and found != work.pages:
        raise BuildError(f"{work.slug} has {found} pages, its layout was made for {work.pages}")
    cover(folder)
    return found, warnings


def engrave(folder):
    # Run inside the folder with plain names, so that no path of this machine gets into the PDF.
    # A fixed date keeps a rebuilt PDF from differing only in when it was made.
    command = ["lilypond", "--loglevel=WARNING", "-dno-point-and-click", "-o", "score", "score.ly"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True,
                            env={**os.environ, "SOURCE_DATE_EPOCH": "1735689600"})
    if result.returncode:
        raise BuildError(result.stderr)
    settle_id(folder / "score.pdf")
    return result.stderr.strip()


def settle_id(pdf):
    """Makes the PDF's random identifier depend on its contents, so that a rebuild is the same."""
    pattern = rb"(/ID\s*\[\s*<)([0-9A-Fa-f]{32})(>\s*<)([0-9A-Fa-f]{32})(>)"
    empty = re.sub(pattern, rb"\g<1>" + b"0" * 32 + rb"\g<3>" + b"0" * 32 + rb"\g<5>",
                   pdf.read_bytes())
    name = hashlib.md5(empty).hexdigest().upper().encode()
    pdf.write_bytes(re.sub(pattern, rb"\g<1>" + name + rb"\g<3>" + name + rb"\g<5>", empty))


def pages(work):
    output = subprocess.run(["pdfinfo", "score.pdf"], cwd=SAMPLES / work.slug, check=True,
                            capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in output.splitlines() if line.startswith("Pages:"))


def cover(folder):
    """The first page as a small picture: few greys are enough for print."""
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-f", "1", "-l", "1", "-singlefile",
                    "score.pdf", "cover"], cwd=folder, check=True)
    for greys in (16, 8, 4):
        subprocess.run(["convert", "cover.pgm", "-resize", f"x{COVER_HEIGHT}", "-dither", "None",
                        "-colors", str(greys), "-strip", "-define", "png:exclude-chunks=date,time",
                        "-define", "png:compression-level=9", "PNG8:cover.png"],
                       cwd=folder, check=True)
        if (folder / "cover.png").stat().st_size <= COVER_LIMIT:
            break
    (folder / "cover.pgm").unlink()
