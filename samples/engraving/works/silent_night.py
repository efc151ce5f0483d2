"""Gruber's carol with its German words and a plain broken-chord accompaniment of ours."""

from ..instruments import PIANO, VOICE
from ..score import Movement, Work

MELODY = """
    =f' f8.( g16) f8 d4. | f8. g16 f8 d4. | c'4 c8 a4. | bes4 bes8 f4. |
    g4 g8 bes8. a16 g8 | f8. g16 f8 d4. | g4 g8 bes8. a16 g8 | f8. g16 f8 d4. |
    c'4 c8 es8. c16 a8 | bes4.( d) | bes8( f) d f8. es16 c8 | bes4.~ bes4 r8 |.
"""
WORDS = """
    Stil- le Nacht, hei- li- ge Nacht! Al- les schläft, ein- sam wacht
    nur das trau- te, hoch- hei- li- ge Paar. Hol- der Kna- be im lo- cki- gen Haar,
    schlaf in himm- li- scher Ruh, schlaf in himm- li- scher Ruh!
"""
# Half a bar each: what the left hand breaks, and the chord above it.
HARMONY = {
    "B": ("=bes, bes8 f' bes", "=bes <bes d f>4."),
    "F": ("=f, f8 c' es", "=a <a c es>4."),
    "E": ("=es es8 bes' es", "=bes <bes es g>4."),
}
ORDER = "BB BB FF BB EE BB EE BB FF BB BF".split()
RIGHT = " | ".join(" ".join(HARMONY[half][1] for half in bar) for bar in ORDER)
RIGHT += " | =bes <bes d>4.~ <bes d>4 r8 |."
LEFT = " | ".join(" ".join(HARMONY[half][0] for half in bar) for bar in ORDER)
LEFT += " | =bes, bes8 f' d bes4 r8 |."

WORKS = [Work(
    slug="silent-night",
    title="Stille Nacht",
    subtitle="Silent Night",
    composer="Franz Xaver Gruber (1787–1863)",
    author="Franz Xaver Gruber",
    poet="Joseph Mohr (1792–1848)",
    parts=[VOICE, PIANO],
    movements=[Movement({"voice": MELODY, "rh": RIGHT, "lh": LEFT}, "bes major", "6/8",
                        tempo="Sehr ruhig", beat="4.", bpm=46, lyrics={"voice": [WORDS]})],
    staff_size=20,
    layout="short-indent = 8\\mm",
    paper="page-count = #1\nsystem-count = #4\nragged-last-bottom = ##f",
    pages=1,
    sale=dict(
        asset_id=101008, format="Voice and Piano", format_short_name="VPF", seconds=65, tempo=46,
        voicing="Solo Voice",
        description="The carol of 1818 with its German words, for voice and piano.",
        difficulty=(1.5, 2), price=2.49, categories=["Christmas", "Vocal"],
        keywords=["carol", "Christmas", "Silent Night", "Stille Nacht", "German"],
        series=["Carols"], skills=["legato singing", "broken chords"],
        instruments=[("voice", "Voice"), ("keyboard", "Piano")],
        contributors=[("Franz Xaver Gruber", "composer"), ("Joseph Mohr", "lyricist")],
    ),
)]
