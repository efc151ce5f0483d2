"""What hangs on the catalog and on pages: outlines, names, actions, attachments."""

import zlib

from .content import TUNE
from .music import ARCH, LEAPS, STAIRS, tune
from .table import odd
from .writer import RESOURCES, score, stream

THREE = [tune("One", ARCH), tune("Two", STAIRS), tune("Three", LEAPS)]


def feature(
    name,
    what,
    objects=(),
    contents=TUNE,
    page="",
    catalog="",
    note="",
    version="1.7",
    expected="prepared",
    resources=RESOURCES,
):
    """Objects of the feature begin with number 10; pages are 4, 6 and 8."""
    pages = len(contents) if isinstance(contents, list) else 1

    @odd(name, what, pages=pages, note=note, expected=expected)
    def make():
        pdf = score(contents, page=page, catalog=catalog, version=version, resources=resources)
        for number, body in enumerate(objects, 10):
            pdf[number] = body
        return pdf.bytes()


# Ways through the document.
feature(
    "outline",
    "an outline of two levels, one branch closed, with titles in two encodings",
    [
        "<< /Type /Outlines /First 11 0 R /Last 12 0 R /Count 2 >>",
        "<< /Title (One) /Parent 10 0 R /Next 12 0 R /Dest [4 0 R /Fit] /First 13 0 R "
        "/Last 13 0 R /Count -1 >>",
        "<< /Title <FEFF004400650075007800E8006D0065> /Parent 10 0 R /Prev 11 0 R "
        "/A << /S /GoTo /D [6 0 R /XYZ 72 770 null] >> /C [1 0 0] /F 2 >>",
        "<< /Title (One and a half) /Parent 11 0 R /Dest [8 0 R /FitH 700] >>",
    ],
    THREE,
    catalog="/Outlines 10 0 R /PageMode /UseOutlines",
)
feature(
    "outline-loop",
    "an outline whose entries follow each other in a circle",
    [
        "<< /Type /Outlines /First 11 0 R /Last 12 0 R /Count 2 >>",
        "<< /Title (Hen) /Parent 10 0 R /Next 12 0 R /Dest [4 0 R /Fit] /First 10 0 R >>",
        "<< /Title (Egg) /Parent 10 0 R /Next 11 0 R /Prev 11 0 R /Dest [6 0 R /Fit] >>",
    ],
    THREE,
    catalog="/Outlines 10 0 R",
)
feature(
    "names-tree",
    "named destinations in a name tree of two levels",
    [
        "<< /Dests 11 0 R >>",
        "<< /Kids [12 0 R 13 0 R] >>",
        "<< /Limits [(a) (a)] /Names [(a) [4 0 R /Fit]] >>",
        "<< /Limits [(b) (c)] /Names [(b) << /D [6 0 R /Fit] >> (c) 14 0 R] >>",
        "[8 0 R /Fit]",
    ],
    THREE,
    catalog="/Names 10 0 R /OpenAction << /S /GoTo /D (b) >>",
    page="/Annots [<< /Type /Annot /Subtype /Link /Rect [72 600 200 640] /Dest (c) >>]",
)
feature(
    "names-old",
    "named destinations in the catalog's `/Dests`, as in PDF 1.1",
    ["<< /Second [6 0 R /XYZ 0 842 0] /Third << /D [8 0 R /Fit] >> >>"],
    THREE,
    catalog="/Dests 10 0 R /OpenAction [6 0 R /Fit]",
    version="1.1",
    page="/Annots [<< /Type /Annot /Subtype /Link /Rect [72 600 200 640] /Dest /Third >>]",
)
feature(
    "page-labels",
    "page labels: i, then A-5",
    contents=THREE,
    catalog="/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /P (A-) /St 5 >>] >>",
)
feature(
    "threads",
    "an article thread with a bead on each page",
    [
        "<< /Type /Thread /F 11 0 R /I << /Title (The Article) >> >>",
        "<< /Type /Bead /T 10 0 R /N 12 0 R /V 12 0 R /P 4 0 R /R [60 500 500 800] >>",
        "<< /Type /Bead /N 11 0 R /V 11 0 R /P 6 0 R /R [60 500 500 800] >>",
    ],
    THREE,
    catalog="/Threads [10 0 R]",
    page="/B [11 0 R]",
)
feature(
    "presentation",
    "page transitions, durations, thumbnails and a time stamp",
    [
        stream(
            "/Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode",
            zlib.compress(bytes(range(0, 256, 4))),
        )
    ],
    THREE,
    page="/Trans << /S /Dissolve /D 1 >> /Dur 5 /Thumb 10 0 R "
    "/LastModified (D:20260101120000Z) /Tabs /S",
    catalog="/PageMode /FullScreen",
)
feature(
    "piece-info",
    "`/PieceInfo` in the page and in the catalog",
    ["<< /Engraver << /LastModified (D:20260101120000Z) /Private << /Kept true >> >> >>"],
    page="/PieceInfo 10 0 R /LastModified (D:20260101120000Z)",
    catalog="/PieceInfo << /Engraver << /LastModified (D:20260101120000Z) /Private 7 >> >>",
)
feature(
    "viewer-preferences",
    "viewer preferences, language, base URI, layout and requirements",
    catalog="/ViewerPreferences << /HideToolbar true /Direction /R2L /PrintScaling /None "
    "/NumCopies 2 /PrintPageRange [0 0] >> /Lang (de-AT) "
    "/URI << /Base (https://example.org/) >> /PageLayout /TwoColumnRight "
    "/Requirements [<< /Type /Requirement /S /EnableJavaScripts >>]",
)

# Actions and attachments.
feature(
    "actions",
    "JavaScript on opening, named scripts, and additional actions of all kinds",
    ["<< /S /JavaScript /JS (app.beep\\(0\\);) >>", "<< /Names [(init) 10 0 R] >>"],
    page="/AA << /O 10 0 R /C 10 0 R >>",
    catalog="/OpenAction 10 0 R /Names << /JavaScript 11 0 R >> "
    "/AA << /WC 10 0 R /WS 10 0 R /DP 10 0 R >>",
)
feature(
    "embedded-files",
    "an embedded file, also as associated file and as an annotation",
    [
        "<< /Type /Filespec /F (scale.txt) /UF (scale.txt) /EF << /F 11 0 R >> "
        "/AFRelationship /Source >>",
        stream(
            "/Type /EmbeddedFile /Subtype /text#2Fplain /Params << /Size 15 >>", "c d e f g a b c"
        ),
    ],
    page="/AF [10 0 R] /Annots [<< /Type /Annot /Subtype /FileAttachment "
    "/Rect [500 780 520 800] /FS 10 0 R /Name /Paperclip /Contents (The scale) >>]",
    catalog="/Names << /EmbeddedFiles << /Names [(scale.txt) 10 0 R] >> >> /AF [10 0 R]",
)
feature(
    "portfolio",
    "a portfolio with a cover page",
    [
        "<< /Type /Filespec /F (scale.txt) /UF (scale.txt) /EF << /F 11 0 R >> /CI << /N 1 >> >>",
        stream("/Type /EmbeddedFile", "c d e f g a b c"),
    ],
    catalog="/Names << /EmbeddedFiles << /Names [(scale.txt) 10 0 R] >> >> /Collection "
    "<< /Type /Collection /View /T /D (scale.txt) "
    "/Schema << /N << /Subtype /N /N (No) >> >> >>",
)
feature(
    "rich-media",
    "stubs of a 3D, a RichMedia, a Movie, a Sound and a Screen annotation",
    [stream("/Type /3D /Subtype /U3D", "not really")],
    page="/Annots [<< /Type /Annot /Subtype /3D /Rect [72 400 172 500] /3DD 10 0 R >> "
    "<< /Type /Annot /Subtype /RichMedia /Rect [200 400 300 500] /RichMediaContent << >> >> "
    "<< /Type /Annot /Subtype /Movie /Rect [310 400 350 500] /Movie << /F (a.mov) >> >> "
    "<< /Type /Annot /Subtype /Sound /Rect [360 400 380 420] /Sound null >> "
    "<< /Type /Annot /Subtype /Screen /Rect [400 400 420 420] >>]",
)

# The catalog.
feature(
    "catalog-version",
    "`/Version /1.6` in the catalog over a header that says 1.3, and an extension level",
    version="1.3",
    catalog="/Version /1.6 /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>",
)
feature("header-9.9", "a version that doesn't exist", version="9.9")
feature(
    "header-1.0",
    "version 1.0, with transparency and layers all the same",
    version="1.0",
    page="/Group << /S /Transparency /CS /DeviceRGB >>",
    catalog="/OCProperties << /OCGs [] /D << >> >>",
)
feature(
    "metadata",
    "XMP metadata in catalog and page, and an output intent",
    [
        stream(
            "/Type /Metadata /Subtype /XML",
            '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta '
            'xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?>',
        )
    ],
    page="/Metadata 10 0 R",
    catalog="/Metadata 10 0 R /OutputIntents [<< /Type /OutputIntent "
    "/S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) "
    "/RegistryName (http://www.color.org) >>]",
)
feature(
    "catalog-untyped",
    "a catalog without `/Type`, and things in it that nobody knows",
    catalog="/XXXX_Own << /A [1 2 null] >> /Legal << /JavaScriptActions 1 >> /SpiderInfo null",
)
