"""The tune of the shepherdess's song in large notes on a landscape page."""

from ..instruments import PIANO
from ..score import Movement, Work

FIRST = "=c'' c4 c | g' g | a a | g2 | f4 f | e e | d d | c2 | "
MIDDLE = "=g'' g4 g | f f | e e | d2 | "
FIRST_LEFT = "=c c4 c' | e c | f c | e c | d b | c a | f g | c,2 | "
MIDDLE_LEFT = "=e' e4 c | d b | c a | b g | "

WORKS = [Work(
    slug="ah-vous-dirai-je",
    title="Ah ! vous dirai-je, maman",
    composer="Traditional, France (printed 1761)",
    author="Traditional",
    parts=[PIANO],
    movements=[Movement({
        "rh": FIRST.replace("c4 c", "c4-1 c", 1).replace("g' g", "g'-5 g", 1)
              + MIDDLE * 2 + FIRST.rstrip("| ") + " |.",
        "lh": FIRST_LEFT + MIDDLE_LEFT * 2 + FIRST_LEFT.rstrip("| ") + " |.",
    }, "c major", "2/4", bpm=100, indent=False)],
    staff_size=26,
    page="a4landscape",
    paper="system-count = #4\nragged-last-bottom = ##f",
    pages=1,
    sale=dict(
        asset_id=101013, format="Easy Piano", format_short_name="EPF", seconds=32, tempo=100,
        description="The nursery tune in large notes on a landscape page, for a beginner's first "
                    "weeks with both hands.",
        difficulty=(1, 1), price=0.99, categories=["Children", "Easy Piano"],
        keywords=["Twinkle", "beginner", "large notes", "landscape", "nursery"],
        series=["First Notes"], skills=["both hands together"],
        instruments=[("keyboard", "Piano")],
        contributors=[("Traditional", "composer")], related=[101017],
        hide_page_count=True,
    ),
)]
