"""Page boxes, units and rotations."""

from .content import TUNE
from .music import STAIRS, heading, tune
from .table import odd
from .writer import A4, score


def box(name, what, media=A4, content=TUNE, note="", page="", pages="", **how):
    odd(name, what, note=note, **how)(
        lambda: score(content, media=media, page=page, pages=pages).bytes()
    )


box("box-flipped", "`/MediaBox [0 842 595 0]`", "/MediaBox [0 842 595 0]")
box("box-mirrored", "`/MediaBox [595 842 0 0]`", "/MediaBox [595 842 0 0]")
box(
    "box-negative",
    "the origin is in the middle of the page",
    "/MediaBox [-297 -421 298 421]",
    "q 1 0 0 1 -297 -421 cm\n" + TUNE + "Q",
)
box(
    "box-far-away",
    "the page begins at 10000, 20000",
    "/MediaBox [10000 20000 10595 20842]",
    "1 0 0 1 10000 20000 cm\n" + TUNE,
)
box("box-crop", "the crop box is smaller than the media box", page="/CropBox [50 300 545 812]")
box(
    "box-crop-outside",
    "the crop box is wholly outside of the media box",
    page="/CropBox [1000 1000 1200 1200]",
    expected="either",
    note="an empty page in all readers that were tried",
)
box(
    "box-crop-overhangs", "the crop box overhangs the media box", page="/CropBox [-100 400 700 900]"
)
box(
    "box-all-five",
    "all five boxes, each smaller than the other",
    page="/CropBox [10 10 585 832] /BleedBox [20 20 575 822] /TrimBox [30 30 565 812] "
    "/ArtBox [40 40 555 802]",
)
box("box-missing", "no media box anywhere", "", note="all readers take Letter")
box(
    "box-inherited",
    "media box and crop box come from the page tree",
    "",
    pages="/MediaBox [0 0 595 842] /CropBox [20 20 575 822]",
)
box(
    "box-reals",
    "a media box of fractions, one of them an exponent that isn't allowed",
    "/MediaBox [0.0 -0.0 595.2756 841.8898]",
)
box(
    "box-short",
    "a media box of three numbers",
    "/MediaBox [0 0 595]",
    expected="either",
    note="most readers take Letter; an empty page in PDFBox",
)
box(
    "box-empty",
    "a media box without an area",
    "/MediaBox [0 0 0 0]",
    expected="either",
    note="most readers take Letter; an empty page in PDFBox",
)
box("unit-2", "`/UserUnit 2`", page="/UserUnit 2", note="PDFBox and poppler ignore the unit")
box("unit-10", "`/UserUnit 10`: two by three metres", page="/UserUnit 10")
box("rotate-90", "`/Rotate 90`", page="/Rotate 90")
box("rotate-180", "`/Rotate 180`", page="/Rotate 180")
box("rotate-270", "`/Rotate 270`, with a crop box", page="/Rotate 270 /CropBox [50 100 545 812]")
box("rotate-minus-90", "`/Rotate -90`", page="/Rotate -90")
box("rotate-450", "`/Rotate 450`", page="/Rotate 450")
box("rotate-45", "`/Rotate 45`, which isn't allowed", page="/Rotate 45", note="readers ignore it")
box("rotate-real", "`/Rotate 90.0`", page="/Rotate 90.0")
box("rotate-inherited", "`/Rotate` comes from the page tree", pages="/Rotate 90")
box("page-tiny", "a page of 20 by 30 points", "/MediaBox [0 0 20 30]", "0 g 5 10 7 5 re f")
box(
    "page-huge",
    "a page of 14400 points square",
    "/MediaBox [0 0 14400 14400]",
    "24 0 0 17 0 0 cm\n" + TUNE,
)
box("page-ribbon", "a page of 5000 by 40 points", "/MediaBox [0 0 5000 40]", heading("Long", y=10))


@odd("page-three-sizes", "A5, A3 across and a turned A4 in one file", pages=3)
def three_sizes():
    pdf = score([tune("Small", x=30, top=540, width=350), tune("Wide", STAIRS), tune("Turned")])
    pdf.replace(4, A4, "/MediaBox [0 0 420 595]")
    pdf.replace(6, A4, "/MediaBox [0 0 1191 842]")
    pdf.replace(8, A4, A4 + " /Rotate 90")
    return pdf.bytes()


@odd("box-indirect", "the media box is an object, and its numbers are objects, too")
def box_indirect():
    pdf = score(TUNE, media="/MediaBox 6 0 R")
    pdf[6] = "[0 0 7 0 R 8 0 R]"
    pdf[7] = "595"
    pdf[8] = "842"
    return pdf.bytes()
