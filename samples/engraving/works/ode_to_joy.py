"""The tune from the Ninth Symphony in an easy setting; the left hand is ours."""

from ..instruments import PIANO
from ..score import Movement, Work

RIGHT = """
    =fis' fis4-3 \\mp fis g a | a g fis e | d d e fis | fis4. e8 e2 |
    =fis' fis4 fis g a | a g fis e | d d e fis | e4. d8 d2 |
    e4 e fis d | e fis8( g) fis4 d | e fis8( g) fis4 e | d e a,2 |
    =fis' fis4 \\f fis g a | a g fis e | d d e fis | e4. d8 d2 |.
"""
LEFT = """
    =d d2 e | fis4 e d cis | b2 a | a1 | d2 e | fis4 e d cis | b2 a | a d |
    cis d | cis d | cis d4 a | b gis a2 | d2 e | fis4 e d cis | b2 a | a d |.
"""

WORKS = [Work(
    slug="ode-to-joy",
    title="Ode to Joy",
    subtitle="from the Ninth Symphony, easy piano",
    composer="Ludwig van Beethoven (1770–1827)",
    author="Ludwig van Beethoven",
    parts=[PIANO],
    movements=[Movement({"rh": RIGHT, "lh": LEFT}, "d major", "4/4", bpm=112, indent=False)],
    staff_size=22,
    paper="system-count = #5\nragged-last-bottom = ##f",
    pages=1,
    sale=dict(
        asset_id=101017, format="Easy Piano", format_short_name="EPF", seconds=36, tempo=112,
        description="The tune of the symphony's last movement (1824) for beginners. Withdrawn "
                    "from sale.",
        difficulty=(1, 1.5), price=1.49, categories=["Classical", "Easy Piano"],
        keywords=["Beethoven", "Ninth Symphony", "beginner", "joy"],
        series=["First Notes"], skills=["five-finger position"],
        instruments=[("keyboard", "Piano")],
        contributors=[("Ludwig van Beethoven", "composer")], related=[101013],
        withdrawn=True,
    ),
)]
