"""Odd but legal ways to write objects, and some not so legal ones that readers take."""

from .content import TUNE
from .music import tune
from .table import odd
from .writer import A4, FONT, RESOURCES, score, stream, tail


def written(
    name,
    what,
    objects,
    note="",
    expected="prepared",
    end=b"\nendobj\n",
    trailer="/Root 1 0 R",
    pages=1,
):
    """A file of exactly these objects; the missing ones are those of the plainest file."""

    @odd(name, what, note=note, expected=expected, pages=pages)
    def make():
        pdf = score(TUNE)
        for number, body in objects.items():
            pdf[number] = body
        return pdf.bytes(trailer, end=end)


PAGE = f"<< /Type /Page /Parent 2 0 R {A4} {RESOURCES} /Contents 5 0 R "
CATALOG = "<< /Type /Catalog /Pages 2 0 R "


written(
    "syntax-strings",
    "strings with every escape, line ends and brackets, and odd hex strings",
    {
        4: PAGE + r"/Odd [(a\)b\\c\(d) (\053\53\0533\5) " + "(line\\\nend) (two\r\nends\r) "
        r"(\n\r\t\b\f\q) ((nested (twice)) and) () <> <4> <4 8 6 5 6C6c6F7> <FEFF00E4>] >>",
        6: "<< /Title (Caf\xe9 \\(open\\)) /Author <FEFF004A00F6> /Trapped /False >>",
    },
    trailer="/Root 1 0 R /Info 6 0 R",
)
written(
    "syntax-names",
    "names with escapes, blanks, brackets, bytes that aren't ASCII, and empty",
    {
        1: CATALOG.replace("/Type", "/T#79pe") + "/#41#20name#28#29#2f#25#23 1 /\xfcml\xe4ut 2 "
        "/\xc3\xbc 3 / 4 /a#zz 5 /A;_$&*!'`~^ 6 >>",
        4: PAGE.replace("/F1", "/F#31") + "/#53trange /#00bad >>",
    },
)
written(
    "syntax-name-as-font",
    "the page's font has a name of odd bytes",
    {
        4: PAGE.replace("/F1", "/F#C3#BC#20x#2Fy") + ">>",
        5: stream("", TUNE.replace("/F1", "/F#C3\xbc#20x#2Fy")),
    },
)
NUMBERS = PAGE.replace(A4, "/MediaBox [-.0 +0 00595 842.]")
written(
    "syntax-numbers",
    "numbers such as `+.5`, `-.0`, `4.`, `00012`, and large ones",
    {
        4: NUMBERS + "/Odd [+.5 -.0 4. 00012 -2147483649 4294967296 9007199254740993 "
        "0.000000000000000000001 123456789.123456789 -00.50] >>"
    },
)
written(
    "syntax-not-numbers",
    "numbers that aren't: `--5`, `+-1`, `1.2.3`, `.`, and one of 20 digits",
    {4: NUMBERS + "/Odd [99999999999999999999 3.40282347e38 --5 +-1 1.2.3 .] >>"},
    expected="either",
    note="PDFBox loses the page, others show it",
)
written(
    "syntax-nulls",
    "null values everywhere",
    {
        1: CATALOG + "/Outlines null /Names null /AcroForm 199 0 R /PageLabels 6 0 R >>",
        4: PAGE + "/Annots null /Rotate null /CropBox null /Group 6 0 R /UserUnit 199 0 R >>",
        6: "null",
    },
)
written(
    "syntax-duplicate-keys",
    "the same key twice in the page's dictionary",
    {4: PAGE + "/Rotate 90 /Rotate 0 >>"},
    note="readers disagree on which one holds",
    expected="either",
)
written(
    "syntax-comments",
    "comments between all tokens",
    {
        1: "<< % a catalog >>\n/Type % what?\n/Catalog%none\n/Pages 2%page\n0%gen\rR >> % endobj",
        2: "<< /Type /Pages /Kids [ % the kids ]\n 4 0 R ] /Count % how many?\n 1 >>",
    },
)
written(
    "syntax-tight",
    "no blanks where none are needed",
    {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        3: FONT.replace(" /", "/").replace("<< ", "<<").replace(" >>", ">>"),
        4: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        "/Contents 5 0 R>>",
    },
    end=b"endobj ",
)
written(
    "syntax-deep",
    "arrays and dictionaries, 90 deep",
    {4: PAGE + "/Odd " + "[<< /A " * 45 + "1" + " >>]" * 45 + " >>"},
)
written(
    "syntax-very-deep",
    "arrays, 20000 deep",
    {4: PAGE + "/Odd " + "[" * 20000 + "]" * 20000 + " >>"},
    expected="either",
    note="readers give up the page, or the file; none may fall over",
)
written(
    "syntax-long-line",
    "a string of 40000 characters",
    {1: CATALOG + "/Odd (" + "la" * 20000 + ") >>"},
)
written(
    "syntax-chain",
    "references to references to references",
    {1: "<< /Type 6 0 R /Pages 7 0 R >>", 6: "/Catalog", 7: "8 0 R", 8: "2 0 R"},
    expected="either",
    note="only MuPDF follows them, others show nothing",
)
written("syntax-no-endobj", "no `endobj` anywhere", {}, end=b"\n")
written("syntax-endobj-glued", "`endobj` right after the object", {}, end=b"endobj\n")
written(
    "syntax-private-stream",
    "streams that nobody refers to, and one in the catalog that has no use",
    {
        1: CATALOG + "/Own 6 0 R >>",
        6: stream("/Own true", bytes(range(256))),
        7: stream("", "nobody"),
    },
)


@odd("syntax-cr-only", "line ends are CR alone, also in the table of cross references")
def cr_only():
    pdf = score(TUNE.replace("\n", "\r"))
    out, places = pdf.body()
    out = out.replace(b"stream\n", b"stream\r\n").replace(b"\nendstream", b"\rendstream")
    # One byte more per stream: the places are looked up anew, after LF has become CR.
    data = out.replace(b"stream\r\n", b"\0").replace(b"\n", b"\r").replace(b"\0", b"stream\r\n")
    places = {number: data.index(b"\r%d 0 obj" % number) + 1 for number in places}
    table = pdf.table(places).replace(b" \n", b"\0").replace(b"\n", b"\r").replace(b"\0", b" \r")
    end = tail("/Size 6 /Root 1 0 R", len(data)).replace(b"\n", b"\r")
    return data + table + end


@odd("syntax-crlf", "line ends are CR LF")
def crlf():
    pdf = score(TUNE.replace("\n", "\r\n"))
    out, places = pdf.body()
    data = out.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    places = {number: data.index(b"\n%d 0 obj" % number) + 1 for number in places}
    table = pdf.table(places).replace(b" \n", b"\0").replace(b"\n", b"\r\n").replace(b"\0", b"\r\n")
    return data + table + tail("/Size 6 /Root 1 0 R", len(data)).replace(b"\n", b"\r\n")


@odd("numbers-generations", "objects of generation 3 and 65535, and references to them")
def generations():
    pdf = score(TUNE)
    pdf.generations = {4: 3, 5: 65535}
    pdf.replace(2, "4 0 R", "4 3 R")
    pdf.replace(4, "5 0 R", "5 65535 R")
    return pdf.bytes()


@odd("numbers-sparse", "object numbers up to 8388607, with wide gaps")
def sparse():
    pdf = score(TUNE)
    pdf[8388607] = pdf.objects.pop(5)
    pdf[1000000] = pdf.objects.pop(3)
    pdf.replace(4, "5 0 R", "8388607 0 R")
    pdf.replace(4, "3 0 R", "1000000 0 R")
    return pdf.bytes()


@odd(
    "numbers-beyond-size",
    "`/Size` is smaller than the largest object number",
    note="by the book the object isn't there, but all readers show it",
)
def beyond_size():
    return score(TUNE).bytes(size=4)


@odd("numbers-leading-zeros", "object numbers with leading zeros")
def leading_zeros():
    pdf = score(TUNE)
    pdf.replace(1, "2 0 R", "0002 00 R")
    out, places = pdf.body()
    out = out.replace(b"\n2 0 obj", b"\n002 00000 obj")
    shift = {n: p + (6 if n > 2 else 0) for n, p in places.items()}
    return out + pdf.table(shift) + tail("/Size 6 /Root 1 0 R", len(out))


@odd("numbers-reversed", "objects in reverse order, the catalog last", pages=2)
def reversed_order():
    pdf = score([tune("One"), tune("Two")])
    out, places = pdf.body(only=sorted(pdf.objects, reverse=True))

    return out + pdf.table(places) + tail("/Size 8 /Root 1 0 R", len(out))
