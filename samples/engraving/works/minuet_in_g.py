"""Petzold's minuet, from the second Notebook for Anna Magdalena Bach (1725)."""

from ..instruments import PIANO
from ..score import Movement, Work

RIGHT = """
    d'4-5 g,8-1 a b c | d4 g, g | e' c8 d e fis | g4 g, g |
    c4 d8 c b a | b4 c8 b a g | fis4 g8 a b g | b4 a2 |
    d4 g,8 a b c | d4 g, g | e' c8 d e fis | g4 g, g |
    c4 d8 c b a | b4 c8 b a g | a4 b8 a g fis | g2. :|:
    b'4-5 g8 a b g | a4 d,8 e fis d | g4 e8 fis g d | cis4 b8 cis a4 |
    a8-1 b cis d e fis | g4 fis e | fis a, cis | d2. |
    d4 g,8 fis g4 | e' g,8 fis g4 | d' c b | a8 g fis g a4 |
    d,8-1 e fis g a b | c4 b a | b8 d g,4 fis | <b, d g>2. :|
"""

LEFT = """
    <g b d>2 a4 | b2. | c | b | a | g | d'4 b g | d' d,8 c' b a |
    b2 a4 | g b g | c2. | b4 c8 b a g | a2 fis4 | g2 b4 | c d d, | g2 g,4 :|:
    g'2. | fis | e4 g e | a2 a,4 | a'2. | b4 d cis | d fis, a | d d, c' |
    b2 b4 | c2 c4 | b a g | d'2 r4 | d,2 fis4 | e g fis | g b, d | g d g, :|
"""

WORKS = [Work(
    slug="minuet-in-g",
    title="Minuet in G",
    subtitle="from the Notebook for Anna Magdalena Bach, BWV Anh. 114",
    composer="Christian Petzold (1677–1733)",
    author="Christian Petzold",
    parts=[PIANO],
    movements=[Movement({"rh": RIGHT, "lh": "=c' " + LEFT}, "g major", "3/4", indent=False)],
    staff_size=20,
    paper="system-count = #7\nragged-last-bottom = ##f",
    pages=1,
    sale=dict(
        asset_id=101001, format="Piano Solo", format_short_name="PF", seconds=95, tempo=120,
        description="The best known of the short dances that Anna Magdalena Bach copied into her "
                    "notebook of 1725, long taken for a work of J. S. Bach.",
        difficulty=(1.5, 2), price=2.99, categories=["Classical", "Baroque"],
        keywords=["minuet", "menuet", "Bach", "Anna Magdalena", "dance"],
        series=["First Classics"], skills=["two-part playing", "articulation"],
        instruments=[("keyboard", "Piano")],
        contributors=[("Christian Petzold", "composer")], related=[101002],
    ),
)]
