"""Files from office programs, browsers, groff and scanners."""

import struct

from .music import ARCH, LEAPS, STAIRS
from .table import odd
from .tools import run
from .writer import score, stream

# --- LibreOffice ----------------------------------------------------------------------------------
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("form", "form"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("table", "table"),
    )
)
LETTER = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="Break" style:family="paragraph">
<style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>
<office:body><office:text><office:forms><form:form form:name="Order"
 form:control-implementation="ooo:com.sun.star.form.component.Form"
 xmlns:ooo="http://openoffice.org/2004/office">
<form:text form:name="Owner" form:id="c1" form:current-value="nobody"
 form:control-implementation="ooo:com.sun.star.form.component.TextField"/></form:form>
</office:forms>
<text:h text:outline-level="1">Notes on the Scale</text:h>
<text:p>The <text:span>scale</text:span> climbs from c to b.
<draw:control text:anchor-type="as-char" svg:width="5cm" svg:height="0.7cm"
 draw:control="c1"/></text:p>
<text:list><text:list-item><text:p>c d e f</text:p></text:list-item></text:list>
<text:h text:outline-level="2" text:style-name="Break">Second Page</text:h>
<text:p>And it falls again.</text:p></office:text></office:body></office:document>
"""


def libreoffice(name, what, **settings):
    @odd(f"libreoffice-{name}", what, "LibreOffice", pages=2)
    def make():
        json = ",".join(
            f'"{key}":{{"type":"{kind}","value":"{value}"}}'
            for key, (kind, value) in settings.items()
        )
        return run(
            [
                "soffice",
                "--headless",
                "--convert-to",
                "pdf:writer_pdf_Export:{" + json + "}",
                "out.fodt",
            ],
            {"out.fodt": LETTER},
        )


TRUE = ("boolean", "true")
FALSE = ("boolean", "false")
libreoffice("plain", "neither tags nor a form", UseTaggedPDF=FALSE, ExportFormFields=FALSE)
libreoffice(
    "tagged",
    "tagged, with bookmarks",
    UseTaggedPDF=TRUE,
    ExportFormFields=FALSE,
    ExportBookmarks=TRUE,
)
libreoffice("pdfa-1b", "PDF/A-1b", SelectPdfVersion=("long", 1))
libreoffice("pdfa-2b", "PDF/A-2b", SelectPdfVersion=("long", 2))
libreoffice("pdfua", "PDF/UA", PDFUACompliance=TRUE, UseTaggedPDF=TRUE)
libreoffice("form", "a form field that can be filled", ExportFormFields=TRUE, UseTaggedPDF=FALSE)


# --- Chromium, groff ------------------------------------------------------------------------------
PAGE = """<!DOCTYPE html><html lang="en"><head><title>A Scale</title><style>
@page {{ size: {size} }} h1 {{ color: #224; opacity: .8 }}
svg {{ filter: drop-shadow(2px 2px 3px #888) }}
</style></head><body><h1>A Scale</h1><p>It <a href="https://example.org/">climbs</a>: c d e f g a b.
</p><svg width="200" height="80"><path d="M0 40h200M0 50h200M0 60h200" stroke="black"/>
<circle cx="50" cy="50" r="6"/></svg><p style="break-before:page">And falls.</p></body></html>"""


def chromium(name, what, size):
    odd(f"chromium-{name}", what, "Chromium", pages=2)(
        lambda: run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                "--print-to-pdf=out.pdf",
                "page.html",
            ],
            {"page.html": PAGE.format(size=size)},
        )
    )


chromium("print", "a web page printed, tagged, with a shadow", "A4")
chromium("landscape", "a web page printed on A5 across", "A5 landscape")
odd("groff", "groff's own PDF driver", "groff", pages=2)(
    lambda: run(
        ["sh", "-c", "groff -Tpdf -ms notes.ms >out.pdf || exit 1"],
        {"notes.ms": ".TL\nA Scale\n.PP\nc d e f g a b c\n.bp\n.PP\nAnd falls again.\n"},
    )
)
odd("groff-ps", "groff's PostScript, made a PDF by Ghostscript", "groff, Ghostscript", pages=2)(
    lambda: run(
        ["sh", "-c", "groff -Tps -ms notes.ms | ps2pdf - out.pdf"],
        {"notes.ms": ".TL\nA Scale\n.PP\nc d e f g a b c\n.bp\n.PP\nAnd falls again.\n"},
    )
)


# --- Scans ----------------------------------------------------------------------------------------
def scan(notes=ARCH, width=400, height=560):
    """A page as a scanner sees it: a bitmap, in the PBM format."""
    rows = [bytearray(width) for _ in range(height)]
    for system in range(4):
        top = 60 + 120 * system
        for line in range(5):
            rows[top + 8 * line][30 : width - 30] = b"\1" * (width - 60)
        for i, step in enumerate(notes):
            for dy in range(6):
                x, y = 50 + 40 * i, top + 32 - 4 * step + dy
                rows[y][x : x + 9] = b"\1" * 9
                for stem in range(26):
                    rows[top + 32 - 4 * step - stem][x + 8] = 1
    packed = b"".join(
        bytes(sum(row[at + bit] << (7 - bit) for bit in range(8)) for at in range(0, width, 8))
        for row in rows
    )
    return b"P4\n%d %d\n" % (width, height) + packed


def scanned(name, what, convert, write="tiff2pdf -o out.pdf page.tiff", pages=(ARCH,), note=""):
    """ImageMagick makes the picture and another program the PDF, as Debian's may not write any."""
    by = f"ImageMagick, {write.split()[0]}"
    files = {f"{number}.pbm": notes for number, notes in enumerate(pages)}
    odd(f"scan-{name}", what, by, pages=len(pages), note=note)(
        lambda: run(
            ["sh", "-c", f"convert {' '.join(files)} -density 50 {convert} && {write}"],
            {file: scan(notes) for file, notes in files.items()},
        )
    )


NO_DECODER = "PDFBox alone can't decode such pictures and draws an empty page"
scanned(
    "1-bit-g4", "one bit a point, compressed as fax (CCITT group 4)", "-compress Group4 page.tiff"
)
scanned(
    "grey-jpeg",
    "grey JPEG",
    "-blur 1 -type Grayscale page.tiff",
    "tiff2pdf -j -q 40 -o out.pdf page.tiff",
)
scanned(
    "rgb-zip",
    "24 bits a point, compressed by Flate",
    "-type TrueColor page.tiff",
    "tiff2pdf -z -o out.pdf page.tiff",
)
scanned(
    "letter",
    "fitted into Letter, with margins, and turned",
    "-rotate 90 -compress Group4 page.tiff",
    "tiff2pdf -p letter -F -o out.pdf page.tiff",
)
scanned("three-pages", "three pages", "-compress Group4 page.tiff", pages=(ARCH, STAIRS, LEAPS))
scanned(
    "cmyk-jpeg",
    "JPEG in CMYK",
    "-colorspace CMYK -quality 30 page.jpg",
    "img2pdf --nodate -o out.pdf page.jpg",
)
scanned(
    "jpeg-2000",
    "JPEG 2000",
    "-depth 8 -type TrueColor -quality 30 page.jp2",
    "img2pdf --nodate -o out.pdf page.jp2",
    note=NO_DECODER,
)
scanned(
    "palette-png",
    "a palette of colours",
    "-fill navy -opaque black -type Palette page.png",
    "img2pdf --nodate -o out.pdf page.png",
)


@odd(
    "scan-jbig2", "one bit a point, compressed by JBIG2", "by hand and ImageMagick", note=NO_DECODER
)
def jbig2():
    """A page of one generic region in MMR coding, which is what fax machines of group 4 write."""
    width, height = 400, 560
    command = "convert in.pbm -compress Group4 page.tiff && tiff2pdf -o out.pdf page.tiff"
    fax = run(["sh", "-c", command], {"in.pbm": scan()})
    data = fax.split(b"/CCITTFaxDecode")[1].split(b"stream\n", 1)[1].split(b"\nendstream")[0]
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", width, height, 0, 0, 0, 1) + data
    segments = b""
    for number, kind, content in ((0, 48, page), (1, 38, region)):
        segments += struct.pack(">IBBBI", number, kind, 0, 1, len(content)) + content
    pdf = score(
        "q 400 0 0 560 0 0 cm /Im Do Q",
        media="/MediaBox [0 0 400 560]",
        resources="/Resources << /XObject << /Im 6 0 R >> >>",
    )
    pdf[6] = stream(
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode",
        segments,
    )
    return pdf.bytes()
