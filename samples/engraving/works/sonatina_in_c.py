"""Clementi's first sonatina, all three movements."""

from ..instruments import PIANO
from ..score import Movement, Work

SPIRITOSO = Movement({
    "rh": """
    =c'' c4-3 \\f e8 c g4 g | c e8 c g4 g' | f8 e d c b c b c | d c b a g4 r |
    c e8 c g4 g | =e'' e g8 e c4 e8 c | d b c a b g a fis | g a b c d e fis g |
    a,4 a' a a | b,8 c d e fis g a b | c,4 c' c c | d,8 g b d c b a g |
    fis e g fis a g fis e | e d c b d c b a | g2 r :|:
    =b' b4 \\p d8 b g4 g | c es8 c g4 g' | f d es c | b8 c d b g4 g |
    =g'' g8 g, g' g, g' g, g' g, | g' g, g' g, g' g, g' g, |
    =d'' d es f d f es d c | =b' <b g'>4 r r2 |
    =c' c4 \\f e8 c g4 g | c e8 c g4 g' | f8 e d c b c b c | d c b a g4 r |
    c g8 c e4 e | e c8 e g4 c | =e' <e g> <d f> <c e> <b d> | c8 d e f g a b c |
    c,4 =d'' d d d | e,8 f g a b c d e | f,4 f' f f | g,8 c e g f e d c |
    =a'' a g f e d c b a | g a f g e f d e | c4 r r2 :|
    """,
    "lh": """
    =c c4 r r2 | c4 r r2 | c4 r c r | g r =g g8 f e d | c4 r r2 | =c' c4 r r fis, |
    g c, d d, | g r r2 | =fis fis8 d' a d fis, d' a d | g,4 r r2 | =a a8 d c d a d c d |
    b4 r r2 | =c' c4 r c, r | d r d, r | g8 b d g g,4 r :|:
    =f' f1 | es | b2 c | g1 | =f' f4 g, d' g, | es' g, c g | b r c r | g g, =g g8 f e d |
    c4 r r2 | c4 r r2 | c4 r c r | g r g8 f e d | c4 r r2 | c'4 r r2 |
    =g g4 r g, r | c r r2 | =b, b8 g' d g b, g' d g | c,4 r r2 | d8 g f g d g f g |
    e4 r r2 | f4 r f r | g r g, r | =c, c8 e g c c,4 r :|
    """,
}, "c major", "2/2", title="I", tempo="Spiritoso", indent=False)

ANDANTE = Movement({
    "rh": """
    =c'' c2 \\p f4 | a,2 c4 | f,2 g4 \\trill grace{ f16 g } | a4 3:2{ f8 a c } 3:2{ f f f } |
    d4 3:2{ =f' f8 bes d } 3:2{ f f f } | c4 3:2{ =a'' a8 g f } 3:2{ e d c } |
    3:2{ c e, g } 3:2{ c f, a } 3:2{ c f, a } | c8. a16 g4 r |
    3:2{ =d'' <d f>8 <d f> <d f> } 3:2{ <c e> <c e> <c e> } 3:2{ <b d> <b d> <b d> } |
    g'4 3:2{ =g' g8 a b } 3:2{ c d e } |
    3:2{ =a' a f' d } 3:2{ =e' <e c'> <e c'> <e c'> } 3:2{ <d b'> <d b'> <d b'> } |
    =f' <f d'>2 <e c'>4 |
    3:2{ =c'' c8 c c } 3:2{ es d c } 3:2{ bes a g } | 3:2{ fis a d, } 3:2{ g bes d, } 3:2{ =a' a c d, } |
    3:2{ =bes' bes bes bes } 3:2{ d c bes } 3:2{ a g f } |
    3:2{ e g c, } 3:2{ f a c } 3:2{ =a' <a c> <g bes> <f a> } |
    <f a>4 3:2{ <e g>8 <a c> <a c> } 3:2{ <a c> <g bes> <f a> } | <f a>4 <e g> r |
    =c'' c2 f4 | a,2 c4 | es,2 es4 \\trill grace{ d16 es } | 3:2{ d8 f bes } 3:2{ d d d } d4 |
    3:2{ =g' <g bes>8 <g bes> <g bes> } 3:2{ <f a> <f a> <f a> } 3:2{ <e g> <e g> <e g> } |
    =c'' c8. f,16 3:2{ =f'' f8 e d } 3:2{ c bes a } | 3:2{ g bes d } f,4 g \\trill grace{ f16 g } | f2. |.
    """,
    "lh": """
    3:2{ =f f8 a c } 3:2{ f, a c } 3:2{ f, a c } | 3:2{ f, a c } 3:2{ f, a c } 3:2{ f, a c } |
    3:2{ =c c f a } 3:2{ =c c f a } 3:2{ =c c e g } | 3:2{ f a c } r4 r | 3:2{ =f f8 bes d } r4 r |
    3:2{ =f f8 a c } 3:2{ f, a c } 3:2{ f, a c } | bes4 a f |
    3:2{ =c c8 f a } 3:2{ =c c e g } 3:2{ =c c e g } | =g, g2 =f f4 | 3:2{ e8 g c } =e e2 |
    f4 g g, | =c, c4 =g, g4 c | R | =c' c bes fis | g r r | bes a f | 3:2{ c8 =c' c c } c4 r |
    3:2{ =c c8 =c' c c } 3:2{ c d c } 3:2{ bes a g } | 3:2{ =f f a c } 3:2{ f, a c } 3:2{ f, a c } |
    3:2{ f, a c } 3:2{ f, a c } 3:2{ f, a c } | 3:2{ f, a c } 3:2{ f, a c } 3:2{ f, a c } |
    bes2 r4 | =c, c2 =bes, bes4 | 3:2{ a8 c f } 3:2{ a, c f } 3:2{ a, c f } |
    3:2{ =bes, bes d g } 3:2{ =c c f a } 3:2{ =c c e g } | 3:2{ =f, f a c } 3:2{ f c a } f4 |.
    """,
}, "f major", "3/4", title="II", tempo="Andante", indent=False)

# The finale's theme is eight bars, and comes back three times.
THEME = """
    =e'' e16 d c8 c | g'4 f16 e | d8 f b, | c g g | =e'' e16 d c8 c | g'4 f16 e |
    d16 e f e f d | c8 r r |
"""
LOW_THEME = THEME.replace("=e''", "=e'")
THEME_LEFT = """
    =c c8 e g | c, e g | c, d f | c e g | c, e g | c, e g | g, d' g | c, e g |
"""

VIVACE = Movement({
    "rh": THEME.replace("e16 d c8", "e16 \\p d c8", 1) + LOW_THEME + """
    =g' g16 f e8 e | a16 g f8 f | d16 f b f b f | e8 g c |
    =g' g16 f e8 e | =e'' e16 d c8 c | =fis' fis16 g a b c a | g8 r =b'' b16 c |
    d c b a g fis | e d c b a g | fis g a b c a | g8 r =b'' b16 c | d c b a g fis |
    =f' f8 f =d'' d16 b | f8 f =d'' d16 b | f8 r r | d r r | =b b16 g a b c d |
    """ + THEME + LOW_THEME + """
    =g' g16 f e8 e | a16 g f8 f | d16 f b f b f | e8 r =e'' e16 f |
    g f e d c b | a g f e d c | b c d e f d | c4 r8 |
    =g'' g16 f e8 e | a16 g f8 f | d16 f b f b f | e8 r =e''' e16 f |
    g f e d c b | a g f e d c | b c d e f d | c8 r r |
    =e' <e g> r r | <e g c> r r | =e'' <e g> r r | <e g c>4 r8 |.
    """,
    "lh": THEME_LEFT * 2 + """
    =c' c4 r8 | c4 r8 | c8 c c | c c c | c4 r8 | =a <a c>4 r8 |
    =d <d a'>8 <d a'> <d a'> | =g <g b> <g b> <g b> | <g b> <g b> <g b> | <g c> <g c> <g c> |
    <g c> <g c> <g c> | <g b> <g b> <g b> | <g b> <g b> <g b> | <g b> r r | <g b> r r |
    =g g b d | g, b d | g,4 r8 |
    """ + THEME_LEFT * 2 + """
    =c' c4 r8 | c4 r8 | c8 c c | c g e | c d e | f4 r8 | g,4 r8 | c8 e g |
    =c' c4 r8 | c4 r8 | c8 c c | c g e | c d e | f f f | g, g g | c e g |
    =c c e g | =c c e g | =c c e g | =c, c4 r8 |.
    """,
}, "c major", "3/8", title="III", tempo="Vivace", indent=False)

WORKS = [Work(
    slug="sonatina-in-c",
    title="Sonatina in C",
    subtitle="Opus 36, No. 1",
    composer="Muzio Clementi (1752–1832)",
    author="Muzio Clementi",
    parts=[PIANO],
    movements=[SPIRITOSO, ANDANTE, VIVACE],
    staff_size=20,
    layout="\\context { \\Voice \\override TupletBracket.bracket-visibility = ##f }",
    paper="page-count = #6\nragged-last-bottom = ##f",
    pages=6,
    sale=dict(
        asset_id=101005, format="Piano Solo", format_short_name="PF", seconds=290, tempo=150,
        description="The first of the six progressive sonatinas of 1797, complete in three "
                    "movements: Spiritoso, Andante and Vivace.",
        difficulty=(2.5, 3), price=6.99, categories=["Classical"],
        keywords=["sonatina", "Clementi", "op. 36", "teaching", "recital"],
        series=["Recital Favourites"], skills=["scales", "triplets", "sonata form"],
        instruments=[("keyboard", "Piano")],
        contributors=[("Muzio Clementi", "composer")], related=[101004, 101006],
    ),
)]
