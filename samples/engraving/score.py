"""What a work is made of, and the check that every bar of every voice adds up."""

from dataclasses import dataclass, field
from fractions import Fraction

from .notation import NotationError, parse


@dataclass
class Part:
    """One player or singer's music; a pianist has two staves."""

    name: str
    short: str
    staves: list  # of (key in Movement.music, clef)
    sound: int = 1  # General MIDI programme, for programs that play the MusicXML
    kind: str = "staff"  # staff, piano, choir


@dataclass
class Movement:
    music: dict  # staff key -> text, or list of texts when the staff has two voices
    key: str
    time: str
    title: str = ""
    tempo: str = ""
    beat: str = "4"
    bpm: int = 0
    lyrics: dict = field(default_factory=dict)  # staff key -> list of verses
    note: str = ""  # a line of text above the music
    indent: bool = True
    bars: dict = field(default_factory=dict)
    lengths: list = field(default_factory=list)
    frame: list = field(default_factory=list)


@dataclass
class Work:
    slug: str
    title: str
    composer: str  # as printed, with dates
    parts: list
    movements: list
    author: str  # the composer's plain name, for the PDF's own data
    subtitle: str = ""
    arranger: str = ""
    poet: str = ""
    foot: str = ""
    staff_size: float = 18
    paper: str = ""  # lines for LilyPond's \\paper block
    page: str = "a4"
    layout: str = ""  # lines for LilyPond's \\layout block
    font: str = ""
    folio: bool = False  # title page, contents, and each movement on pages of its own
    movement_paper: str = ""  # a folio's \\paper lines for each movement
    pages: int = 0  # what the layout was made for; the build stops if the PDF differs
    sale: dict = field(default_factory=dict)

    def prepare(self):
        for number, movement in enumerate(self.movements, 1):
            prepare(movement, f"{self.slug}, movement {number}")
        return self


@dataclass
class Frame:
    """What all staves share at one bar: bar lines, endings, key and time."""

    length: Fraction
    time: str
    key: str
    new_time: bool
    new_key: bool
    short: bool
    opens_repeat: bool
    closes_repeat: bool
    ending: str
    closes_ending: bool
    line: str
    breaks: str


def prepare(movement, where):
    if movement.bars:
        return
    for staff, voices in movement.music.items():
        texts = [voices] if isinstance(voices, str) else voices
        movement.bars[staff] = [
            parse(text, f"{where}, {staff} voice {number}") for number, text in enumerate(texts, 1)
        ]
    every = [(f"{where}, {staff}", bars) for staff, list_ in movement.bars.items() for bars in list_]
    count = len(every[0][1])
    for name, bars in every:
        if len(bars) != count:
            raise NotationError(f"{name} has {len(bars)} bars, the first voice has {count}")
    time, key = movement.time, movement.key
    for index in range(count):
        column = [bars[index] for _, bars in every]
        new_time = next((bar.time for bar in column if bar.time), "")
        new_key = next((bar.key for bar in column if bar.key), "")
        time, key = new_time or time, new_key or key
        short = next((bar.short for bar in column if bar.short), None)
        length = short or Fraction(time)
        for name, bars in every:
            bar = bars[index]
            for event in bar.events:
                if event.kind == "bar-rest":
                    event.length = length
            if bar.length() != length:
                raise NotationError(
                    f"{name}, bar {index + 1}: {bar.length()} of a whole note, not {length}"
                )
        movement.frame.append(Frame(
            length, time, key, bool(new_time), bool(new_key), short is not None,
            any(bar.opens_repeat for bar in column), any(bar.closes_repeat for bar in column),
            next((bar.ending for bar in column if bar.ending), ""),
            any(bar.closes_ending for bar in column),
            next((bar.line for bar in column if bar.line), ""),
            next((bar.breaks for bar in column if bar.breaks), ""),
        ))
    for staff, verses in movement.lyrics.items():
        for number, verse in enumerate(verses, 1):
            place_lyrics(movement.bars[staff][0], verse, f"{where}, {staff} verse {number}")


@dataclass
class Syllable:
    text: str
    begins: bool = False  # another syllable of this word follows
    ends: bool = False  # this word began before
    extends: bool = False


def syllables(verse):
    """`Si- lent night` as syllables; `_` leaves a note without one; `word_` draws a line after."""
    found, inside = [], False
    for word in verse.split():
        if word == "_":
            found.append(None)
            continue
        syllable = Syllable(word.rstrip("-_"), word.endswith("-"), inside, word.endswith("_"))
        inside = syllable.begins
        found.append(syllable)
    return found


def sung_notes(bars):
    """The notes that take a syllable: not those a tie or a slur carries on to."""
    tied, slurred, found = False, 0, []
    for bar in bars:
        for event in bar.events:
            if event.kind != "note" or event.grace:
                continue
            if not tied and not slurred:
                found.append(event)
            slurred += event.slur_start - event.slur_stop
            tied = event.tie
    return found


def place_lyrics(bars, verse, where):
    notes, words = sung_notes(bars), syllables(verse)
    if len(notes) != len(words):
        raise NotationError(f"{where}: {len(words)} syllables for {len(notes)} notes")
    return list(zip(notes, words))
