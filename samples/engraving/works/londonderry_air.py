"""The air that George Petrie printed in 1855, for a violin alone."""

from ..instruments import VIOLIN
from ..score import Movement, Work

MELODY = """
    @3/8 =cis' cis8( \\mp d e) | fis4.( e8) fis( b a fis) | e( d b4.) d8( fis g) |
    a4.( b8) a( fis d fis) | e2~ e8 cis( d e) | fis4.( e8) fis( b a fis) |
    e( d b4.) cis8( d e) | fis4.( g8) fis( e d e) | d2~ d8 =a' a( \\< b cis) |
    =d'' d4.( \\f cis8) cis( b a b) | a( fis d4.) =a' a8( b cis) | d4.( cis8) cis( b a fis) |
    e2~ e8 =a' a-- \\< a-- a-- | =fis'' fis4.( \\ff e8) e( d b d) | a( \\> fis d4.) cis8( \\p d e) |
    fis( b a fis) e( d b cis) | @5/8 d2~ d8 \\fermata |.
"""

WORKS = [Work(
    slug="londonderry-air",
    title="Londonderry Air",
    composer="Traditional, Ireland (printed 1855)",
    author="Traditional",
    parts=[VIOLIN],
    movements=[Movement({"violin": MELODY}, "d major", "4/4", tempo="Slowly, singing", bpm=66,
                        indent=False)],
    staff_size=24,
    pages=1,
    paper="system-count = #6\nsystem-system-spacing.basic-distance = #20",
    sale=dict(
        asset_id=101010, format="Violin Solo", format_short_name="VLN", seconds=65, tempo=66,
        countries=["US", "CA", "GB"],
        description="The Irish air that Jane Ross of Limavady gave to George Petrie, for "
                    "unaccompanied violin.",
        difficulty=(2, 2.5), price=1.99, categories=["Folk", "Strings"],
        keywords=["Danny Boy", "Irish", "air", "slow", "unaccompanied"],
        series=["Folk Tunes"], skills=["tone", "long phrases"],
        instruments=[("strings", "Violin")],
        contributors=[("Traditional", "composer")], related=[101016],
    ),
)]
