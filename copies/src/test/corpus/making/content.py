"""Page contents that leave the next one who draws on the page in an odd place."""

from .music import ARCH, LEAPS, STAIRS, heading, tune
from .table import odd
from .writer import RESOURCES, score, stream

TUNE = tune("A Scale to Climb")
SCALED = "100 0 0 100 0 0 cm\n"


def plain(name, what, content, note="", expected="prepared", **how):
    odd(f"content-{name}", what, note=note, expected=expected)(lambda: score(content, **how).bytes())


def with_state(name, what, state, content, note="", page="", **more):
    """The content is run with a graphics state dictionary that has the name GS."""
    resources = f"/Resources << /Font << /F1 3 0 R >> /ExtGState << /GS << {state} >> >> >>"
    plain(name, what, content, note, resources=resources, page=page, **more)


# Brackets that don't match.
plain(
    "too-many-q",
    "three `q` that no `Q` closes, the last with a moved origin",
    "q q q\n" + TUNE + "1 0 0 1 200 300 cm",
)
plain("too-many-Q", "three `Q` too many at the end", TUNE + "Q Q Q")
plain("Q-first", "`Q` before any `q`", "Q Q\n" + TUNE, note="an empty page in poppler")
plain("deep-q", "300 nested `q`, none closed", "q\n" * 300 + TUNE)
plain(
    "open-text", "`BT` without `ET` at the end", TUNE + "BT /F1 30 Tf 1 0 0 1 72 400 Tm (open) Tj"
)
plain(
    "open-marked",
    "`BMC` and `BDC` without `EMC`",
    "/Span BMC\n/Artifact << /Type /Layout >> BDC\n" + TUNE,
)
plain("too-many-EMC", "`EMC` and `ET` without a beginning", "EMC ET\n" + TUNE + "EMC EMC ET")
plain("open-path", "a path that is never painted", TUNE + "10 w 0 0 m 595 842 l 595 0 l")
plain("open-clip", "`W` without the operator that ends the path", TUNE + "0 0 2 2 re W")

# States that are left.
plain("tiny-clip", "the clip is left at one point square", TUNE + "0 0 1 1 re W n")
plain("empty-clip", "the clip is left empty", TUNE + "0 0 m 0 0 l W n")
plain(
    "scaled",
    "everything is scaled to 1 % and stays so",
    "0.01 0 0 0.01 0 0 cm\n" + SCALED + TUNE + "0.01 0 0 0.01 0 0 cm",
)
plain(
    "text-clip",
    "the clip is left as the outline of some letters",
    TUNE + "BT /F1 18 Tf 7 Tr 72 400 Td (clip) Tj ET",
)
plain(
    "flipped",
    "upside down from the first operator on",
    "1 0 0 -1 0 842 cm\nq 1 0 0 -1 0 842 cm\n" + TUNE + "Q",
)
plain("skewed", "turned and skewed, and stays so", TUNE + "0.7 0.7 -0.3 0.9 300 100 cm")
plain(
    "flat-ctm",
    "a matrix that can't be inverted is left",
    TUNE + "1 0 0 0 0 0 cm",
    note="on its own level this can't be undone; it needs q and Q around",
)
plain(
    "text-state-left",
    "invisible text mode, odd spacing, scale, rise and leading are left",
    TUNE + "3 Tr 40 Tc 70 Tw 5 Tz 300 Ts 99 TL 1 1 1 rg 1 1 1 RG 20 w [3 9] 4 d 2 J 1 j",
)
plain(
    "operands-left",
    "operands without an operator at the end",
    TUNE + "1 0 0 12 34 (left over) [1 2]",
)
with_state("overprint-left", "overprint is left on", "/OP true /op true /OPM 1", "/GS gs\n" + TUNE)
with_state(
    "blend-left",
    "blend mode Difference and an opacity of 5 % are left",
    "/BM /Difference /ca 0.05 /CA 0.05",
    TUNE + "/GS gs",
)
with_state(
    "blend-array",
    "a list of blend modes",
    "/BM [/Unknown /Multiply] /ca 0.5",
    "/GS gs 1 0 0 rg 60 600 200 200 re f\n" + TUNE,
)


@odd("content-soft-mask-left", "a soft mask that hides everything is left on")
def soft_mask():
    resources = "/Resources << /Font << /F1 3 0 R >> /ExtGState << /GS 6 0 R >> >>"
    pdf = score(TUNE + "/GS gs", resources=resources)
    pdf[6] = "<< /Type /ExtGState /SMask << /S /Luminosity /G 7 0 R >> >>"
    pdf[7] = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        "/Group << /S /Transparency /CS /DeviceGray >>",
        "0 g 0 0 595 842 re f",
    )
    return pdf.bytes()


# Ends that swallow what comes after.
plain("open-string", "a string that is never closed", TUNE + "BT (never closed")
plain(
    "open-hex",
    "a hexadecimal string that is never closed",
    TUNE + "BT <48656C6C6F",
    note="PDFBox fails to draw the page",
)
plain("open-array", "an array that is never closed", TUNE + "BT [ (never) 10 (closed)")
plain("open-dictionary", "a dictionary that is never closed", TUNE + "/Span << /MCID 0 /Lang (en)")
plain(
    "open-image",
    "an inline image without `EI`",
    TUNE + "q 20 0 0 20 72 400 cm BI /W 8 /H 8 /BPC 1 /CS /G ID \x18\x3c\x7e\xff\xff\x7e\x3c\x18",
    expected="either",
    note="readers disagree on whether the image is shown, not on the rest",
)
plain("comment-end", "ends in a comment without a line end", TUNE + "% the end")
plain(
    "comment-cr",
    "line ends are CR alone, and the last line is a comment",
    (TUNE + "% the end").replace("\n", "\r"),
)
plain("backslash-end", "ends in a string that ends in a backslash", TUNE + "BT (trailing\\")
plain("slash-end", "ends in a slash, which begins a name", TUNE + "/")
plain("number-end", "ends in a number without a blank after it", TUNE + "q 1 0 0 1 0 0 cm Q 7")
plain(
    "operator-end",
    "ends in an operator without a blank after it",
    TUNE + "q 1 0 0 1 3 3 cm 0 0 1 1 re f Q",
)
plain(
    "odd-blanks",
    "NUL, tab and form feed as white space",
    TUNE.replace(" ", "\t\0").replace("\n", "\f"),
)
plain(
    "unknown-operators",
    "operators that nobody knows, between BX and EX and without",
    "BX 1 2 frob EX\n(text) 3 zorch\n" + TUNE,
)
plain(
    "compact",
    "no white space where none is needed",
    "0 g/F1 18 Tf BT 72 770 Td(Without Blanks)Tj[(A)-20(B)]TJ ET[]0 d 72 690 450 1 re f",
)
plain(
    "image-with-EI",
    "an inline image with the letters EI in its data",
    "q 40 0 0 40 72 400 cm BI /W 4 /H 4 /BPC 8 /CS /G ID ab EI\ncd EI ef EI EI\nQ\n" + TUNE,
    note="the third EI ends it, as the data is 16 bytes long",
)

# Many streams, and none.
plain("empty", "an empty stream", "")


@odd("content-split", "five streams, cut between operands and their operators")
def split():
    pdf = score("", page="")
    words = TUNE.replace("(A Scale to Climb)", "(Cut)").split(" ")
    parts = [" ".join(words[i * len(words) // 5 : (i + 1) * len(words) // 5]) for i in range(5)]
    numbers = [pdf.add_stream("", part) for part in parts]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    pdf.replace(4, "/Contents 5 0 R", f"/Contents [{kids}]")
    return pdf.bytes()


def contents_as(name, what, contents, note="", expected="prepared"):
    @odd(f"content-{name}", what, note=note, expected=expected)
    def make():
        pdf = score(TUNE)
        pdf.replace(4, "/Contents 5 0 R", contents)
        pdf[6] = "[5 0 R]"
        pdf[7] = "null"
        return pdf.bytes()


contents_as("none", "a page without contents", "")
contents_as("empty-array", "an empty array of contents", "/Contents []")
contents_as("null", "`/Contents null`", "/Contents null")
contents_as("null-object", "contents that are an object which is null", "/Contents 7 0 R")
contents_as(
    "dangling",
    "contents that are an object which isn't there",
    "/Contents 99 0 R",
    note="empty in all readers, as a missing object is null",
)
contents_as(
    "array-with-null",
    "null, a null object and a missing object among the contents",
    "/Contents [null 5 0 R 7 0 R 98 0 R]",
    expected="either",
    note="an empty page in poppler, others show the stream",
)
contents_as(
    "indirect-array", "an array of contents that is an object of its own", "/Contents 6 0 R"
)
contents_as("twice", "the same stream twice in one page", "/Contents [5 0 R 5 0 R]")


@odd("content-shared", "three pages with the same stream", pages=3)
def shared():
    pdf = score([TUNE, tune("Two", STAIRS), tune("Three", LEAPS)])
    pdf.replace(6, "7 0 R", "5 0 R")
    pdf.replace(8, "9 0 R", "5 0 R")
    return pdf.bytes()


# Colours and transparency.
plain(
    "black-page",
    "the whole page is black",
    "0 g 0 0 595 842 re f 1 g 1 G\n" + TUNE.replace("0 g 0 G", ""),
)
plain(
    "dark-page",
    "a very dark page in CMYK",
    "0.6 0.4 0.2 0.9 k 0 0 595 842 re f\n" + TUNE.replace("0 g 0 G", "0 0 0 0 k 0 0 0 0 K"),
)
plain(
    "page-group",
    "the page is a transparency group, isolated and knocking out",
    TUNE,
    page="/Group << /S /Transparency /CS /DeviceCMYK /I true /K true >>",
)


@odd("content-spot-colours", "a spot colour, and a DeviceN space of two")
def spot():
    resources = (
        "/Resources << /Font << /F1 3 0 R >> /ColorSpace << "
        "/Gold [/Separation /Old#20Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 "
        "/C0 [0 0 0 0] /C1 [0 .3 .9 .2] >>] /Two [/DeviceN [/Old#20Gold /Black] /DeviceCMYK 6 0 R]"
        " >> >>"
    )
    pdf = score(
        "/Gold cs 1 scn 60 500 200 60 re f /Two cs .5 .5 scn 300 500 200 60 re f\n"
        + TUNE
        + "/Two cs 1 1 scn /Two CS 1 1 SCN",
        resources=resources,
    )
    pdf[6] = stream(
        "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]",
        "{ exch dup .3 mul exch .9 mul 0 4 1 roll 4 -1 roll }",
    )
    return pdf.bytes()


@odd("content-type3-font", "a Type 3 font, whose note heads are drawn by little streams")
def type3():
    resources = "/Resources << /Font << /F1 3 0 R /T3 6 0 R >> >>"
    pdf = score(TUNE + "BT /T3 40 Tf 72 500 Td (abab) Tj ET", resources=resources)
    pdf[6] = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] "
        "/FirstChar 97 /LastChar 98 /Widths [1 1] /Resources << >> "
        "/Encoding << /Type /Encoding /Differences [97 /whole /half] >> "
        "/CharProcs << /whole 7 0 R /half 8 0 R >> >>"
    )
    pdf[7] = stream("", "1 0 0 0 1 1 d1 .1 .1 .6 .4 re f")
    pdf[8] = stream("", "1 0 d0 1 0 0 rg .1 .1 .6 .4 re f")
    return pdf.bytes()


@odd("content-hidden-layer-open", "ends inside `/OC … BDC` of a layer that is switched off")
def hidden_layer():
    pdf = score(
        TUNE + "/OC /Layer BDC\n" + heading("Not to be seen", y=400),
        resources=RESOURCES.replace(">> >>", ">> /Properties << /Layer 6 0 R >> >>"),
        catalog="/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> >>",
    )
    pdf[6] = "<< /Type /OCG /Name (Fingering) >>"
    return pdf.bytes()


@odd("content-form-in-form", "everything is in a form, two levels deep, whose resources differ")
def forms():
    resources = "/Resources << /XObject << /Fm0 6 0 R >> >>"
    pdf = score("q /Fm0 Do Q", resources=resources)
    form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
    pdf[6] = stream(
        form + "/Matrix [.5 0 0 .5 0 400] /Resources << /XObject << /Fm0 7 0 R >> >>", "/Fm0 Do"
    )
    pdf[7] = stream(form + "/Resources << /Font << /F1 3 0 R >> >>", tune("Inside", ARCH))
    return pdf.bytes()
