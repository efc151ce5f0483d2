"""The small notation the works are written in, and its parser.

It is close to LilyPond's: `c d es fis` are note names, `'` and `,` move an octave from the
nearest place to the note before, `4` `8.` are durations (kept until the next one), `<c e g>2`
is a chord, `r` a rest, `s` a silent space, `R` a rest for the whole bar, `|` ends a bar.

After a note:      ~ tie   ( ) slur   -. -> -- -^ articulation   -1 .. -5 fingering
As words of their own, about the note before:
                   \\p \\f \\sfz \\< \\> \\! \\fermata \\trill \\prall \\mordent  ^text_above  _text_below
About what follows: 3:2{ c8 d e }  grace{ d16 }  \\clef:bass  \\key:g:minor  \\time:2/4
                   \\8va \\loco  \\break  \\pagebreak
                   =c'' (count octaves from this C, D, ...)   @1/8 (this bar is only so long)
Bar lines:         |  ||  |.  |:  :|  :|:   and  [1 [2 ]  for first and second endings
"""

import re
from dataclasses import dataclass, field
from fractions import Fraction

STEPS = "cdefgab"
ALTERATIONS = {None: 0, "is": 1, "isis": 2, "es": -1, "eses": -2, "s": -1}
PITCH = re.compile(r"([a-g])(isis|is|eses|es|s)?([',]*)(!?)")
TOKEN = re.compile(r"<[^<>]+>\S*|\S+")
SUFFIX = re.compile(r"(\d*)(\.*)((?:~|\(|\)|-[.>^1-5-])*)$")
BAR_LINES = {"|", "||", "|.", "|:", ":|", ":|:"}


class NotationError(Exception):
    pass


@dataclass
class Pitch:
    step: str
    alter: int
    octave: int  # 4 is the octave that starts at middle C
    courtesy: bool = False

    def diatonic(self):
        return self.octave * 7 + STEPS.index(self.step)


@dataclass
class Event:
    """A note, chord, rest or space; or a change (clef, octave sign) of no length."""

    kind: str  # note, rest, space, bar-rest, clef, ottava
    pitches: list = field(default_factory=list)
    base: int = 4
    dots: int = 0
    ratio: Fraction = Fraction(1)
    tuplet: str = ""  # "start" or "stop" on the ends of a tuplet
    grace: bool = False
    tie: bool = False
    slur_start: int = 0
    slur_stop: int = 0
    signs: list = field(default_factory=list)
    fingers: list = field(default_factory=list)
    above: str = ""
    below: str = ""
    value: str = ""  # the clef's name, or the octave sign's
    length: Fraction = Fraction(0)

    def written(self):
        return Fraction(1, self.base) * (2 - Fraction(1, 2 ** self.dots))


@dataclass
class Bar:
    events: list = field(default_factory=list)
    short: Fraction = None  # length of a bar that is not a full one
    key: str = ""
    time: str = ""
    opens_repeat: bool = False
    closes_repeat: bool = False
    ending: str = ""
    closes_ending: bool = False
    line: str = ""
    breaks: str = ""

    def length(self):
        return sum((e.length for e in self.events if not e.grace), Fraction(0))

    def is_silent(self):
        return all(e.kind == "space" for e in self.events)


def nearest(reference, step):
    """The octave that puts `step` within a fourth of the reference, as in LilyPond."""
    octave = reference.octave
    distance = STEPS.index(step) - STEPS.index(reference.step)
    if distance > 3:
        octave -= 1
    elif distance < -3:
        octave += 1
    return octave


class Parser:
    def __init__(self, text, where):
        self.where = where
        self.reference = Pitch("c", 0, 4)
        self.base, self.dots = 4, 0
        self.ratio, self.tuplet_open = Fraction(1), False
        self.grace = False
        self.ending_open = False
        self.bars, self.bar = [], Bar()
        for word in TOKEN.findall(text):
            self.word(word)
        if self.bar.events:
            self.fail("the last bar has no bar line")

    def fail(self, message):
        raise NotationError(f"{self.where}, bar {len(self.bars) + 1}: {message}")

    def word(self, word):
        if word in BAR_LINES:
            self.end_bar(word)
        elif word in ("[1", "[2"):
            self.bar.ending = word[1]
            self.ending_open = True
        elif word == "]":
            (self.bars[-1] if not self.bar.events else self.bar).closes_ending = True
            self.ending_open = False
        elif word.startswith("@"):
            self.bar.short = Fraction(word[1:])
        elif word.startswith("="):
            marks = word[2:]  # counted as in LilyPond: c is the C below middle C
            self.reference = Pitch(word[1], 0, 3 + marks.count("'") - marks.count(","))
        elif word.startswith("\\"):
            self.command(word[1:])
        elif word[0] in "^_" and len(word) > 1:
            text = word[1:].replace("_", " ")
            if word[0] == "^":
                self.last().above = text
            else:
                self.last().below = text
        elif word == "grace{":
            self.grace = True
        elif word.endswith("{"):
            actual, normal = word[:-1].split(":")
            self.ratio, self.tuplet_open = Fraction(int(normal), int(actual)), True
        elif word == "}":
            if self.ratio != 1:
                self.bar.events[-1].tuplet = "stop"
            self.ratio, self.grace = Fraction(1), False
        else:
            self.event(word)

    def last(self):
        for event in reversed(self.bar.events):
            if event.kind in ("note", "rest", "space", "bar-rest"):
                return event
        self.fail("nothing here to hang a sign on")

    def command(self, word):
        name, _, value = word.partition(":")
        if name == "key":
            self.bar.key = value.replace(":", " ")
        elif name == "time":
            self.bar.time = value
        elif name == "clef":
            self.bar.events.append(Event("clef", value=value))
        elif name in ("8va", "loco"):
            self.bar.events.append(Event("ottava", value=name))
        elif name in ("break", "pagebreak"):
            self.bar.breaks = name
        else:
            self.last().signs.append(name)

    def pitch(self, text):
        match = PITCH.fullmatch(text)
        if not match or (match[2] == "s" and match[1] not in "ea"):
            self.fail(f"not a note: {text}")
        octave = nearest(self.reference, match[1])
        octave += match[3].count("'") - match[3].count(",")
        found = Pitch(match[1], ALTERATIONS[match[2]], octave, bool(match[4]))
        self.reference = found
        return found

    def event(self, word):
        if word.startswith("<"):
            inner, rest = word[1:].split(">", 1)
            pitches = [self.pitch(one) for one in inner.split()]
            self.reference = pitches[0]
            kind = "note"
        elif word[0] in "rsR":
            pitches, rest = [], word[1:]
            kind = {"r": "rest", "s": "space", "R": "bar-rest"}[word[0]]
        else:
            match = PITCH.match(word)
            if not match:
                self.fail(f"not understood: {word}")
            rest = word[match.end():]
            pitches, kind = [self.pitch(match[0])], "note"
        suffix = SUFFIX.match(rest)
        if not suffix:
            self.fail(f"not understood: {word}")
        if suffix[1]:
            self.base, self.dots = int(suffix[1]), len(suffix[2])
        event = Event(kind, pitches, self.base, self.dots, self.ratio, grace=self.grace)
        event.length = Fraction(0) if kind == "bar-rest" else event.written() * self.ratio
        for mark in re.findall(r"~|\(|\)|-.", suffix[3]):
            if mark == "~":
                event.tie = True
            elif mark == "(":
                event.slur_start += 1
            elif mark == ")":
                event.slur_stop += 1
            elif mark[1].isdigit():
                event.fingers.append(int(mark[1]))
            else:
                event.signs.append(mark)
        if self.tuplet_open:
            event.tuplet, self.tuplet_open = "start", False
        self.bar.events.append(event)

    def end_bar(self, line):
        bar = self.bar
        if line in (":|", ":|:"):
            bar.closes_repeat = True
            if self.ending_open:
                bar.closes_ending, self.ending_open = True, False
        if line in ("||", "|."):
            bar.line = line
        self.bars.append(bar)
        self.bar = Bar()
        if line in ("|:", ":|:"):
            self.bar.opens_repeat = True


def parse(text, where="music"):
    return Parser(text, where).bars
