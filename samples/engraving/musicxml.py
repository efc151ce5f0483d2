"""Writes a work as a MusicXML 4.0 file (score-partwise, one file a work)."""

from fractions import Fraction
from xml.sax.saxutils import escape

from .beams import beams
from .lilypond import FOOT
from .score import place_lyrics

DIVISIONS = 48  # in a quarter note: enough for thirty-seconds and for triplets of sixteenths
TYPES = {1: "whole", 2: "half", 4: "quarter", 8: "eighth", 16: "16th", 32: "32nd", 64: "64th"}
CLEFS = {"treble": ("G", 2, 0), "bass": ("F", 4, 0), "alto": ("C", 3, 0), "treble_8": ("G", 2, -1)}
SHARPS = ["f", "c", "g", "d", "a", "e", "b"]
FIFTHS = {"c": 0, "g": 1, "d": 2, "a": 3, "e": 4, "b": 5, "fis": 6, "cis": 7,
          "f": -1, "bes": -2, "ees": -3, "es": -3, "aes": -4, "as": -4, "des": -5, "ges": -6}
DYNAMICS = {"ppp", "pp", "p", "mp", "mf", "f", "ff", "fff", "sf", "sfz", "fp"}
ARTICULATIONS = {"-.": "staccato", "->": "accent", "--": "tenuto", "-^": "strong-accent"}
ORNAMENTS = {"trill": "trill-mark", "prall": "inverted-mordent", "mordent": "mordent",
             "turn": "turn"}
ACCIDENTALS = {0: "natural", 1: "sharp", 2: "double-sharp", -1: "flat", -2: "flat-flat"}


def fifths(key):
    tonic, mode = key.split()
    return FIFTHS[tonic] - (3 if mode == "minor" else 0)


def signature(key):
    """Which steps the key signature alters."""
    count = fifths(key)
    if count >= 0:
        return {step: 1 for step in SHARPS[:count]}
    return {step: -1 for step in SHARPS[::-1][:-count]}


def ticks(length):
    result = length * 4 * DIVISIONS
    assert result.denominator == 1, f"{length} needs finer divisions"
    return result.numerator


def printed_accidentals(voices, key):
    """Which notes of a bar show an accidental, reading all voices of the staff from the left."""
    placed = []
    for number, bar in enumerate(voices):
        position = Fraction(0)
        for order, event in enumerate(bar.events):
            for pitch in event.pitches:
                placed.append((position, not event.grace, number, order, pitch))
            position += Fraction(0) if event.grace else event.length
    placed.sort(key=lambda one: one[:4])
    home, now, shown = signature(key), {}, {}
    for *_, pitch in placed:
        place = (pitch.step, pitch.octave)
        if now.get(place, home.get(pitch.step, 0)) != pitch.alter or pitch.courtesy:
            shown[id(pitch)] = ACCIDENTALS[pitch.alter]
        now[place] = pitch.alter
    return shown


def tied_pitches(bars):
    """The pitches that a tie starts from, and those it arrives at."""
    starts, stops, before = set(), set(), None
    for bar in bars:
        for event in bar.events:
            if event.grace or event.kind in ("clef", "ottava"):
                continue
            if before is not None and event.kind == "note":
                for a in before.pitches:
                    for b in event.pitches:
                        if (a.step, a.alter, a.octave) == (b.step, b.alter, b.octave):
                            starts.add(id(a))
                            stops.add(id(b))
            before = event if event.tie else None
    return starts, stops


class Writer:
    def __init__(self, work):
        self.work = work
        self.lines = []

    def add(self, text):
        self.lines.append(text)

    def write(self):
        work = self.work
        self.add('<?xml version="1.0" encoding="UTF-8"?>')
        self.add('<score-partwise version="4.0">')
        self.add(f"<work><work-title>{escape(work.title)}</work-title></work>")
        self.add("<identification>")
        self.add(f'<creator type="composer">{escape(work.author)}</creator>')
        if work.poet:
            self.add(f'<creator type="lyricist">{escape(work.poet)}</creator>')
        if work.arranger:
            self.add(f'<creator type="arranger">{escape(work.arranger)}</creator>')
        self.add(f"<rights>{escape(FOOT)}</rights>")
        self.add("<encoding><software>Partbook samples</software>"
                 '<supports element="accidental" type="yes"/><supports element="beam" type="yes"/>'
                 "</encoding>")
        self.add("</identification>")
        self.add("<part-list>")
        choir = len(work.parts) > 1 and work.parts[0].kind != "piano"
        if choir:
            self.add('<part-group type="start" number="1"><group-symbol>bracket</group-symbol>'
                     "</part-group>")
        for number, part in enumerate(work.parts, 1):
            self.add(f'<score-part id="P{number}"><part-name>{escape(part.name)}</part-name>'
                     f"<part-abbreviation>{escape(part.short)}</part-abbreviation>"
                     f'<score-instrument id="P{number}-I1"><instrument-name>{escape(part.name)}'
                     "</instrument-name></score-instrument>"
                     f'<midi-instrument id="P{number}-I1"><midi-channel>{number}</midi-channel>'
                     f"<midi-program>{part.sound}</midi-program></midi-instrument></score-part>")
        if choir:
            self.add('<part-group type="stop" number="1"/>')
        self.add("</part-list>")
        for number, part in enumerate(work.parts, 1):
            self.add(f'<part id="P{number}">')
            self.part(part, number == 1)
            self.add("</part>")
        self.add("</score-partwise>")
        return "\n".join(self.lines) + "\n"

    def part(self, part, leads):
        first = 1
        for order, movement in enumerate(self.work.movements):
            self.prepare(part, movement)
            for index, frame in enumerate(movement.frame):
                number = first + index
                # Only an upbeat is left uncounted; readers lose their place after other ones.
                implicit = ' implicit="yes"' if frame.short and index == 0 else ""
                self.add(f'<measure number="{number}"{implicit}>')
                self.measure(part, movement, index, leads, order)
                self.add("</measure>")
            first += len(movement.frame)

    def prepare(self, part, movement):
        self.starts, self.stops, self.words = set(), set(), {}
        self.wedge_open = False
        for name, _ in part.staves:
            for bars in movement.bars[name]:
                starts, stops = tied_pitches(bars)
                self.starts |= starts
                self.stops |= stops
            verses = movement.lyrics.get(name, [])
            for number, verse in enumerate(verses, 1):
                opened = len(verses) > 1
                for note, syllable in place_lyrics(movement.bars[name][0], verse, name):
                    if syllable:
                        text = f"{number}. {syllable.text}" if opened else syllable.text
                        opened = False
                        self.words.setdefault(id(note), []).append((number, text, syllable))

    def measure(self, part, movement, index, leads, order):
        frame = movement.frame[index]
        if index == 0 and order:
            how = 'new-page="yes"' if self.work.folio else 'new-system="yes"'
            self.add(f"<print {how}/>")
        if frame.opens_repeat or frame.ending:
            self.add('<barline location="left">')
            if frame.opens_repeat:
                self.add("<bar-style>heavy-light</bar-style>")
            if frame.ending:
                self.add(f'<ending number="{frame.ending}" type="start">{frame.ending}.</ending>')
            if frame.opens_repeat:
                self.add('<repeat direction="forward"/>')
            self.add("</barline>")
        self.attributes(part, movement, index, frame)
        if index == 0 and leads:
            self.heading(movement)
        offset = Fraction(0)
        if frame.short and index == 0:
            offset = Fraction(frame.time) - frame.length
        written = []
        for number, (name, _) in enumerate(part.staves, 1):
            voices = movement.bars[name]
            shown = printed_accidentals([bars[index] for bars in voices], frame.key)
            for place, bars in enumerate(voices):
                if place and bars[index].is_silent():
                    continue
                written.append((bars[index], number, (number - 1) * 4 + place + 1, shown))
        for place, (bar, staff, voice, shown) in enumerate(written):
            if place:
                self.add(f"<backup><duration>{ticks(frame.length)}</duration></backup>")
            self.voice(bar, staff, voice, shown, frame, offset, len(part.staves) > 1)
        last = index + 1 == len(movement.frame)
        if frame.closes_repeat or frame.closes_ending or frame.line or last:
            style = {"||": "light-light", "|.": "light-heavy"}.get(frame.line, "")
            if frame.closes_repeat or last:
                style = "light-heavy"
            self.add('<barline location="right">')
            if style:
                self.add(f"<bar-style>{style}</bar-style>")
            if frame.closes_ending:
                how = "stop" if frame.closes_repeat else "discontinue"
                self.add(f'<ending number="{self.ending(movement, index)}" type="{how}"/>')
            if frame.closes_repeat:
                self.add('<repeat direction="backward"/>')
            self.add("</barline>")

    def ending(self, movement, index):
        while not movement.frame[index].ending:
            index -= 1
        return movement.frame[index].ending

    def attributes(self, part, movement, index, frame):
        if index and not frame.new_key and not frame.new_time:
            return
        self.add("<attributes>")
        if index == 0:
            self.add(f"<divisions>{DIVISIONS}</divisions>")
        if index == 0 or frame.new_key:
            mode = frame.key.split()[1]
            self.add(f"<key><fifths>{fifths(frame.key)}</fifths><mode>{mode}</mode></key>")
        if index == 0 or frame.new_time:
            beats, unit = frame.time.split("/")
            self.add(f"<time><beats>{beats}</beats><beat-type>{unit}</beat-type></time>")
        if index == 0:
            if len(part.staves) > 1:
                self.add(f"<staves>{len(part.staves)}</staves>")
            for number, (_, clef) in enumerate(part.staves, 1):
                self.clef(clef, number, len(part.staves) > 1)
        self.add("</attributes>")

    def clef(self, name, number, many):
        sign, line, octave = CLEFS[name]
        which = f' number="{number}"' if many else ""
        shift = f"<clef-octave-change>{octave}</clef-octave-change>" if octave else ""
        self.add(f"<clef{which}><sign>{sign}</sign><line>{line}</line>{shift}</clef>")

    def heading(self, movement):
        if movement.title:
            self.add('<direction placement="above"><direction-type><words font-weight="bold">'
                     f"{escape(movement.title)}</words></direction-type></direction>")
        if not movement.tempo and not movement.bpm:
            return
        self.add('<direction placement="above">')
        if movement.tempo:
            self.add('<direction-type><words font-weight="bold">'
                     f"{escape(movement.tempo)}</words></direction-type>")
        if movement.bpm:
            base = int(movement.beat.rstrip("."))
            dot = "<beat-unit-dot/>" if movement.beat.endswith(".") else ""
            self.add(f"<direction-type><metronome><beat-unit>{TYPES[base]}</beat-unit>{dot}"
                     f"<per-minute>{movement.bpm}</per-minute></metronome></direction-type>")
            quarters = movement.bpm * 4 / base * (1.5 if dot else 1)
            self.add(f'<sound tempo="{quarters:g}"/>')
        self.add("</direction>")

    def direction(self, content, staff, placement):
        self.add(f'<direction placement="{placement}"><direction-type>{content}</direction-type>'
                 f"<staff>{staff}</staff></direction>")

    def voice(self, bar, staff, voice, shown, frame, offset, many):
        beamed = beams(bar.events, frame.time, offset)
        for event in bar.events:
            if event.kind == "clef":
                self.add("<attributes>")
                self.clef(event.value, staff, many)
                self.add("</attributes>")
            elif event.kind == "ottava":
                how = "down" if event.value == "8va" else "stop"
                self.direction(f'<octave-shift type="{how}" size="8"/>', staff, "above")
            elif event.kind == "space":
                self.add(f"<forward><duration>{ticks(event.length)}</duration>"
                         f"<voice>{voice}</voice></forward>")
            else:
                self.directions(event, staff)
                self.note(event, staff, voice, shown, beamed.get(id(event), []), many)

    def directions(self, event, staff):
        for sign in event.signs:
            if sign in DYNAMICS:
                self.close_wedge(staff)
                self.direction(f"<dynamics><{sign}/></dynamics>", staff, "below")
            elif sign in ("<", ">"):
                self.close_wedge(staff)
                kind = "crescendo" if sign == "<" else "diminuendo"
                self.direction(f'<wedge type="{kind}"/>', staff, "below")
                self.wedge_open = True
            elif sign == "!":
                self.close_wedge(staff)
        if event.above:
            self.direction(f"<words font-style=\"italic\">{escape(event.above)}</words>", staff,
                           "above")
        if event.below:
            self.direction(f"<words font-style=\"italic\">{escape(event.below)}</words>", staff,
                           "below")

    def close_wedge(self, staff):
        if self.wedge_open:
            self.direction('<wedge type="stop"/>', staff, "below")
            self.wedge_open = False

    def note(self, event, staff, voice, shown, beamed, many):
        heads = event.pitches or [None]
        for place, pitch in enumerate(heads):
            text = ["<note>"]
            if event.grace:
                text.append("<grace/>")
            if place:
                text.append("<chord/>")
            if pitch is None:
                whole = ' measure="yes"' if event.kind == "bar-rest" else ""
                text.append(f"<rest{whole}/>")
            else:
                alter = f"<alter>{pitch.alter}</alter>" if pitch.alter else ""
                text.append(f"<pitch><step>{pitch.step.upper()}</step>{alter}"
                            f"<octave>{pitch.octave}</octave></pitch>")
            if not event.grace:
                text.append(f"<duration>{ticks(event.length)}</duration>")
            tied = []
            if pitch is not None:
                tied += ["stop"] if id(pitch) in self.stops else []
                tied += ["start"] if id(pitch) in self.starts else []
            text += [f'<tie type="{kind}"/>' for kind in tied]
            text.append(f"<voice>{voice}</voice>")
            if event.kind != "bar-rest":
                text.append(f"<type>{TYPES[event.base]}</type>" + "<dot/>" * event.dots)
            if pitch is not None and id(pitch) in shown:
                text.append(f"<accidental>{shown[id(pitch)]}</accidental>")
            if event.ratio != 1:
                text.append(f"<time-modification><actual-notes>{event.ratio.denominator}"
                            f"</actual-notes><normal-notes>{event.ratio.numerator}"
                            "</normal-notes></time-modification>")
            if many:
                text.append(f"<staff>{staff}</staff>")
            if not place:
                text += [f'<beam number="{number}">{state}</beam>'
                         for number, state in enumerate(beamed, 1)]
            notations = [f'<tied type="{kind}"/>' for kind in tied]
            if not place:
                notations += self.notations(event)
            elif place < len(event.fingers):
                notations += fingering([event.fingers[place]])
            if notations:
                text.append("<notations>" + "".join(notations) + "</notations>")
            if not place:
                text += self.lyrics(event)
            text.append("</note>")
            self.add("".join(text))

    def notations(self, event):
        found = ['<slur type="stop" number="1"/>'] * event.slur_stop
        found += ['<slur type="start" number="1"/>'] * event.slur_start
        if event.tuplet:
            found.append(f'<tuplet type="{event.tuplet}" number="1"/>')
        ornaments = [f"<{ORNAMENTS[s]}/>" for s in event.signs if s in ORNAMENTS]
        if ornaments:
            found.append("<ornaments>" + "".join(ornaments) + "</ornaments>")
        if event.fingers:
            found += fingering(event.fingers[:1])
        marks = [f"<{ARTICULATIONS[s]}/>" for s in event.signs if s in ARTICULATIONS]
        if marks:
            found.append("<articulations>" + "".join(marks) + "</articulations>")
        if "fermata" in event.signs:
            found.append('<fermata type="upright"/>')
        return found

    def lyrics(self, event):
        found = []
        for number, text, syllable in self.words.get(id(event), []):
            where = {(True, True): "middle", (True, False): "begin", (False, True): "end",
                     (False, False): "single"}[(syllable.begins, syllable.ends)]
            extend = '<extend type="start"/>' if syllable.extends else ""
            found.append(f'<lyric number="{number}"><syllabic>{where}</syllabic>'
                         f"<text>{escape(text)}</text>{extend}</lyric>")
        return found


def fingering(fingers):
    return [f"<technical>{''.join(f'<fingering>{f}</fingering>' for f in fingers)}</technical>"]


def write(work):
    return Writer(work).write()
