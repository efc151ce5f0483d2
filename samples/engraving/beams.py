"""Which notes share a beam, for MusicXML (LilyPond finds its own)."""

from fractions import Fraction


def group_length(time, events):
    """How long a beam may be in this bar."""
    if time in ("3/8", "6/8", "9/8", "12/8"):
        return Fraction(3, 8)
    if time == "3/4":
        longest = Fraction(3, 4)
    elif time in ("4/4", "2/2"):
        longest = Fraction(1, 2)
    else:
        return Fraction(1, 4)
    return longest if all(e.base <= 8 and e.ratio == 1 for e in events) else Fraction(1, 4)


def beams(events, time, offset):
    """Maps id(event) to its list of beam states, outermost first.

    `offset` is where in a full bar this bar begins, which is not 0 for an upbeat.
    """
    groups, group, edge, position = [], [], None, offset
    notes = [e for e in events if e.kind == "note" and not e.grace]
    for event in events:
        if event.grace or event.kind in ("clef", "ottava"):
            continue
        size = group_length(time, notes)
        place = position // size
        if event.kind == "note" and event.base >= 8:
            if place != edge or not group:
                groups.append(group)
                group = []
            group.append(event)
            edge = place
        else:
            groups.append(group)
            group, edge = [], None
        position += event.length
    groups.append(group)
    found = {}
    for group in groups:
        if len(group) > 1:
            for index, event in enumerate(group):
                found[id(event)] = states(group, index)
    return found


def flags(event):
    return {8: 1, 16: 2, 32: 3, 64: 4}[event.base]


def states(group, index):
    here, result = flags(group[index]), []
    for level in range(1, here + 1):
        before = index > 0 and flags(group[index - 1]) >= level
        after = index + 1 < len(group) and flags(group[index + 1]) >= level
        if before and after:
            result.append("continue")
        elif after:
            result.append("begin")
        elif before:
            result.append("end")
        else:
            result.append("backward hook" if index > 0 else "forward hook")
    return result
