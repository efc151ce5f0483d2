"""The ballad tune of 1580 for guitar, melody and bass."""

from ..instruments import GUITAR
from ..score import Movement, Work

MELODY = """
    @1/8 =a a8 | c4 d8 e8. f16 e8 | d4 b8 g8. a16 b8 | c4 a8 a8. gis16 a8 | b4 gis8 e4 =a a8 |
    c4 d8 e8. f16 e8 | d4 b8 g8. a16 b8 | c8. b16 a8 gis8. fis16 gis8 | a4. a4. ||
    =g' g4. g8. fis16 e8 | d4 b8 g8. a16 b8 | c4 a8 a8. gis16 a8 | b4 gis8 e4. |
    =g' g4. g8. fis16 e8 | d4 b8 g8. a16 b8 | c8. b16 a8 gis8. fis16 gis8 | @5/8 a4. a4 |.
"""
BASS = """
    @1/8 s8 | =a, a4. a | g g | a a | e e4 s8 | =a, a4. a | g g | a e | a a ||
    =c c c | =g, g g | =a, a a | e e | =c c c | =g, g g | =a, a e | @5/8 a4. a4 |.
"""

WORKS = [Work(
    slug="greensleeves",
    title="Greensleeves",
    composer="Traditional, England (registered 1580)",
    author="Traditional",
    parts=[GUITAR],
    movements=[Movement({"guitar": [MELODY, BASS]}, "a minor", "6/8", tempo="Flowing", beat="4.",
                        bpm=52, indent=False)],
    staff_size=23,
    paper="system-count = #6\nsystem-system-spacing.basic-distance = #18",
    pages=1,
    sale=dict(
        asset_id=101014, format="Guitar Solo", format_short_name="GTR", seconds=60, tempo=52,
        description="The Elizabethan ballad tune for guitar: the melody over a bass, mostly on "
                    "open strings.",
        difficulty=(1.5, 2), price=1.99, categories=["Folk", "Guitar"],
        keywords=["Greensleeves", "Elizabethan", "ballad", "fingerstyle"],
        series=["Folk Tunes"], skills=["melody with bass"],
        instruments=[("plucked strings", "Guitar")],
        contributors=[("Traditional", "composer")],
    ),
)]
