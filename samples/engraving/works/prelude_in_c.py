"""Bach's first prelude is one figure over 32 harmonies, so it is written as its harmonies."""

from ..instruments import PIANO
from ..score import Movement, Work

# Five notes a bar, from the bottom: two for the left hand, three for the right.
HARMONIES = """
    c'  e'  g'  c'' e''     c'  d'  a'  d'' f''     b   d'  g'  d'' f''     c'  e'  g'  c'' e''
    c'  e'  a'  e'' a''     c'  d'  fis' a' d''     b   d'  g'  d'' g''     b   c'  e'  g'  c''
    a   c'  e'  g'  c''     d   a   d'  fis' c''    g   b   d'  g'  b'      g   bes e'  g'  cis''
    f   a   d'  a'  d''     f   as  d'  f'  b'      e   g   c'  g'  c''     e   f   a   c'  f'
    d   f   a   c'  f'      g,  d   g   b   f'      c   e   g   c'  e'      c   g   bes c'  e'
    f,  f   a   c'  e'      fis, c  a   c'  ees'    as, f   b   c'  d'      g,  f   g   b   d'
    g,  e   g   c'  e'      g,  d   g   c'  f'      g,  d   g   b   f'      g,  ees a   c'  fis'
    g,  e   g   c'  g'      g,  d   g   c'  f'      g,  d   g   b   f'      c,  c   g   bes e'
""".split()


def placed(note, duration):
    """A note in its own octave, as the leaps are wide."""
    bare = note.rstrip("',")
    return f"={note[0]}{note[len(bare):]} {bare}{duration}"


def figures():
    right, tenor, bass = [], [], []
    for start in range(0, len(HARMONIES), 5):
        low, second, *upper = HARMONIES[start:start + 5]
        half = "r8 " + " ".join(placed(note, "16") for note in upper * 2)
        right.append(f"{half} {half} |")
        half = f"r16 {placed(second, '8.~')} {placed(second, '4')}"
        tenor.append(f"{half} {half} |")
        bass.append(f"{placed(low, '2')} {placed(low, '2')} |")
    return " ".join(right), " ".join(tenor), " ".join(bass)


RIGHT, TENOR, BASS = figures()

# The last three bars leave the figure.
RIGHT += """
    r8 =f f16 a c f c a c a f a f d f d |
    r8 =g' g16 b d f d b d b g b d, f e d | =e' <e g c>1 \\fermata |
"""
TENOR += " r16 =c c8.~ c4~ c2 | r16 b8.~ b4~ b2 | =c c1 |"
BASS += " =c, c1 | c | c \\fermata |"

WORKS = [Work(
    slug="prelude-in-c",
    title="Prelude in C",
    subtitle="from The Well-Tempered Clavier, Book I, BWV 846",
    composer="Johann Sebastian Bach (1685–1750)",
    author="Johann Sebastian Bach",
    parts=[PIANO],
    movements=[Movement({"rh": RIGHT, "lh": [TENOR, BASS]}, "c major", "4/4", indent=False)],
    staff_size=19,
    paper="system-count = #12\npage-count = #2\nragged-last-bottom = ##f",
    pages=2,
    sale=dict(
        asset_id=101002, format="Piano Solo", format_short_name="PF", seconds=140, tempo=66,
        description="The piece that opens The Well-Tempered Clavier (1722): one broken-chord "
                    "figure carried through thirty-five bars of changing harmony.",
        difficulty=(2, 3), price=3.99, categories=["Classical", "Baroque"],
        keywords=["prelude", "Well-Tempered Clavier", "BWV 846", "arpeggio", "Ave Maria"],
        series=["First Classics"], skills=["broken chords", "even touch"],
        instruments=[("keyboard", "Piano")],
        contributors=[("Johann Sebastian Bach", "composer")], related=[101001],
    ),
)]
