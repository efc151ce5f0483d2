"""Two session jigs for flute."""

from ..instruments import FLUTE
from ..score import Movement, Work

WASHERWOMAN = Movement({"flute": """
    @1/4 =d'' d8 c |: b g g d g g | b g b d c b | c a a e a a | c a c e d c |
    b g g d g g | b g b d c b | c b c a d c | [1 b g g g d' c :| [2 b g g g4. ] |:
    =g'' g8 d g g d g | g d g b a g | fis d fis fis d fis | fis d fis a g fis |
    e g g d g g | c, g' g b, g' g | c, b c a d c | b g g g4. :|
"""}, "g major", "6/8", title="The Irish Washerwoman", beat="4.", bpm=112, indent=False)

KESH = Movement({"flute": """
    =g' g4. g8 a b | a4. a8 b d | e d d g d d | e d b d b a |
    g4. g8 a b | a4. a8 b d | e d d g d b | a g fis g4. :|:
    =b' b8 a b d b d | e g e d b a | b a b d b g | a b a a g a |
    b a b d b d | e g e d b d | g fis g a g a | b g fis g4. :|
"""}, "g major", "6/8", title="The Kesh Jig", beat="4.", bpm=112, indent=False)

WORKS = [Work(
    slug="irish-jigs",
    title="Two Irish Jigs",
    composer="Traditional, Ireland",
    author="Traditional",
    parts=[FLUTE],
    movements=[WASHERWOMAN, KESH],
    staff_size=22,
    pages=1,
    paper="system-system-spacing.basic-distance = #15",
    sale=dict(
        asset_id=101016, format="Flute Solo", format_short_name="FL", seconds=120, tempo=112,
        description="The Irish Washerwoman and The Kesh Jig, for flute alone.",
        difficulty=(2, 2.5), price=1.99, categories=["Folk", "Woodwind"],
        keywords=["jig", "Irish", "session", "dance", "flute"],
        series=["Folk Tunes"], skills=["tonguing", "dance rhythm"],
        instruments=[("woodwind", "Flute")],
        contributors=[("Traditional", "composer")], related=[101010],
    ),
)]
