"""The tune of the hundredth psalm in the Genevan psalter; the harmony is ours."""

from ..instruments import CHOIR
from ..score import Movement, Work

SOPRANO = """
    @1/2 =g' g2 | g4 fis e d | g2 a | b \\fermata b | b4 b a g | c2 b | a \\fermata g |
    a4 b a g | e2 fis | g \\fermata d' | b4 g a c | b2 a | @1/2 g \\fermata |.
"""
ALTO = """
    @1/2 =d' d2 | d4 d b b | d2 fis | g g | g4 g fis e | e2 g | fis d |
    d4 d fis d | c2 c | b g' | g4 d e e | g2 fis | @1/2 d |.
"""
TENOR = """
    @1/2 =b b2 | b4 a g fis | b2 d | d d | d4 d d b | c2 d | d b |
    a4 g a b | a2 a | g b | d4 d a c | d2 c | @1/2 b |.
"""
BASS = """
    @1/2 =g g2 | g4 d e b | g2 d' | g \\fermata g | g4 g d e | a,2 b | d \\fermata g |
    fis4 g d g | a2 d, | g, \\fermata g' | g4 b, c a | d2 d | @1/2 g, \\fermata |.
"""
VERSES = [
    "All peo- ple that on earth do dwell, Sing to the Lord with cheer- ful voice; "
    "Him serve with fear, his praise forth tell, Come ye be- fore him and re- joice.",
    "The Lord, ye know, is God in- deed; With- out our aid he did us make; "
    "We are his folk, he doth us feed, And for his sheep he doth us take.",
    "O en- ter then his gates with praise, Ap- proach with joy his courts un- to; "
    "Praise, laud, and bless his name al- ways, For it is seem- ly so to do.",
]

WORKS = [Work(
    slug="old-hundredth",
    title="All People That on Earth Do Dwell",
    subtitle="Old Hundredth",
    composer="Louis Bourgeois (c. 1510–c. 1560)",
    author="Louis Bourgeois",
    poet="William Kethe (d. 1594)",
    parts=CHOIR,
    movements=[Movement({"sa": [SOPRANO, ALTO], "tb": [TENOR, BASS]}, "g major", "4/4",
                        lyrics={"sa": VERSES}, bpm=84)],
    staff_size=22,
    layout="indent = 32\\mm\nshort-indent = 10\\mm",
    pages=1,
    paper="system-count = #4\nragged-last-bottom = ##f",
    sale=dict(
        asset_id=101007, format="SATB Choir", format_short_name="SATB", seconds=110, tempo=84,
        voicing="SATB", min_qty=10,
        description="The hundredth psalm to its Genevan tune of 1551, for four voices, with three "
                    "of Kethe's verses.",
        difficulty=(1, 2), price=1.75, categories=["Choral", "Sacred"],
        keywords=["hymn", "psalm 100", "doxology", "Old 100th", "four-part"],
        series=["Choir Shelf"], skills=["four-part singing"],
        instruments=[("voice", "Soprano"), ("voice", "Alto"), ("voice", "Tenor"),
                     ("voice", "Bass")],
        contributors=[("Louis Bourgeois", "composer"), ("William Kethe", "lyricist")],
        related=[101015],
    ),
)]
