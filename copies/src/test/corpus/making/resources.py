"""What a page has to draw with."""

from .content import TUNE
from .music import LEAPS, STAIRS, tune
from .table import odd
from .writer import RESOURCES, score, stream

THREE = [tune("One"), tune("Two", STAIRS), tune("Three", LEAPS)]


def resources(name, what, text, content=TUNE, note="", pages="", objects=(), expected="prepared"):
    @odd(f"resources-{name}", what, note=note, expected=expected)
    def make():
        pdf = score(content, resources=text, pages=pages)
        for number, body in objects:
            pdf[number] = body
        return pdf.bytes()


DRAWN = "1 0 0 RG 4 w 100 100 400 600 re S 0 g 200 400 m 300 600 l 400 400 l f\n"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
resources("none", "a page without resources", "", DRAWN)
resources("null", "`/Resources null`, and none to inherit", "/Resources null", DRAWN)
resources(
    "empty-here",
    "empty resources on the page, a font only above",
    "/Resources << >>",
    DRAWN,
    pages=RESOURCES,
)
resources("inherited", "resources come from the page tree", "", pages=RESOURCES)
resources(
    "indirect-twice",
    "the resources, and each dictionary in them, are objects",
    "/Resources 10 0 R",
    "/Fm0 Do\n" + TUNE,
    objects=[
        (10, "<< /Font 11 0 R /XObject 12 0 R /ExtGState 13 0 R >>"),
        (11, "<< /F1 3 0 R >>"),
        (12, "<< /Fm0 14 0 R >>"),
        (13, "<< >>"),
        (14, stream(FORM, "1 0 0 rg 100 400 50 50 re f")),
    ],
)
resources(
    "null-parts",
    "null for XObject, and a missing object for ExtGState",
    "/Resources << /Font << /F1 3 0 R >> /XObject null /ExtGState 99 0 R >>",
)
resources(
    "default-colours",
    "what is called grey and RGB means something else on this page",
    "/Resources << /Font << /F1 3 0 R >> /ColorSpace << /DefaultGray [/CalGray << "
    "/WhitePoint [.95 1 1.09] /Gamma 3 >>] /DefaultRGB [/Lab << /WhitePoint [.95 1 1.09] >>] "
    ">> >>",
    TUNE + "1 0 0 rg 60 400 50 50 re f .5 g 120 400 50 50 re f",
    note="a Lab space isn't allowed there",
)
NAMES = [
    "Stamp",
    "Fm0",
    "F0",
    "X0",
    "Copy",
    "Partbook",
    "PB",
    "PbStamp",
    "pb",
    "S",
    "P",
    "PB0",
    "Pb0",
    "PartbookStamp",
    "Form0",
    "Mark",
    "Tail",
]
resources(
    "names-taken",
    "names are taken that a stamp may want",
    "/Resources << /Font << /F1 3 0 R >> /XObject << "
    + " ".join(f"/{name} 10 0 R" for name in NAMES)
    + " >> >>",
    TUNE + " ".join(f"q 1 0 0 1 {20 * i} 0 cm /{name} Do Q" for i, name in enumerate(NAMES)),
    objects=[(10, stream(FORM, "0 0 1 rg 100 400 10 10 re f"))],
)
resources(
    "self-reference",
    "a form whose resources are those of the page that shows it",
    "/Resources 10 0 R",
    "/Fm0 Do\n" + TUNE,
    objects=[
        (10, "<< /Font << /F1 3 0 R >> /XObject << /Fm0 11 0 R >> >>"),
        (11, stream(FORM + "/Resources 10 0 R", "1 0 0 rg 100 400 50 50 re f")),
    ],
)
resources(
    "form-in-itself",
    "a form that draws itself",
    "/Resources 10 0 R",
    "/Fm0 Do\n" + TUNE,
    note="readers stop at the second level",
    objects=[
        (10, "<< /Font << /F1 3 0 R >> /XObject << /Fm0 11 0 R >> >>"),
        (11, stream(FORM + "/Resources 10 0 R", "1 0 0 rg 100 400 50 50 re f /Fm0 Do")),
    ],
)


@odd("resources-shared", "one resource dictionary for three pages", pages=3)
def shared_resources():
    pdf = score(THREE, resources="/Resources 10 0 R")
    pdf[10] = "<< /Font << /F1 3 0 R >> /XObject << >> >>"
    return pdf.bytes()
