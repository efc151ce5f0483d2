"""The cherry blossom song, with the words printed in 1888; the accompaniment is ours."""

from ..instruments import PIANO, VOICE
from ..score import Movement, Part, Work

TUNE = """
    =a' a4 a b2 | a4 a b2 | a4 b c b | a b8( a) f2 | e4 c e f | e e8( c) b2 |
    =a' a4 b c b | a b8( a) f2 | e4 c e f | e e8( c) b2 | =a' a4 a b2 | a4 a b2 |
    e,4 f b8( a) f4 | e1 |.
"""
WORDS = """
    さ く ら さ く ら や よ い の そ ら は み わ た す か ぎ り
    か す み か く も か に お い ぞ い ず る い ざ や い ざ や み に ゆ か ん
"""
RIGHT = """
    r4 =a <a e'> r <b e> | r =a <a e'> r <b e> | r =a <a e'> r <a e'> | r =a <a e'> r <a c> |
    r =e <e a c> r <e a c> | r =e <e a c> r <e b'> |
    r =a <a e'> r <a e'> | r =a <a e'> r <a c> | r =e <e a c> r <e a c> | r =e <e a c> r <e b'> |
    r =a <a e'> r <b e> | r =a <a e'> r <b e> | r =a <a c> r <a c> | =e <e b' e>1 |.
"""
LEFT = """
    =a, a2 =e e | =a, a =e e | =a, a =a a | =a, a =f, f' | =a, a =a, a | =a, a =e, e |
    =a, a =a a | =a, a =f, f' | =a, a =a, a | =a, a =e, e | =a, a =e e | =a, a =e e |
    =a, a =f, f | <e b'>1 |.
"""

WORKS = [Work(
    slug="sakura",
    title="さくらさくら",
    subtitle="うたとピアノのための",
    composer="日本古謡",
    author="日本古謡",
    parts=[Part("うた", "うた", VOICE.staves, VOICE.sound),
           Part("ピアノ", "ピ", PIANO.staves, PIANO.sound, "piano")],
    movements=[Movement({"voice": TUNE, "rh": RIGHT, "lh": LEFT}, "a minor", "4/4",
                        tempo="ゆるやかに", bpm=72, lyrics={"voice": [WORDS]})],
    staff_size=21,
    font="IPAMincho",
    layout="short-indent = 10\\mm",
    paper="system-count = #4\nragged-last-bottom = ##f",
    pages=1,
    sale=dict(
        asset_id=101012, format="Voice and Piano", format_short_name="VPF", seconds=50, tempo=72,
        voicing="Solo Voice",
        description="江戸時代から伝わる箏の手ほどき曲。明治21年の歌詞による。A traditional Japanese "
                    "song with its text in Japanese.",
        difficulty=(1.5, 2), price=2.49, categories=["Folk", "Vocal"],
        keywords=["さくら", "Sakura", "桜", "Japanese", "koto"],
        series=["Folk Tunes"], skills=["Japanese diction"],
        instruments=[("voice", "Voice"), ("keyboard", "Piano")],
        contributors=[("日本古謡", "composer")], related=[101011],
    ),
)]
