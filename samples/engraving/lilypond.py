"""Writes a work as a LilyPond file."""

from fractions import Fraction

VERSION = "2.24.0"
ACCIDENTALS = {0: "", 1: "is", 2: "isis", -1: "es", -2: "eses"}
SIGNS = {"-.": "-.", "->": "->", "--": "--", "-^": "-^"}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def pitch(one):
    octave = one.octave - 3
    marks = "'" * octave if octave > 0 else "," * -octave
    return one.step + ACCIDENTALS[one.alter] + marks + ("!" if one.courtesy else "")


def duration(length):
    """`4.` for three eighths; None when one note value cannot say it."""
    for base in (1, 2, 4, 8, 16, 32):
        for dots in (0, 1, 2):
            if Fraction(1, base) * (2 - Fraction(1, 2 ** dots)) == length:
                return f"{base}" + "." * dots
    return None


def full_bar(length):
    return duration(length) or f"1*{length.numerator}/{length.denominator}"


def event(one):
    if one.kind == "clef":
        return f'\\clef "{one.value}"'
    if one.kind == "ottava":
        return f"\\ottava #{1 if one.value == '8va' else 0}"
    length = f"{one.base}" + "." * one.dots
    if one.kind == "bar-rest":
        text = "R" + full_bar(one.length)
    elif one.kind == "rest":
        text = "r" + length
    elif one.kind == "space":
        text = "s" + length
    elif len(one.pitches) == 1:
        text = pitch(one.pitches[0]) + length
    else:
        text = "<" + " ".join(pitch(p) for p in one.pitches) + ">" + length
    text += "~" if one.tie else ""
    text += ")" * one.slur_stop + "(" * one.slur_start
    text += "".join(f"-{finger}" for finger in one.fingers)
    for sign in one.signs:
        text += SIGNS.get(sign, "\\" + sign)
    if one.above:
        text += "^\\markup \\italic " + quoted(one.above)
    if one.below:
        text += "_\\markup \\italic " + quoted(one.below)
    return text


def bar_music(bar):
    words, grace = [], False
    events = list(bar.events)
    after = []
    while events and events[-1].grace:
        after.insert(0, events.pop())
    for one in events:
        if one.grace and not grace:
            words.append("\\grace {")
        if grace and not one.grace:
            words.append("}")
        grace = one.grace
        if one.tuplet == "start":
            words.append(f"\\tuplet {one.ratio.denominator}/{one.ratio.numerator} {{")
        if after and one is events[-1]:
            # Graces that end a bar belong to the note before, as after a trill.
            inner = " ".join(event(other) for other in after)
            words.append(f"\\afterGrace 15/16 {event(one)} {{ {inner} }}")
        else:
            words.append(event(one))
        if one.tuplet == "stop":
            words.append("}")
    return " ".join(words)


def boundary(before, after):
    """The repeat signs and endings between two bars."""
    commands = []
    if before and before.closes_ending:
        commands.append("(volta #f)")
    if after and after.ending:
        commands.append(f'(volta "{after.ending}.")')
    if before and before.closes_repeat:
        commands.append("end-repeat")
    if after and after.opens_repeat:
        commands.append("start-repeat")
    if commands:
        return f"\\set Score.repeatCommands = #'({' '.join(commands)})"
    if before and before.line:
        return f'\\bar "{before.line}"'
    return ""


def only_rests(bar):
    return len(bar.events) == 1 and bar.events[0].kind == "bar-rest" and not bar.events[0].signs


def plain_after(movement, index):
    """Whether nothing is printed between this bar and the next, so that rests may be joined."""
    frames = movement.frame
    if index + 1 >= len(frames):
        return False
    after = frames[index + 1]
    return not (boundary(frames[index], after) or after.new_key or after.new_time or after.breaks
                or frames[index].short or after.short)


def voice(movement, bars, others, number, leads):
    lines, frames, index = [], movement.frame, 0
    state = None
    while index < len(bars):
        bar, frame = bars[index], frames[index]
        before = frames[index - 1] if index else None
        words = []
        if leads:
            if index == 0 and (movement.tempo or movement.bpm):
                words.append(tempo(movement))
            sign = boundary(before, frame)
            if sign:
                words.append(sign)
            words += lengths(before, frame, index)
            if frame.breaks:
                words.append("\\pageBreak" if frame.breaks == "pagebreak" else "\\break")
        if frame.new_key:
            words.append(key(frame.key))
        if frame.new_time:
            words.append(f"\\time {frame.time}")
        if others:
            alone = all(other[index].is_silent() for other in others)
            wanted = "\\oneVoice" if alone else ("\\voiceOne", "\\voiceTwo")[number]
            if wanted != state and not bar.is_silent():
                words.append(wanted)
                state = wanted
        run = 1
        if not others and only_rests(bar):
            while plain_after(movement, index + run - 1) and only_rests(bars[index + run]):
                run += 1
        if run > 1:
            words.append(f"R{full_bar(frame.length)}*{run}")
        else:
            words.append(bar_music(bar))
        lines.append("      " + " ".join(words) + " |")
        index += run
    if leads:
        sign = boundary(frames[-1], None)
        if sign:
            lines.append("      " + sign)
    return lines


def lengths(before, frame, index):
    """Tells LilyPond about bars that are not full ones."""
    if index == 0 and frame.short:
        return [f"\\partial {full_bar(frame.length)}"]
    if index and frame.short:
        return [measure_length(frame.length)]
    if before and before.short and index > 1:
        return [measure_length(Fraction(frame.time))]
    return []


def measure_length(length):
    return f"\\set Timing.measureLength = #(ly:make-moment {length.numerator}/{length.denominator})"


def tempo(movement):
    words = ["\\tempo"]
    words += [quoted(movement.tempo)] if movement.tempo else []
    words += [f"{movement.beat} = {movement.bpm}"] if movement.bpm else []
    return " ".join(words)


def key(name):
    tonic, mode = name.split()
    return f"\\key {tonic} \\{mode}"


def verse(text, number, of):
    words = [f'\\set stanza = "{number}. "'] if of > 1 else []
    for word in text.split():
        bare = word.rstrip("-_")
        if word == "_":
            words.append("_")
            continue
        words.append(quoted(bare))
        if word.endswith("-"):
            words.append("--")
        elif word.endswith("_"):
            words.append("__")
    return " ".join(words)


def staff(movement, name, clef, leads, label=""):
    voices = movement.bars[name]
    lines = [f'    \\new Staff = "{name}" {label}<<']
    for number, bars in enumerate(voices):
        others = [other for other in voices if other is not bars]
        head = f'{key(movement.key)} \\time {movement.time} \\clef "{clef}"' if number == 0 else ""
        lines.append(f'    \\new Voice = "{name}{number + 1}" {{ {head}')
        if name == "lh":
            lines.append("      \\override Fingering.direction = #DOWN")
        lines += voice(movement, bars, others, number, leads and number == 0)
        lines.append("    }")
    lines.append("    >>")
    verses = movement.lyrics.get(name, [])
    for number, text in enumerate(verses, 1):
        lines.append(f'    \\new Lyrics \\lyricsto "{name}1" {{')
        lines.append("      " + verse(text, number, len(verses)))
        lines.append("    }")
    return lines


def score(work, movement):
    lines = ["\\score {"]
    group = {"piano": None}.get(work.parts[0].kind, "ChoirStaff"
                                if work.parts[0].kind == "choir" else "StaffGroup")
    many = len(work.parts) > 1
    lines.append(f"  \\new {group} <<" if many and group else "  <<")
    leads = True
    for part in work.parts:
        names = ""
        if many:
            names = (f"\\with {{ instrumentName = {quoted(part.name)} "
                     f"shortInstrumentName = {quoted(part.short)} }} ")
        if part.kind == "piano":
            lines.append(f"    \\new PianoStaff {names}<<")
        for name, clef in part.staves:
            lines += staff(movement, name, clef, leads, "" if part.kind == "piano" else names)
            leads = False
        if part.kind == "piano":
            lines.append("    >>")
    lines.append("  >>")
    lines.append("  \\layout {")
    if not movement.indent:
        lines.append("    indent = 0")
    if movement.lyrics:
        lines.append("    \\context { \\Lyrics \\override LyricHyphen.minimum-distance = #0.8")
        lines.append("      \\override LyricSpace.minimum-distance = #1 }")
    lines += ["    " + line for line in work.layout.strip().splitlines()]
    lines.append("  }")
    if movement.title and not work.folio:
        lines.append(f"  \\header {{ piece = \\markup \\bold {quoted(movement.title)} }}")
    lines.append("}")
    return lines


def header(work):
    fields = [("pdftitle", work.title), ("pdfauthor", work.author)]
    if not work.folio:
        fields += [("title", work.title), ("subtitle", work.subtitle), ("composer", work.composer),
                   ("arranger", work.arranger), ("poet", work.poet)]
    lines = ["\\header {"]
    lines += [f"  {name} = {quoted(text)}" for name, text in fields if text]
    lines.append(f"  copyright = {quoted(FOOT)}")
    lines += ["  tagline = ##f", "}"]
    return lines


FOOT = "Public domain. Engraved for the Partbook sample catalogue (CC0)."


def bookmark(title):
    """An entry in the PDF's outline that leads to the page it stands on."""
    code = "FEFF" + title.encode("utf-16-be").hex().upper()
    return f'\\postscript "mark /Title <{code}> /View [/Fit] /OUT pdfmark"'


def front_matter(work):
    """A folio's title page and contents."""
    return [
        "\\bookpart {",
        "  \\paper { print-page-number = ##f  oddFooterMarkup = ##f  evenFooterMarkup = ##f }",
        "  \\markup \\fill-line { \\center-column {",
        f"    {bookmark('Title page')}",
        "    \\vspace #14",
        f"    \\abs-fontsize #18 {quoted(work.author)}",
        "    \\vspace #4",
        f"    \\abs-fontsize #34 \\bold {quoted(work.title)}",
        "    \\vspace #2",
        f"    \\abs-fontsize #17 \\italic {quoted(work.subtitle)}",
        "    \\vspace #22",
        f"    \\abs-fontsize #12 {quoted(work.foot)}",
        f"    \\abs-fontsize #10 {quoted(FOOT)}",
        "  } }",
        "}",
        "\\bookpart {",
        "  \\paper {",
        "    oddFooterMarkup = ##f  evenFooterMarkup = ##f",
        "    tocTitleMarkup = \\markup \\column { \\vspace #2",
        "      \\fill-line { \\fontsize #5 \\bold Contents } \\vspace #2 }",
        "    tocItemMarkup = \\markup \\column { \\fontsize #2 \\fill-with-pattern #1 #RIGHT .",
        "      \\fromproperty #'toc:text \\fromproperty #'toc:page \\vspace #0.5 }",
        "  }",
        f"  \\markup {bookmark('Contents')}",
        "  \\markuplist \\table-of-contents",
        "}",
    ]


def folio_movement(work, movement):
    lines = ["\\bookpart {", f"  \\paper {{ {work.movement_paper} }}",
             f"  \\tocItem \\markup {quoted(movement.title)}"]
    lines += [f"  \\markup \\fill-line {{ \\concat {{ {bookmark(movement.title)}",
              f"    \\fontsize #4 \\bold {quoted(movement.title)} }} }}"]
    if movement.note:
        lines += [f"  \\markup \\fill-line {{ \\italic {quoted(movement.note)} }}"]
    lines += ["  \\markup \\vspace #0.6"]
    return lines + ["  " + line for line in score(work, movement)] + ["}"]


def write(work):
    lines = [f'\\version "{VERSION}"', "\\pointAndClickOff", f"#(set-global-staff-size {work.staff_size})"]
    lines += header(work)
    lines += ["\\paper {", f'  #(set-paper-size "{work.page}")']
    if work.font:
        lines += ["  #(define fonts (set-global-fonts",
                  f"    #:roman {quoted(work.font)} #:factor (/ staff-height pt 20)))"]
    lines += ["  " + line for line in work.paper.strip().splitlines()] + ["}"]
    if work.folio:
        lines += front_matter(work)
        for movement in work.movements:
            lines += folio_movement(work, movement)
    else:
        for movement in work.movements:
            if movement.note:
                lines.append(f"\\markup \\italic {quoted(movement.note)}")
            lines += score(work, movement)
    return "\n".join(line.rstrip() for line in lines) + "\n"
