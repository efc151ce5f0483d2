"""Hanon's first twenty exercises, made from their figures.

A figure is one bar of eight sixteenths. It climbs two octaves of the scale of C, one step a bar,
and another one comes down again. Figures are written in steps of the scale above the bar's root:
0 is the root, 4 the fifth above it, -1 the note below it. Roots climb from C to the second B, and
come down from the C above to D. A few exercises bend a bar where they turn and where they end.
"""

from ..score import Movement, Part, Work

UP = range(0, 14)
DOWN = range(14, 0, -1)

# Number: up, down (None: the way up in a mirror), then bars that differ, by their place.
EXERCISES = {
    1: ("0 2 3 4 5 4 3 2", None),
    2: ("0 2 5 4 3 4 3 2", "4 1 -1 0 1 0 1 2"),
    3: ("0 2 5 4 3 2 3 4", "4 1 -1 0 1 2 1 0"),
    4: ("0 1 0 2 5 4 3 2", "4 3 4 1 -1 0 1 2"),
    5: ("0 5 4 5 3 4 2 3", "0 1 0 2 1 3 2 4"),
    6: ("0 5 4 5 3 5 2 5", None),
    7: ("0 2 1 3 2 4 3 2", None),
    8: ("0 2 4 5 3 4 2 3", None),
    9: ("0 2 3 2 4 3 5 4", None),
    10: ("0 5 4 3 2 3 2 3", None),
    11: ("0 2 5 4 5 4 3 4", "4 1 -1 0 -1 0 1 0"),
    12: ("5 0 2 1 0 1 2 0", None),
    13: ("2 0 3 1 4 2 3 4", "2 4 1 3 2 0 1 2"),
    14: ("0 1 3 2 3 2 4 3", None),
    15: ("0 2 1 3 2 4 3 5", None),
    16: ("0 2 1 2 5 4 3 4", "4 1 2 1 -1 0 1 0"),
    17: ("0 2 5 4 6 5 4 5", "4 1 -1 0 -2 -1 0 -2"),
    18: ("0 1 3 2 4 3 1 2", None),
    19: ("0 5 3 4 5 3 2 4", None),
    20: ("2 4 7 9 7 6 7 5", "9 7 4 2 4 3 4 2"),
}
FIRST = {12: "4 0 2 1 0 1 2 0"}
TURN = {  # the last bar of the way up, on B
    6: "0 5 4 5 3 5 2 1", 12: "5 0 2 1 0 1 2 3", 15: "0 2 1 3 2 4 3 4", 17: "0 2 5 4 6 5 4 3",
}
END = {  # the last bar of the way down, on D
    6: "4 -1 0 -1 1 -1 2 1", 9: "4 2 1 2 0 1 0 1", 15: "4 2 3 1 2 0 1 0",
}
TOP = {20: "2 4 7 9 7 6 7 4"}  # one bar more on the upper C
# One bar more on the lower C, which for some is the plain figure.
BOTTOM = {12: "0 4 2 3 4 3 2 3", 20: "9 7 4 2 4 3 4 3"}
TO_THE_BOTTOM = {1, 4, 7, 8, 13}
# No. 17 ends a bar early, on E.
EARLY_END = {17: "4 1 -1 0 -2 -1 0 -1"}


def figure(text):
    return [int(word) for word in text.split()]


def bars(number):
    """Each bar's notes, in steps of the scale above the lowest C."""
    up, down = EXERCISES[number]
    up = figure(up)
    down = figure(down) if down else [4 - step for step in up]
    rows = [(root, up) for root in UP] + [(root, down) for root in DOWN]
    last_up, last_down = len(UP) - 1, len(rows) - 1
    if number in FIRST:
        rows[0] = (0, figure(FIRST[number]))
    if number in TURN:
        rows[last_up] = (UP[-1], figure(TURN[number]))
    if number in END:
        rows[last_down] = (DOWN[-1], figure(END[number]))
    if number in EARLY_END:
        rows[last_down - 1:] = [(DOWN[-2], figure(EARLY_END[number]))]
    if number in TO_THE_BOTTOM:
        rows.append((0, down))
    if number in BOTTOM:
        rows.append((0, figure(BOTTOM[number])))
    if number in TOP:
        rows.insert(len(UP), (14, figure(TOP[number])))
    return rows


def fingers(steps, hand):
    """Five different notes within a sixth lie under the five fingers, in order."""
    notes = sorted(set(steps))
    if len(notes) != 5 or notes[-1] - notes[0] > 5:
        return [""] * len(steps)
    order = [notes.index(step) + 1 for step in steps]
    return [f"-{finger if hand == 'rh' else 6 - finger}" for finger in order]


def note(step, octave):
    """A note by its place in the scale, 0 being the C that starts `octave` (3 is c)."""
    octave, name = octave + step // 7, "cdefgab"[step % 7]
    return f"={name}{chr(39) * (octave - 3)}{',' * (3 - octave)} {name}"


def hand(number, which):
    octave = 3 if which == "rh" else 2
    rows, text, clef = bars(number), [], "bass"
    turn = len(UP) + (number in TOP)
    for place, (root, steps) in enumerate(rows):
        words = []
        wanted = "treble" if which == "rh" and root + min(steps) > 2 else "bass"
        if wanted != clef:
            words.append(f"\\clef:{wanted}")
            clef = wanted
        shown = fingers(steps, which) if place in (0, turn) else [""] * len(steps)
        for index, (step, finger) in enumerate(zip(steps, shown)):
            words.append(note(root + step, octave) + ("16" if index == 0 else "") + finger)
        if place + 1 == turn:
            words.append("||")
        elif place + 1 == len(rows):
            words.append(":|")
        else:
            words.append("|")
        text.append(" ".join(words))
    if number == 20:
        text.append("=e <e c'>2 |." if which == "rh" else "=c, <c c'>2 |.")
    else:
        text.append("=c c2 |." if which == "rh" else "=c, c2 |.")
    return "\n".join(text)


BASS_PIANO = Part("Piano", "Pno.", [("rh", "bass"), ("lh", "bass")], sound=1, kind="piano")

WORKS = [Work(
    slug="virtuoso-pianist",
    title="The Virtuoso Pianist",
    subtitle="Part I: Exercises 1–20",
    composer="Charles-Louis Hanon (1819–1900)",
    author="Charles-Louis Hanon",
    foot="First published in 1873",
    parts=[BASS_PIANO],
    movements=[
        Movement({"rh": hand(number, "rh"), "lh": hand(number, "lh")}, "c major", "2/4",
                 title=f"Exercise No. {number}", bpm=60, indent=False)
        for number in EXERCISES
    ],
    folio=True,
    staff_size=20,
    movement_paper="page-count = #2  system-count = #10  ragged-last-bottom = ##f",
    pages=42,
    sale=dict(
        asset_id=101006, format="Piano Solo Folio", format_short_name="PFBK", seconds=1900,
        tempo=60, asset_type="FOLIO",
        description="The first twenty of Hanon's sixty exercises, complete, with a title page and "
                    "contents. Begin at 60 to the quarter note and work up to 108.",
        difficulty=(2, 4), price=14.99, categories=["Methods and Studies"],
        keywords=["Hanon", "exercises", "technique", "five fingers", "studies"],
        series=["Methods and Studies"], skills=["finger independence", "evenness", "agility"],
        instruments=[("keyboard", "Piano")],
        contributors=[("Charles-Louis Hanon", "composer")], related=[101005],
    ),
)]
