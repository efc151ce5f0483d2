"""Page boxes, page trees and resources."""

from .content import TUNE
from .music import LEAPS, STAIRS, heading, note, tune
from .table import odd, refused
from .writer import A4, Pdf, RESOURCES, score, stream


def box(name, what, media=A4, content=TUNE, note="", page="", pages="", **how):
    odd(name, what, note=note, **how)(
        lambda: score(content, media=media, page=page, pages=pages).bytes()
    )


box("box-flipped", "`/MediaBox [0 842 595 0]`", "/MediaBox [0 842 595 0]")
box("box-mirrored", "`/MediaBox [595 842 0 0]`", "/MediaBox [595 842 0 0]")
box("box-negative", "the origin is in the middle of the page", "/MediaBox [-297 -421 298 421]",
    "q 1 0 0 1 -297 -421 cm\n" + TUNE + "Q")
box("box-far-away", "the page begins at 10000, 20000", "/MediaBox [10000 20000 10595 20842]",
    "1 0 0 1 10000 20000 cm\n" + TUNE)
box("box-crop", "the crop box is smaller than the media box", page="/CropBox [50 300 545 812]")
box("box-crop-outside", "the crop box is wholly outside of the media box",
    page="/CropBox [1000 1000 1200 1200]",
    expected="either", note="an empty page in all readers that were tried")
box("box-crop-overhangs", "the crop box overhangs the media box", page="/CropBox [-100 400 700 900]")
box("box-all-five", "all five boxes, each smaller than the other",
    page="/CropBox [10 10 585 832] /BleedBox [20 20 575 822] /TrimBox [30 30 565 812] "
    "/ArtBox [40 40 555 802]")
box("box-missing", "no media box anywhere", "", note="all readers take Letter")
box("box-inherited", "media box and crop box come from the page tree", "",
    pages="/MediaBox [0 0 595 842] /CropBox [20 20 575 822]")
box("box-reals", "a media box of fractions, one of them an exponent that isn't allowed",
    "/MediaBox [0.0 -0.0 595.2756 841.8898]")
box("box-short", "a media box of three numbers", "/MediaBox [0 0 595]", expected="either",
    note="most readers take Letter; an empty page in PDFBox")
box("box-empty", "a media box without an area", "/MediaBox [0 0 0 0]", expected="either",
    note="most readers take Letter; an empty page in PDFBox")
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
box("page-huge", "a page of 14400 points square", "/MediaBox [0 0 14400 14400]",
    "24 0 0 17 0 0 cm\n" + TUNE)
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


# Trees.
@odd("tree-deep", "300 pages in a tree of three levels, what they share above them", pages=300)
def deep():
    pdf = Pdf()
    pdf[1] = "<< /Type /Catalog /Pages 2 0 R >>"
    pdf[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
    rows = []
    for row in range(6):
        kids = []
        for _ in range(5):
            node = pdf.add("null")
            leaves = [leaf(pdf, node) for _ in range(10)]
            pdf[node] = tree_node("2 0 R", leaves)
            kids.append(node)
        rows.append(pdf.add(tree_node("2 0 R", kids, 50)))
        for kid in kids:
            pdf.replace(kid, "/Parent 2 0 R", f"/Parent {rows[-1]} 0 R")
    pdf[2] = tree_node("", rows, 300).replace("/Parent ", "") + ""
    pdf.replace(2, ">>", "/MediaBox [0 0 200 100] /Resources << /Font << /F1 3 0 R >> >> >>")
    return pdf.bytes()


def leaf(pdf, parent):
    content = pdf.add_stream("", "BT /F1 9 Tf 20 60 Td (%d) Tj ET" % len(pdf.objects))
    return pdf.add(f"<< /Type /Page /Parent {parent} 0 R /Contents {content} 0 R >>")


def tree_node(parent, kids, count=None):
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    return f"<< /Type /Pages /Parent {parent} /Count {count or len(kids)} /Kids [{refs}] >>"


@odd("tree-flat", "300 pages, all kids of one node", pages=300)
def flat():
    pdf = score([f"BT /F1 9 Tf 20 60 Td ({number}) Tj ET" for number in range(1, 301)],
                media="/MediaBox [0 0 200 100]")
    return pdf.bytes()


@odd("tree-chain", "one page at the end of a chain of 60 nodes")
def chain():
    pdf = score(TUNE)
    pdf.replace(2, "4 0 R", "6 0 R")
    for number in range(6, 66):
        pdf[number] = tree_node(f"{number - 1 if number > 6 else 2} 0 R",
                                [number + 1 if number < 65 else 4], 1)
    pdf.replace(4, "/Parent 2 0 R", "/Parent 65 0 R")
    return pdf.bytes()


THREE = [tune("One"), tune("Two", STAIRS), tune("Three", LEAPS)]


def tree(register, *changes):
    def make():
        pdf = score(THREE)
        for number, old, new in changes:
            if old is None:
                pdf[number] = new
            else:
                pdf.replace(number, old, new)
        return pdf.bytes()

    register(make)


tree(refused("tree-count-low", "`/Count 1` with three pages", "damaged",
             note="all readers show one page"), (2, "/Count 3", "/Count 1"))
tree(refused("tree-count-high", "`/Count 7` with three pages", "damaged",
             note="readers show empty pages after the third, or errors"), (2, "/Count 3", "/Count 7"))
tree(refused("tree-count-missing", "no `/Count`", "damaged",
             note="PDFium shows three pages, others none"), (2, "/Count 3", ""))
tree(odd("tree-count-real", "`/Count 3.0`", pages=3), (2, "/Count 3", "/Count 3.0"))
tree(odd("tree-untyped", "neither nodes nor pages say their type", pages=3, expected="either",
         note="all readers show three pages; PDFBox counts three and walks over none"),
     (2, "/Type /Pages", ""), (4, "/Type /Page", ""), (6, "/Type /Page", ""),
     (8, "/Type /Page", ""))
tree(odd("tree-page-twice", "the same page twice among the kids", pages=3,
         note="the page shows twice, and each time with a stamp"), (2, "8 0 R", "4 0 R"))
tree(refused("tree-null-kid", "null among the kids", "damaged",
             note="PDFBox shows an additional page; in others the last page can't be reached"), (2, "6 0 R", "6 0 R null"))
tree(odd("tree-no-parents", "pages without `/Parent`", pages=3),
     (4, "/Parent 2 0 R", ""), (6, "/Parent 2 0 R", ""), (8, "/Parent 2 0 R", ""))
tree(odd("tree-parent-loop", "a page is its own parent, and another the parent of the tree",
         pages=3, expected="either", note="MuPDF shows nothing, others all pages"),
     (4, "/Parent 2 0 R", "/Parent 4 0 R"), (2, "/Type", "/Parent 6 0 R /Type"))
tree(odd("tree-direct-page", "a page written into the array of kids", pages=3),
     (2, "6 0 R", f"<< /Type /Page /Parent 2 0 R {A4} {RESOURCES} /Contents 7 0 R >>"))
tree(odd("tree-empty-node", "a node without kids among the pages", pages=3),
     (2, "6 0 R", "6 0 R 10 0 R"),
     (10, None, "<< /Type /Pages /Parent 2 0 R /Count 0 /Kids [] >>"))
tree(odd("tree-indirect", "kids and count are objects of their own", pages=3),
     (2, "[4 0 R 6 0 R 8 0 R]", "10 0 R"), (2, "/Count 3", "/Count 11 0 R"),
     (10, None, "[4 0 R 6 0 R 8 0 R]"), (11, None, "3"))
tree(odd("tree-one-page", "the catalog's `/Pages` is a page", expected="either",
         note="MuPDF shows nothing, others the page"),
     (1, "/Pages 2 0 R", "/Pages 4 0 R"))
tree(refused("tree-cyclic", "a page tree that has itself among its kids", "damaged"),
     (2, "6 0 R", "2 0 R"))
tree(refused("tree-dangling", "a kid that isn't there: a page is lost", "damaged",
             note="readers show an empty page, or the next one twice"),
     (2, "6 0 R", "99 0 R"))
tree(refused("tree-empty", "a page tree without pages", "pages"),
     (2, "/Count 3 /Kids [4 0 R 6 0 R 8 0 R]", "/Count 0 /Kids []"))
tree(refused("tree-missing", "a catalog without a page tree", "damaged"),
     (1, "/Pages 2 0 R", ""))


# Resources.
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
resources("empty-here", "empty resources on the page, a font only above", "/Resources << >>",
          DRAWN, pages=RESOURCES)
resources("inherited", "resources come from the page tree", "", pages=RESOURCES)
resources("indirect-twice", "the resources, and each dictionary in them, are objects",
          "/Resources 10 0 R", "/Fm0 Do\n" + TUNE,
          objects=[(10, "<< /Font 11 0 R /XObject 12 0 R /ExtGState 13 0 R >>"),
                   (11, "<< /F1 3 0 R >>"), (12, "<< /Fm0 14 0 R >>"), (13, "<< >>"),
                   (14, stream(FORM, "1 0 0 rg 100 400 50 50 re f"))])
resources("null-parts", "null for XObject, and a missing object for ExtGState",
          "/Resources << /Font << /F1 3 0 R >> /XObject null /ExtGState 99 0 R >>")
resources("default-colours", "what is called grey and RGB means something else on this page",
          "/Resources << /Font << /F1 3 0 R >> /ColorSpace << /DefaultGray [/CalGray << "
          "/WhitePoint [.95 1 1.09] /Gamma 3 >>] /DefaultRGB [/Lab << /WhitePoint [.95 1 1.09] >>] "
          ">> >>", TUNE + "1 0 0 rg 60 400 50 50 re f .5 g 120 400 50 50 re f",
          note="a Lab space isn't allowed there")
NAMES = ["Stamp", "Fm0", "F0", "X0", "Copy", "Partbook", "PB", "PbStamp", "pb", "S", "P", "PB0",
         "Pb0", "PartbookStamp", "Form0", "Mark", "Tail"]
resources("names-taken", "names are taken that a stamp may want",
          "/Resources << /Font << /F1 3 0 R >> /XObject << "
          + " ".join(f"/{name} 10 0 R" for name in NAMES) + " >> >>",
          TUNE + " ".join(f"q 1 0 0 1 {20 * i} 0 cm /{name} Do Q" for i, name in enumerate(NAMES)),
          objects=[(10, stream(FORM, "0 0 1 rg 100 400 10 10 re f"))])
resources("self-reference", "a form whose resources are those of the page that shows it",
          "/Resources 10 0 R", "/Fm0 Do\n" + TUNE,
          objects=[(10, "<< /Font << /F1 3 0 R >> /XObject << /Fm0 11 0 R >> >>"),
                   (11, stream(FORM + "/Resources 10 0 R", "1 0 0 rg 100 400 50 50 re f"))])
resources("form-in-itself", "a form that draws itself", "/Resources 10 0 R", "/Fm0 Do\n" + TUNE,
          note="readers stop at the second level",
          objects=[(10, "<< /Font << /F1 3 0 R >> /XObject << /Fm0 11 0 R >> >>"),
                   (11, stream(FORM + "/Resources 10 0 R", "1 0 0 rg 100 400 50 50 re f /Fm0 Do"))])


@odd("resources-shared", "one resource dictionary for three pages", pages=3)
def shared_resources():
    pdf = score(THREE, resources="/Resources 10 0 R")
    pdf[10] = "<< /Font << /F1 3 0 R >> /XObject << >> >>"
    return pdf.bytes()
