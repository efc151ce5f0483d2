"""The players and singers the works are written for."""

from .score import Part

PIANO = Part("Piano", "Pno.", [("rh", "treble"), ("lh", "bass")], sound=1, kind="piano")
VOICE = Part("Voice", "V.", [("voice", "treble")], sound=53)
FLUTE = Part("Flute", "Fl.", [("flute", "treble")], sound=74)
VIOLIN = Part("Violin", "Vln.", [("violin", "treble")], sound=41)
CELLO = Part("Violoncello", "Vc.", [("cello", "bass")], sound=43)
GUITAR = Part("Guitar", "Gtr.", [("guitar", "treble_8")], sound=25)
CHOIR = [
    Part("Soprano Alto", "S A", [("sa", "treble")], sound=53, kind="choir"),
    Part("Tenor Bass", "T B", [("tb", "bass")], sound=53, kind="choir"),
]
QUARTET = [
    Part("Violin I", "Vln. I", [("violin1", "treble")], sound=41),
    Part("Violin II", "Vln. II", [("violin2", "treble")], sound=41),
    Part("Viola", "Vla.", [("viola", "alto")], sound=42),
    Part("Violoncello", "Vc.", [("cello", "bass")], sound=43),
]
