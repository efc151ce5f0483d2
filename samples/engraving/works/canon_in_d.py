"""Pachelbel's canon for string quartet: the score, and the four parts drawn from it.

Three voices play the same line two bars apart over the ground. The original has three violins;
here the viola takes the third voice an octave lower, but where that would go below its lowest
string it stays at the violins' pitch.
"""

from copy import deepcopy

from ..instruments import QUARTET
from ..score import Movement, Work

# The canon's fifty bars; each says where it starts (its first note's own octave).
LINE = """
    =fis'' fis4 e d cis
    =b' b4 a b cis
    =d'' d4 cis b a
    =g' g4 fis g e
    =d' d8 fis a g fis d fis e
    =d' d8 b d a' g b a g
    =fis' fis8 d e cis' d fis a a,
    =b' b8 g a fis d d' d8. cis16
    =d'' d16 cis d d, cis a' e fis d d' cis b cis fis a b
    =g'' g16 fis e g fis e d cis b a g fis e g fis e
    =d' d16 e fis g a e a g fis b a g a g fis e
    =d' d16 b b' cis d cis b a g fis e b' a b a g
    =fis' fis8 fis' e4 r8 d fis4
    =b'' b4 a b cis
    =d''' d8 d, cis4 r8 b d4
    =d'' d4. d8 d g e a
    =a'' a16 fis32 g a16 fis32 g a a, b cis d e fis g fis16 d32 e fis16 fis,32 g a b a g a fis g a
    =g' g16 b32 a g16 fis32 e fis e d e fis g a b g16 b32 a b16 cis32 d a b cis d e fis g a
    =fis'' fis16 d32 e fis16 e32 d e cis d e fis e d cis d16 b32 cis d16 d,32 e fis g fis e fis d' cis d
    =b' b16 d32 cis b16 a32 g a g fis g a b cis d b16 d32 cis d16 cis32 b cis d e d cis d b cis
    =d'' d8 r cis r b r d r
    =d' d8 r d r d r e r
    =a' r8 a r a r fis r a
    =g' r8 g r fis r g r e'
    =fis'' fis16 fis, g fis e e' fis e d fis, d b' a a, g a
    =b b16 b' cis b a a, g a b b' a b cis cis, b cis
    =d' d16 d' e d cis cis, d cis b b' a b cis cis, fis e
    =d' d16 d' e g fis fis, a fis' d g fis g e a, g a
    =fis' fis16 a a a a a a a fis fis fis fis fis fis a a
    =g' g16 g g d' d d d d d d b b a a e' cis
    =a' a16 fis' fis fis e e e e d d d d a' a a a
    =b'' b16 b b b a a a a b b b b cis cis, cis cis
    =d'' d16 d,32 e fis16 d cis cis'32 d e16 cis b b,32 cis d16 b cis a'32 g fis16 e
    =d' d16 g32 fis e16 g fis d32 e fis16 a g b32 a g16 fis e a32 g fis16 e
    =fis' fis16 d'32 cis d16 fis, a a32 b cis16 a fis d'32 e fis16 d fis fis32 e d16 cis
    =b' b16 b32 a b16 cis d fis32 e d16 fis g d32 cis b16 b a e a a
    =a' a4. a8 d,4. a'8
    =g' g4 a g8 d d8. cis16
    =d' d8 d' cis4 b a
    =d' d8. e16 fis4 b e,8. e16
    =fis' fis8. fis'16 fis g fis e d8. d16 d e d cis
    =b' b4 d d16 c b c a8. a16
    =a' a8. a'16 a b a g fis8. fis16 fis g fis e
    =d'' d16 c b c a8. a16 g8 d' cis!8. cis16
    =d'' d8 d4 cis b a8~
    =a' a8 g4 fis8~ fis8. e16 e4
    =fis' fis8 fis'4 e8 d d'4 c8
    =b'' b4 d8 a b4 a
    =a'' a4 a,8. g16 fis4 fis'8. e16
    =d'' d4. d8 d4 cis!
""".strip().splitlines()

# How the first voice, and for two bars the second, goes on after the line.
CODA = """
    =d'' d8 d, cis cis' b b, a a'
    =g' g8 g' fis fis, e b' e, e'
    =fis'' fis8 fis, e e' d d, cis cis'
    =b' b8 b' a a, g8. e'16 a,8 a
""".strip().splitlines()

# Bars of the third voice (by their place in the line) that a viola cannot play an octave lower:
# single notes are put up in the first two, the others stay at the violins' pitch.
VIOLA = {6: "=d d8 b' d, a' g b a g", 12: "=d d16 b' b cis d cis b a g fis e b' a b a g",
         25: LINE[24], 26: LINE[25], 27: LINE[26], 33: LINE[32]}


def lower(bar):
    """The same bar an octave down."""
    start, rest = bar.strip().split(" ", 1)
    return (start[:-1] if start.endswith("'") else start + ",") + " " + rest


def voice(rests, bars, last):
    return " | ".join(["R"] * rests + bars + [last]) + " |."


VIOLA_LINE = [VIOLA.get(place) or lower(bar) for place, bar in enumerate(LINE, 1)]

SCORE = Work(
    slug="canon-in-d",
    title="Canon in D",
    subtitle="arranged for string quartet",
    composer="Johann Pachelbel (1653–1706)",
    author="Johann Pachelbel",
    parts=QUARTET,
    movements=[Movement(
        {
            "violin1": voice(2, LINE + CODA, "=a' a1 \\fermata"),
            "violin2": voice(4, LINE + CODA[:2], "=fis' fis1 \\fermata"),
            "viola": voice(6, VIOLA_LINE, "=d' d1 \\fermata"),
            "cello": "=d d4 a b fis | g d g a | " + "d a b fis | g d g a | " * 27
                     + "d1 \\fermata |.",
        },
        "d major", "4/4", tempo="Andante", bpm=56,
    )],
    staff_size=15,
    layout="short-indent = 10\\mm",
    paper="page-count = #4\nragged-last-bottom = ##f\nsystem-system-spacing.padding = #3",
    pages=4,
    sale=dict(
        asset_id=101009, format="String Quartet", format_short_name="STR4", seconds=245, tempo=56,
        asset_type="PCK",
        description="The canon over a ground bass, arranged for string quartet. The viola takes "
                    "the third violin's voice an octave lower. Score and four parts.",
        difficulty=(3, 3.5), price=9.99, categories=["Classical", "Baroque", "Chamber Music"],
        keywords=["canon", "ground bass", "wedding", "string quartet", "Pachelbel"],
        series=["Chamber Music"], skills=["canon", "ensemble playing"],
        instruments=[("strings", "Violin"), ("strings", "Viola"), ("strings", "Violoncello")],
        contributors=[("Johann Pachelbel", "composer")],
        packages=[
            (101009, "SCORE", "Full Score", 1, True), (101501, "VLN1", "Violin I", 1, False),
            (101502, "VLN2", "Violin II", 1, False), (101503, "VLA", "Viola", 1, False),
            (101504, "VLC", "Violoncello", 1, False),
        ],
    ),
)


def part(number, price=2.99):
    """One player's music out of the score."""
    player = SCORE.parts[number]
    names = [name for name, _ in player.staves]
    whole = SCORE.movements[0]
    word = player.name.lower().replace(" ii", "-2").replace(" i", "-1")
    sale = deepcopy(SCORE.sale)
    sale.update(
        asset_id=101501 + number, song_number=1009, asset_type="CHMBK", price=price,
        format=f"{player.name} Part", format_short_name="PART",
        description=f"The {player.name.lower().replace(' ii', ' II').replace(' i', ' I')} part of "
                    "the canon arranged for string quartet.",
        instruments=[("strings", player.name.split()[0])], packages=[], related=[101009],
    )
    return Work(
        slug=f"canon-in-d-{word}", title=SCORE.title, subtitle=player.name, author=SCORE.author,
        composer=SCORE.composer, parts=[player],
        movements=[Movement({name: whole.music[name] for name in names}, whole.key, whole.time,
                            tempo=whole.tempo, bpm=whole.bpm, indent=False)],
        staff_size=20, layout="\\context { \\Score skipBars = ##t }", sale=sale,
        paper="" if number == 3 else "page-count = #2\nragged-last-bottom = ##f",
    )


WORKS = [SCORE] + [part(number) for number in range(4)]
