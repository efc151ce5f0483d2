"""Für Elise, put together from its sections, as the first one comes back four times."""

from ..instruments import PIANO
from ..score import Movement, Work

# Eight bars of the tune up to its last bar, which differs each time.
TUNE = """
    =e'' e16 dis e b d c | a8 r16 c, e a | b8 r16 e, gis b | c8 r16 e, e' dis |
    =e'' e16 dis e b d c | a8 r16 c, e a | b8 r16 e, c' b |
"""
TUNE_LEFT = """
    R | =a, a16 e' a r r8 | =e, e16 e' gis r r8 | =a, a16 e' a r r8 |
    R | =a, a16 e' a r r8 | =e, e16 e' gis r r8 |
"""
MIDDLE = """
    =e'' e8. g,16 f' e | d8. f,16 e' d | c8. e,16 d' c | b8 r16 e, e' r |
    r16 =e'' e e' r r =d'' dis | e r r dis e dis |
"""
MIDDLE_LEFT = """
    =c c16 g' c r r8 | =g, g16 g' b r r8 | =a, a16 e' a r r8 | =e, e16 e' e' r r \\clef:treble =e' e |
    =e'' e16 r r dis e r | r dis e r r8 |
"""
# The first ending leads back to the upbeat, so it is one eighth short.
RIGHT = "@1/8 =e'' e16 \\pp dis | " + TUNE + """
    [1 @1/4 a4 ] :| [2 a8 r16 b c d ] |:
""" + MIDDLE + TUNE + """
    [1 a8 r16 b c d ] :| [2 a8 r16 <e c'> <f c'> <e g c> ] |
    grace{ =f' f16 a } c4 f16. e32 | e8( d) bes'16. a32 | a16( g f e d c) |
    bes8( a) grace{ bes32 } a( g a bes) | c4 d16( dis) | e8. e16 f( a,) | c4 d16. b32 |
    c32 g' g, g' a, g' b, g' c, g' d g | e g c b a g f e d g f d |
    c32 g' g, g' a, g' b, g' c, g' d g | e g c b a g f e d g f d |
    e f e dis e b e dis e b e dis | e8. b16 e dis | e8. b16 e dis | e dis e dis e dis |
""" + TUNE + "a8 r16 b c d |" + MIDDLE + TUNE + """
    a8 r r |
    =e' <e g bes cis>4. | <f a d>4 =c'' <cis e>16 <d f> | =g' <gis d' f>4 <gis d' f>8 | <a c! e>4. |
    =f' <f d'>4 <e c'>16 <d b'> | =c' <c fis a>4 <c a'>8 | <c a'> <e c'> <d b'> | <c a'>4. |
    =e' <e g bes cis>4. | <f a d>4 =c'' <cis e>16 <d f> | <d f>4 <d f>8 | <d f>4. |
    =g' <g es'>4 <f d'>16 <es c'> | <d f bes>4 <d f a>8 | <d f gis>4 <d f gis>8 |
    <c e! a>4 r8 | =e' <e b'>8 r r |
    3:2{ =a a16 \\pp c e } 3:2{ a c e } 3:2{ d c b } |
    3:2{ =a' a c e } 3:2{ a c e } 3:2{ d c b } |
    \\8va 3:2{ =a'' a c e } 3:2{ a c e } 3:2{ d c b } |
    3:2{ bes a gis } 3:2{ g fis f } \\loco 3:2{ e dis d } |
    3:2{ cis c b } 3:2{ bes a gis } 3:2{ g fis f } |
""" + TUNE + "a8 r16 b c d |" + MIDDLE + TUNE + "@1/4 a8 r |."

SOFT = "a16 a a a a a | "
LEFT = "@1/8 r8 | " + TUNE_LEFT + """
    @1/4 =a, a16 e' a r | =a, a16 e' a r r8 |
""" + MIDDLE_LEFT + "\\clef:bass " + TUNE_LEFT + """
    =a, a16 e' a r r8 | =a, a16 e' a =b <bes c> <a c> <g bes c> |
    =f f a c a c a | f bes d bes d bes | f e' <f, g bes> e' <f, g bes> e' | =f f a c a c a |
    f a c a c a | e a c a <d, d'> f | g e' g, e' g, f' |
    \\clef:treble =c' <c e>8 r16 <f g> <e g> <d f g> | <c e g>8 \\clef:bass =f <f a> <g b> |
    \\clef:treble =c' c8 r16 <f g> <e g> <d f g> | <c e g>8 \\clef:bass =f <f a> <g b> |
    <gis b> r r | R | R | R |
""" + TUNE_LEFT + "=a, a16 e' a r r8 |" + MIDDLE_LEFT + "\\clef:bass " + TUNE_LEFT + "=a, " + \
    SOFT * 5 + """
    =d, <d a'> <d a'> <d a'> <d a'> <d a'> <d a'> |
    <dis a'> <dis a'> <dis a'> <dis a'> <dis a'> <dis a'> |
    <e a> <e a> <e a> <e a> <e gis> <e gis> | =a,, <a a'> =a, a a a a a |
""" + SOFT * 3 + "bes bes bes bes bes bes | " * 3 + """
    b! b b b b b | c4 r8 | =e <e gis>8 r r |
    =a,, a8 r =a <a c e> | <a c e> r <a c e> | <a c e> r <a c e> | <a c e> r r | R |
""" + TUNE_LEFT + "=a, a16 e' a r r8 |" + MIDDLE_LEFT + "\\clef:bass " + TUNE_LEFT + \
    "@1/4 =a,, <a a'>8 r |."

WORKS = [Work(
    slug="fur-elise",
    title="Für Elise",
    subtitle="Bagatelle in A minor, WoO 59",
    composer="Ludwig van Beethoven (1770–1827)",
    author="Ludwig van Beethoven",
    parts=[PIANO],
    movements=[Movement({"rh": RIGHT, "lh": LEFT}, "a minor", "3/8", tempo="Poco moto",
                        indent=False)],
    staff_size=20,
    paper="page-count = #4\nragged-last-bottom = ##f",
    layout="\\context { \\Voice \\override TupletBracket.bracket-visibility = ##f }",
    pages=4,
    sale=dict(
        asset_id=101004, format="Piano Solo", format_short_name="PF", seconds=180, tempo=72,
        description="The bagatelle of 1810, published forty years after the composer's death.",
        difficulty=(3, 3.5), price=4.99, categories=["Classical"],
        keywords=["Beethoven", "bagatelle", "WoO 59", "Elise", "recital"],
        series=["Recital Favourites"], skills=["arpeggios", "repeated notes"],
        instruments=[("keyboard", "Piano")],
        contributors=[("Ludwig van Beethoven", "composer")], related=[101003, 101005],
    ),
)]
