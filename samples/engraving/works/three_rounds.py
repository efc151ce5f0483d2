"""Three rounds on one page; the numbers show where each voice has got to when the next begins."""

from ..instruments import VOICE
from ..score import Movement, Work

NOTE = "A new voice begins when the one before it reaches the next number."

FRERE_JACQUES = Movement({"voice": """
    =f' f4 ^1. g a f | f g a f | a ^2. bes c2 | a4 bes c2 |
    c8 ^3. d c bes a4 f | c'8 d c bes a4 f | f ^4. c f2 | f4 c f2 :|
"""}, "f major", "4/4", title="Frère Jacques (four voices, France)", indent=False, note=NOTE,
    lyrics={"voice": [
        "Frè- re Jac- ques, frè- re Jac- ques, dor- mez vous? dor- mez vous? "
        "Son- nez les ma- ti- nes, son- nez les ma- ti- nes, din, din, don, din, din, don."]})

THREE_BLIND_MICE = Movement({"voice": """
    =e' e4. ^1. d | c2. | e4. d | c2. | g'4. ^2. f4 f8 | e2. | g4. f4 f8 | e4. r4 =g' g8 |
    c4 ^3. c8 b a b | c4 g8 g4 g8 | c c c b a b | c4 g8 g4 g8 | c c c b a b | c g g g4 f8 |
    e4. d | c2. :|
"""}, "c major", "6/8", title="Three Blind Mice (three voices, England)", indent=False,
    lyrics={"voice": [
        "Three blind mice, three blind mice, see how they run, see how they run! "
        "They all ran af- ter the far- mer's wife, she cut off their tails with a carv- ing "
        "knife, did you ev- er see such a sight in your life as three blind mice?"]})

ROW = Movement({"voice": """
    =c' c4. ^1. c | c4 d8 e4. | e4 ^2. d8 e4 f8 | g2. |
    c8 ^3. c c g g g | e e e c c c | g'4 ^4. f8 e4 d8 | c2. :|
"""}, "c major", "6/8", title="Row, Row, Row Your Boat (four voices, United States)", indent=False,
    lyrics={"voice": [
        "Row, row, row your boat gent- ly down the stream, mer- ri- ly, mer- ri- ly, "
        "mer- ri- ly, mer- ri- ly, life is but a dream."]})

WORKS = [Work(
    slug="three-rounds",
    title="Three Rounds",
    subtitle="for three or four equal voices",
    composer="Traditional",
    author="Traditional",
    parts=[VOICE],
    movements=[FRERE_JACQUES, THREE_BLIND_MICE, ROW],
    staff_size=22,
    pages=1,
    paper="system-system-spacing.basic-distance = #15",
    sale=dict(
        asset_id=101015, format="Unison Voices (Round)", format_short_name="UNIS", seconds=150,
        tempo=100, voicing="Round for 3 or 4 voices", min_qty=5,
        description="Frère Jacques, Three Blind Mice, and Row, Row, Row Your Boat, each with "
                    "numbers for the entries.",
        difficulty=(1, 1.5), price=1.25, categories=["Choral", "Children"],
        keywords=["round", "canon", "school", "warm-up", "equal voices"],
        series=["Choir Shelf"], skills=["singing in canon"],
        instruments=[("voice", "Voice")],
        contributors=[("Traditional", "composer")], related=[101007],
    ),
)]
