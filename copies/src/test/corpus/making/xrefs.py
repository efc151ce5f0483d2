"""Tables and streams of cross references, incremental updates, and what goes wrong with them."""

import zlib

from .content import TUNE
from .filters import png_up
from .music import LEAPS, STAIRS, tune
from .table import odd
from .writer import score, stream, tail, update

THREE = [tune("One"), tune("Two", STAIRS), tune("Three", LEAPS)]


def xref_stream(pdf, places, number, at, more="", widths=(1, 3, 2), predictor=False):
    """`places` maps a number to where it begins, or to a pair: object stream and index."""
    rows = b""
    places = {**places, number: at}
    for wanted in range(number + 1):
        place = places.get(wanted)
        if place is None:
            fields = (0, 0, 65535 if wanted == 0 else 0)
        elif isinstance(place, tuple):
            fields = (2, *place)
        else:
            fields = (1, place, pdf.generations.get(wanted, 0))
        rows += b"".join(value.to_bytes(w, "big") for value, w in zip(fields, widths))
    parms = ""
    if predictor:
        rows = png_up(rows, sum(widths))
        parms = f"/DecodeParms << /Predictor 12 /Columns {sum(widths)} >>"
    pdf[number] = stream(
        f"/Type /XRef /Size {number + 1} /W [{' '.join(map(str, widths))}] /Root 1 0 R "
        f"/Filter /FlateDecode {parms} {more}",
        zlib.compress(rows),
    )
    out, _ = pdf.body(at=at, only=[number])
    return out


def compressed(numbers, extends="", **ways):
    """The plainest file, with some objects in an object stream and a stream of references."""
    pdf = score(THREE)
    holder, own = 20, 21
    inside = {n: pdf.objects.pop(n) for n in numbers}
    heads, bodies = "", b""
    for n, body in inside.items():
        heads += f"{n} {len(bodies)} "
        bodies += body + b" "
    pdf[holder] = stream(
        f"/Type /ObjStm /N {len(inside)} /First {len(heads)} /Filter /FlateDecode {extends}",
        zlib.compress(heads.encode() + bodies),
    )
    out, places = pdf.body()
    places.update({n: (holder, index) for index, n in enumerate(inside)})
    at = len(out)
    return out + xref_stream(pdf, places, own, at, **ways) + b"startxref\n%d\n%%%%EOF\n" % at


PACKED = [1, 2, 3, 4, 6, 8]
odd("xref-stream", "a stream of cross references, and an object stream", pages=3)(
    lambda: compressed(PACKED)
)
odd("xref-stream-predictor", "the same with a PNG predictor, as most programs write it", pages=3)(
    lambda: compressed(PACKED, predictor=True)
)
odd("xref-stream-extends", "an object stream that `/Extends` one that isn't there", pages=3)(
    lambda: compressed(PACKED, extends="/Extends 99 0 R")
)
odd("xref-stream-wide", "fields of 2, 8 and 4 bytes", pages=3)(
    lambda: compressed(PACKED, widths=(2, 8, 4))
)


@odd("xref-stream-no-type", "a field of type is missing (`/W [0 …]`), so that all are of type 1")
def no_type():
    pdf = score(TUNE)
    out, places = pdf.body()
    at = len(out)
    rows = b"".join(places.get(n, at).to_bytes(3, "big") for n in range(1, 7))
    pdf[6] = stream("/Type /XRef /Size 7 /Index [1 6] /W [0 3 0] /Root 1 0 R", rows)
    return out + pdf.body(at=at, only=[6])[0] + b"startxref\n%d\n%%%%EOF\n" % at


@odd(
    "xref-hybrid",
    "a table for old readers and a stream for new ones, which knows a second layer of objects",
)
def hybrid():
    pdf = score(TUNE, catalog="/Metadata 9 0 R /PageLabels 8 0 R")
    pdf[7] = stream("/Type /ObjStm /N 1 /First 4", "8 0 << /Nums [0 << /S /r >>] >>")
    pdf[9] = stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    out, places = pdf.body()
    at = len(out)
    hidden = {8: (7, 0)}
    rows = xref_stream(pdf, {**places, **hidden}, 10, at)
    table = len(out) + len(rows)
    old = pdf.table(places, {8: 65535})
    return out + rows + old + tail(f"/Size 11 /Root 1 0 R /XRefStm {at}", table)


# Incremental updates.
def twice_updated(catch=lambda data: data):
    pdf = score(THREE)
    before = catch(pdf.bytes())
    pdf[5] = stream("", tune("One, corrected", STAIRS))
    once = update(before, pdf, [5], "/Size 10 /Root 1 0 R")
    pdf[2] = "<< /Type /Pages /Count 2 /Kids [4 0 R 8 0 R] >>"
    pdf[10] = "<< /Title (Updated twice) >>"
    del pdf.objects[6], pdf.objects[7]
    return update(once, pdf, [2, 10], "/Size 11 /Root 1 0 R /Info 10 0 R", {0: 65535, 6: 1, 7: 1})


odd(
    "update-twice",
    "updated two times by appending: a page corrected, then a page removed and its objects freed",
    pages=2,
)(twice_updated)


@odd("update-reuses-number", "a freed number is used again, with its next generation")
def reuse():
    pdf = score(TUNE)
    pdf[6] = "<< /Old true >>"
    before = pdf.bytes()
    freed = update(before, pdf, [1], "/Size 7 /Root 1 0 R", {0: 65535, 6: 1})
    pdf.generations[6] = 1
    pdf[6] = "<< /Title (Of the second generation) >>"
    return update(freed, pdf, [6], "/Size 7 /Root 1 0 R /Info 6 1 R")


@odd("update-stream-on-table", "a table of cross references, updated by a stream of them", pages=3)
def stream_on_table():
    pdf = score(THREE)
    out = pdf.bytes()
    previous = out.rindex(b"xref\n", 0, out.rindex(b"startxref"))
    pdf[5] = stream("", tune("One, corrected", STAIRS))
    body, places = pdf.body(at=len(out), only=[5])
    at = len(out) + len(body)
    rows = places[5].to_bytes(4, "big") + at.to_bytes(4, "big")
    pdf[10] = stream(
        f"/Type /XRef /Size 11 /Index [5 1 10 1] /W [0 4 0] /Root 1 0 R /Prev {previous}", rows
    )
    return out + body + pdf.body(at=at, only=[10])[0] + b"startxref\n%d\n%%%%EOF\n" % at


@odd("update-prev-loop", "`/Prev` leads to itself")
def prev_loop():
    pdf = score(TUNE)
    out, places = pdf.body()
    return out + pdf.table(places) + tail(f"/Size 6 /Root 1 0 R /Prev {len(out)}", len(out))


@odd("update-prev-wrong", "`/Prev` leads to nowhere, but nothing old is needed")
def prev_wrong():
    pdf = score(TUNE)
    return pdf.bytes("/Root 1 0 R /Prev 3")


# Tables that are wrong.
odd("xref-off-by-3", "all places in the table are 3 bytes off")(lambda: score(TUNE).bytes(shift=3))
odd(
    "xref-zeros",
    "all places in the table are 0",
    expected="either",
    note="MuPDF and qpdf find no catalog, others show it",
)(lambda: with_table(lambda pdf, places: pdf.table({n: 0 for n in places})))


def with_table(table, size=6, trailer="/Root 1 0 R", startxref=None):
    pdf = score(TUNE)
    out, places = pdf.body()
    at = len(out) if startxref is None else startxref
    return out + table(pdf, places) + tail(f"/Size {size} {trailer}", at)


odd("xref-missing", "no table at all, only a trailer")(lambda: with_table(lambda *_: b""))
odd(
    "xref-starts-at-1",
    "the table says that it begins with 1, but begins with 0",
    expected="either",
    note="MuPDF and qpdf find no catalog, others show it",
)(lambda: with_table(lambda pdf, places: pdf.table(places).replace(b"0 6\n", b"1 6\n")))
odd("xref-short-lines", "lines of 19 bytes instead of 20 in the table")(
    lambda: with_table(lambda pdf, places: pdf.table(places).replace(b" \n", b"\n"))
)
odd("xref-many-sections", "a section for each entry, the last first")(
    lambda: with_table(
        lambda pdf, places: (
            b"xref\n"
            + b"".join(
                b"%d 1\n%010d 00000 n \n" % (n, place) for n, place in sorted(places.items())[::-1]
            )
            + b"0 1\n0000000000 65535 f \n"
        )
    )
)
odd(
    "xref-no-root",
    "a trailer without `/Root`",
    expected="either",
    note="only PDFBox looks for the catalog by its type, others show nothing",
)(lambda: with_table(lambda pdf, places: pdf.table(places), trailer=""))
odd("xref-no-size", "a trailer without `/Size`")(
    lambda: with_table(lambda pdf, places: pdf.table(places)).replace(b"/Size 6 ", b"")
)
odd(
    "xref-free-but-used",
    "an object is marked as free but is there and referred to",
    expected="either",
    note="by the book it is null and the page empty, as in MuPDF and PDFium; others show it",
)(
    lambda: with_table(
        lambda pdf, places: pdf.table({n: p for n, p in places.items() if n != 5}, {5: 1})
    )
)
odd("startxref-wrong", "`startxref` leads into the middle of an object")(
    lambda: with_table(lambda pdf, places: pdf.table(places), startxref=100)
)
odd("startxref-beyond", "`startxref` leads beyond the end")(
    lambda: with_table(lambda pdf, places: pdf.table(places), startxref=999999)
)
odd("startxref-missing", "no `startxref`")(
    lambda: score(TUNE).bytes().rsplit(b"startxref", 1)[0] + b"%%EOF\n"
)
odd("startxref-garbled", "`startxref` without a number")(
    lambda: score(TUNE).bytes().rsplit(b"startxref", 1)[0] + b"startxref\nhere\n%%EOF\n"
)
odd("xref-duplicate-objects", "an object that is there twice; the table has the second")(
    lambda: duplicate_objects()
)
odd(
    "xref-duplicate-no-table",
    "an object that is there twice, and no table",
    note="readers that rebuild the table take the last",
)(
    lambda: (
        duplicate_objects().split(b"xref\n")[0] + b"trailer\n<< /Root 1 0 R /Size 6 >>\n"
        b"startxref\n0\n%%EOF\n"
    )
)


def duplicate_objects():
    pdf = score(TUNE)
    old = pdf.header + b"5 0 obj\n" + stream("", tune("Old", STAIRS)) + b"\nendobj\n"
    pdf.header = old
    return pdf.bytes()


odd("xref-dangling", "references to objects that aren't there, all over the page")(
    lambda: score(
        TUNE,
        page="/Annots 90 0 R /Group 91 0 R /Metadata 92 0 R /Thumb 93 0 R",
        catalog="/Outlines 94 0 R /Names 95 0 R /OpenAction 96 0 R",
    ).bytes()
)
