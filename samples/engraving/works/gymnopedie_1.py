"""Satie printed both halves in full; they differ only from bar 32 of each on."""

from ..instruments import PIANO
from ..score import Movement, Work

MELODY = """
    s2. | s | s | s |
    r4 =f'' fis( a | g fis cis | b cis d | a2. | fis2.~ | fis~ | fis~ | fis) |
    r4 =f'' fis( a | g fis cis | b cis d | a2. | cis | fis | e,~ | e~ | e) |
    a4( b c | e d b | d c b | d2.~ | d2) d4( | e f g | a c, d | e d b | d2.~ | d2) d4( |
"""
MELODY_FIRST = """
    g2. | fis | b,4 a b | cis d e | cis d e | fis,2.) | =c' <c e a c> | =d' <d fis a d> ||
"""
MELODY_SECOND = """
    g2. | f | b,4 c f | e d c | e d c | f,2.) | =c' <c e a c> | =d' <d f a d> |.
"""

# The chords of the second beat; written on the upper staff, and on the lower from bar 19 to 31.
CHORDS = """
    r4 =b <b d fis>2 \\pp | r4 =a <a cis fis>2 | r4 =b <b d fis>2 | r4 =a <a cis fis>2 |
""" + """
    r4 =b <b d fis>2 | r4 =a <a cis fis>2 | r4 =b <b d fis>2 | r4 =a <a cis fis>2 |
""" * 3 + """
    r4 =a <a cis fis>2 | r4 =b <b d fis>2 |
""" + "s2. | " * 13
CHORDS_FIRST = """
    r4 =b <b e g>2 | r4 =a <a cis fis>2 | r4 =b <b d fis>2 | r4 =c' <cis e a>2 |
    r4 =a <a cis fis a>2 | r4 =a <a d>4 <b d g> | s2. | s |
"""
CHORDS_SECOND = """
    r4 =b <b e g>2 | r4 =a <a d f a>2 | r4 =a <a c f>2 | r4 =c' <c e a>2 |
    r4 =a <a c f a>2 | r4 =a <a d>4 <b d g> | s2. | s |
"""

LOW_CHORDS = "s2. | " * 18 + """
    r4 =g <g b>2 | r4 =b <b d g>2 | r4 =f <f a d>2 |
    r4 =a <a c e>2 | r4 =g <g b e>2 | r4 =d <d g b e>2 | r4 =c <c e a d>2 | r4 =c <c fis a d>2 |
    r4 =a <a c f>2 | r4 =a <a c e>2 | r4 =d <d g b e>2 | r4 =c <c e a d>2 | r4 =c <c fis a d>2 |
    s2. | s | s | s | s | r4 =b, b e | s2. | s |
"""

BASS = "=g, " + "g2. | d | " * 8 + """
    fis | b, | e | e | d | a | d | d | d | d | d | d | d | d | d |
"""
BASS_FIRST = " e | fis | b, | e | e | e | <a g'> | =d, <d a' d> || "
BASS_SECOND = "=e, e | e | e | e | e | e | <a g'> | =d, <d a' d> |."

WORKS = [Work(
    slug="gymnopedie-1",
    title="Gymnopédie No. 1",
    composer="Erik Satie (1866–1925)",
    author="Erik Satie",
    parts=[PIANO],
    movements=[Movement(
        {
            "rh": [MELODY + MELODY_FIRST + MELODY + MELODY_SECOND,
                   CHORDS + CHORDS_FIRST + CHORDS + CHORDS_SECOND],
            "lh": [LOW_CHORDS * 2,
                   BASS + BASS_FIRST + BASS + BASS_SECOND],
        },
        "d major", "3/4", tempo="Lent et douloureux", indent=False,
    )],
    staff_size=19,
    paper="system-count = #15\npage-count = #3\nragged-last-bottom = ##f",
    pages=3,
    sale=dict(
        asset_id=101003, format="Piano Solo", format_short_name="PF", seconds=200, tempo=72,
        description="The first of three slow dances of 1888, marked to be played slowly and "
                    "sorrowfully.",
        difficulty=(2, 3), price=4.99, categories=["Classical", "French"],
        keywords=["Satie", "Gymnopedie", "slow", "film", "meditation"],
        skills=["balance of melody and chords", "pedal"],
        instruments=[("keyboard", "Piano")],
        contributors=[("Erik Satie", "composer")], related=[101004],
    ),
)]
