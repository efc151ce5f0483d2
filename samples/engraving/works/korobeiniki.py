"""A Russian song with words from Nekrasov's poem; the accompaniment is ours."""

from ..instruments import PIANO, VOICE
from ..score import Movement, Part, Work

TUNE = """
    =e'' e4 b8 c d4 c8 b | a4 a8 c e4 d8( c) | b4. c8 d4 e | c a a2 ||
    =d'' d4. f8 a4 g8 f | e4. c8 e4 d8( c) | b4. c8 d4 e | c a a2 |.
"""
WORDS = """
    Ой, пол- ным пол- на мо- я ко- ро- буш- ка, есть и сит- цы и пар- ча.
    По- жа- лей, ду- ша- за- зно- буш- ка, мо- ло- дец- ко- го пле- ча!
"""
RIGHT = """
    r4 =gis <gis b d> r <gis b d> | r4 =a <a c e> r <a c e> | r4 =gis <gis b d> r <gis b d> |
    r4 =a <a c e> =a <a c e>2 || r4 =a <a d f> r <a d f> | r4 =a <a c e> r <a c e> |
    r4 =gis <gis b d> r <gis b d> | r4 =a <a c e> =a <a c e>2 |.
"""
LEFT = """
    =e e4 r =b, b r | =a, a r =e e r | =e e r =b, b r | =a, a =e e =a, a2 ||
    =d d4 r =a, a r | =a, a r =e e r | =e e r =b, b r | =a, a =e e =a, a2 |.
"""

WORKS = [Work(
    slug="korobeiniki",
    title="Коробейники",
    subtitle="для голоса и фортепиано",
    composer="Русская народная песня",
    author="Русская народная песня",
    poet="Николай Некрасов (1821–1878)",
    parts=[Part("Голос", "Г.", VOICE.staves, VOICE.sound),
           Part("Фортепиано", "Ф-п.", PIANO.staves, PIANO.sound, "piano")],
    movements=[Movement({"voice": TUNE, "rh": RIGHT, "lh": LEFT}, "a minor", "4/4",
                        tempo="Скоро", bpm=132, lyrics={"voice": [WORDS]})],
    staff_size=22,
    layout="indent = 26\\mm\nshort-indent = 10\\mm",
    paper="system-count = #4\nragged-last-bottom = ##f",
    pages=1,
    sale=dict(
        asset_id=101011, format="Voice and Piano", format_short_name="VPF", seconds=35, tempo=132,
        voicing="Solo Voice",
        description="Русская народная песня на слова из поэмы Н. А. Некрасова (1861). A Russian "
                    "song, text in Cyrillic.",
        difficulty=(1.5, 2), price=2.49, categories=["Folk", "Vocal"],
        keywords=["Korobeiniki", "коробушка", "Russian", "folk song", "Некрасов"],
        series=["Folk Tunes"], skills=["Russian diction"],
        instruments=[("voice", "Voice"), ("keyboard", "Piano")],
        contributors=[("Русская народная песня", "composer"), ("Николай Некрасов", "lyricist")],
        related=[101012],
    ),
)]
