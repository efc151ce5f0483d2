"""Short tunes as page contents: five lines, some notes, and a heading."""

SCALE = "cdefgab"
ARCH = [0, 2, 4, 7, 4, 2, 0, 1]
STAIRS = [0, 1, 2, 0, 2, 3, 4, 2]
LEAPS = [0, 5, 1, 6, 2, 7, 3, 0]


def note(x, y):
    return f"{x} {y} 7 5 re f {x + 6} {y + 2} m {x + 6} {y + 28} l S"


def staff(x, y, width, notes):
    lines = "\n".join(f"{x} {y + 6 * line} m {x + width} {y + 6 * line} l S" for line in range(5))
    step = width // (len(notes) + 1)
    heads = "\n".join(note(x + step * (i + 1), y + 3 * n - 3) for i, n in enumerate(notes))
    return f"0.5 w\n{lines}\n{heads}"


def heading(text, x=72, y=770, size=18):
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET"


def tune(title, notes=ARCH, x=72, top=770, width=450):
    """Black on white, with its own colours set, in q and Q's care of nobody."""
    return (
        f"0 g 0 G\n{heading(title, x, top)}\n"
        + staff(x, top - 80, width, notes)
        + "\n"
        + staff(x, top - 160, width, notes[::-1])
        + "\n"
    )
