"""Reads a written MusicXML file back and adds up its bars, voice by voice."""

import xml.etree.ElementTree as xml
from fractions import Fraction


def check(path, short):
    """Returns the faults found; `short` holds the numbers of the bars meant to be short."""
    root = xml.parse(path).getroot()
    faults = []
    for part in root.findall("part"):
        time, divisions = Fraction(1), 1
        for measure in part.findall("measure"):
            where = f"{path.name}, part {part.get('id')}, bar {measure.get('number')}"
            now, voices = 0, {}
            for item in measure:
                if item.tag == "attributes":
                    divisions = int(item.findtext("divisions") or divisions)
                    if item.find("time") is not None:
                        time = Fraction(int(item.findtext("time/beats")),
                                        int(item.findtext("time/beat-type")))
                elif item.tag == "backup":
                    now -= int(item.findtext("duration"))
                elif item.tag == "forward":
                    now += int(item.findtext("duration"))
                    add(voices, item, int(item.findtext("duration")))
                elif item.tag == "note" and item.find("grace") is None:
                    if item.find("chord") is None:
                        length = int(item.findtext("duration"))
                        now += length
                        add(voices, item, length)
            full = time * 4 * divisions
            sums = set(voices.values())
            if len(sums) != 1:
                faults.append(f"{where}: voices of different length {voices}")
            elif int(measure.get("number")) not in short and sums != {full}:
                faults.append(f"{where}: {sums} instead of {full}")
            if now < 0 or (sums and now != max(sums)):
                faults.append(f"{where}: ends at {now}")
    return faults


def add(voices, item, length):
    voice = item.findtext("voice")
    voices[voice] = voices.get(voice, 0) + length
