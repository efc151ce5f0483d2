"""What must be refused, as no reader can show all of it."""

import zlib

from .music import LEAPS, STAIRS, tune
from .table import odd, refused
from .writer import score, stream

THREE = [tune("One"), tune("Two", STAIRS), tune("Three", LEAPS)]
FL = "/Filter /FlateDecode"


def whole():
    pdf = score(THREE)
    for number in (5, 7, 9):
        data = pdf[number].split(b"stream\n")[1].split(b"\nendstream")[0]
        pdf[number] = stream(FL, zlib.compress(data))
    return pdf.bytes()


refused("cut-short", "the last third is missing", "short")(lambda: whole()[: len(whole()) * 2 // 3])
odd(
    "cut-tail",
    "the last 60 bytes are missing",
    pages=3,
    note="PDFBox and MuPDF rebuild the table and show all pages, others show nothing; it is repaired",
)(lambda: whole()[:-60])
refused("cut-middle", "a piece is missing in the middle, with a page in it", "damaged")(
    lambda: cut_middle()
)


def cut_middle():
    data = whole()
    begin = data.index(b"6 0 obj") + 30
    return data[:begin] + data[data.index(b"8 0 obj") + 20 :]


refused(
    "cut-and-closed",
    "cut short, and an end written after it",
    "damaged",
    note="readers that rebuild the table have no page tree",
)(lambda: whole()[200:700] + b"\nstartxref\n0\n%%EOF\n")
odd(
    "text-mode",
    "transferred as text: each LF became CR LF, also in compressed data",
    pages=3,
    expected="either",
    note="readers show most of each page; the last notes are lost",
)(lambda: text_mode())


def text_mode():
    """Stored blocks of the compressed data keep the line ends of the contents."""
    pdf = score(THREE)
    for number in (5, 7, 9):
        data = pdf[number].split(b"stream\n")[1].split(b"\nendstream")[0]
        pdf[number] = stream(FL, zlib.compress(data, 0))
    return pdf.bytes().replace(b"\n", b"\r\n")


refused(
    "seven-bit",
    "transferred with the eighth bit lost",
    "damaged",
    note="compressed data is garbage, and so the pages are empty",
)(lambda: bytes(byte & 127 for byte in whole()))
refused("zeros-inside", "a stretch of NULs in the middle, with a page in it", "damaged")(
    lambda: zeroed()
)


def zeroed():
    data = whole()
    begin, end = data.index(b"6 0 obj"), data.index(b"8 0 obj")
    return data[:begin] + bytes(end - begin) + data[end:]


refused("not-html", "a web page by the name of a PDF", "PDF")(
    lambda: (
        b"<!DOCTYPE html>\n<html><head><title>404</title></head>"
        b"<body><h1>Not found</h1></body></html>\n"
    )
)
refused("not-postscript", "PostScript", "PDF")(
    lambda: (
        b"%!PS-Adobe-3.0\n%%Pages: 1\n/Helvetica findfont 18 scalefont setfont\n"
        b"72 770 moveto (A Scale) show showpage\n%%EOF\n"
    )
)
refused("not-empty", "a file of no bytes", "PDF")(lambda: b"")
refused("not-zeros", "a file of NULs", "PDF")(lambda: bytes(5000))
refused("not-text", "plain text that ends in `%%EOF`", "not a PDF")(
    lambda: b"c d e f g a b c\n%%EOF\n"
)
refused("not-more", "a header and an end with nothing between them", "damaged")(
    lambda: b"%PDF-1.7\n%%EOF\n"
)
refused(
    "not-catalog",
    "the trailer's `/Root` is a page",
    "damaged",
    note="some readers look for another catalog and show it",
)(lambda: score(THREE).bytes("/Root 4 0 R").replace(b"/Type /Catalog", b"/Type /Katalog"))
odd("zip-appended", "a ZIP archive's end after the PDF, which makes it both", pages=3)(
    lambda: whole() + b"PK\x05\x06" + bytes(18)
)
