"""Streams in all the ways of writing them, and some that nobody can read."""

import base64
import zlib

from .content import TUNE
from .table import odd, refused
from .writer import raw, score, stream

DATA = raw(TUNE)


def hexed(data):
    return data.hex().encode() + b">"


def ascii85(data):
    return base64.a85encode(data) + b"~>"


def run_length(data):
    out = b""
    for at in range(0, len(data), 100):
        part = data[at : at + 100]
        out += bytes([len(part) - 1]) + part
    return out + b"\x80"


def lzw(data):
    """Codes of 9 bits only: the table is cleared before they would grow."""
    bits = ""
    for at in range(0, len(data), 200):
        bits += f"{256:09b}" + "".join(f"{byte:09b}" for byte in data[at : at + 200])
    bits += f"{257:09b}"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def png_up(data, columns=16):
    data += b" " * (-len(data) % columns)
    out, above = b"", bytes(columns)
    for at in range(0, len(data), columns):
        row = data[at : at + columns]
        out += b"\x02" + bytes((a - b) % 256 for a, b in zip(row, above))
        above = row
    return out


def tiff(data, columns=16):
    data += b" " * (-len(data) % columns)
    out = b""
    for at in range(0, len(data), columns):
        row = data[at : at + columns]
        out += row[:1] + bytes((a - b) % 256 for a, b in zip(row[1:], row))
    return out


def with_stream(register, dictionary, data, **odd_ways):
    def make():
        pdf = score("")
        pdf[5] = stream(dictionary, data, **odd_ways)
        pdf[6] = str(len(data))
        pdf[7] = "/FlateDecode"
        pdf[8] = "<< /Predictor 12 /Columns 16 >>"
        return pdf.bytes()

    register(make)


FLATE = zlib.compress(DATA)
PREDICTED = zlib.compress(png_up(DATA))
FL = "/Filter /FlateDecode"


def filtered(name, what, dictionary, data, note="", **ways):
    with_stream(odd(f"filter-{name}", what, note=note, **ways), dictionary, data)


NOT_DRAWN = "PDFBox reads the contents but draws nothing"
filtered("hex", "ASCIIHexDecode", "/Filter /ASCIIHexDecode", hexed(DATA))
filtered("ascii85", "ASCII85Decode", "/Filter /ASCII85Decode", ascii85(DATA))
filtered("lzw", "LZWDecode", "/Filter /LZWDecode", lzw(DATA))
filtered("run-length", "RunLengthDecode", "/Filter [/RunLengthDecode]", run_length(DATA))
filtered(
    "png-predictor",
    "FlateDecode with a PNG predictor",
    FL + " /DecodeParms << /Predictor 15 /Columns 16 >>",
    PREDICTED,
    NOT_DRAWN,
)
filtered(
    "tiff-predictor",
    "FlateDecode with the TIFF predictor",
    FL + " /DecodeParms << /Predictor 2 /Columns 16 >>",
    zlib.compress(tiff(DATA)),
    NOT_DRAWN,
)
filtered(
    "chain",
    "three filters in a row, with parameters for one of them",
    "/Filter [/ASCII85Decode /RunLengthDecode /FlateDecode] "
    "/DecodeParms [null null << /Predictor 12 /Columns 16 >>]",
    ascii85(run_length(PREDICTED)),
)
filtered(
    "indirect",
    "the filter and its parameters are objects of their own",
    "/Filter 7 0 R /DecodeParms 8 0 R",
    PREDICTED,
    NOT_DRAWN,
)
filtered("null", "filter and parameters are null", "/Filter null /DecodeParms null", DATA)
filtered("empty-array", "an empty array of filters", "/Filter [] /DecodeParms []", DATA)
filtered(
    "crypt-identity",
    "a Crypt filter that does nothing",
    "/Filter [/Crypt /FlateDecode] /DecodeParms [<< /Name /Identity >> null]",
    FLATE,
    note="an empty page in PDFium",
    expected="either",
)
filtered(
    "abbreviated",
    "abbreviated names of filters, which only inline images may have",
    "/Filter [/AHx /Fl]",
    hexed(FLATE),
)
filtered(
    "wrong-checksum",
    "the checksum at the end of the compressed data is wrong",
    FL,
    FLATE[:-4] + b"\0\0\0\0",
)
filtered("raw-tail", "some bytes follow the compressed data", FL, FLATE + b"\0\0\r\nxyz")
filtered(
    "unknown",
    "a filter that nobody knows",
    "/Filter /SecretDecode",
    DATA,
    expected="either",
    note="an empty page in poppler and PDFBox; others show the raw data",
)
filtered(
    "external",
    "the contents are in another file, by `/F`",
    "/F (elsewhere.txt)",
    "",
    expected="either",
    note="no usual reader goes to look for it",
)
filtered(
    "cut-flate",
    "half of the compressed data is missing",
    FL,
    FLATE[: len(FLATE) // 2],
    expected="either",
    note="readers show what is there, as far as it goes",
)
with_stream(
    refused(
        "filter-rotten-flate",
        "the compressed data is garbage from the start",
        "damaged",
        note="an empty page in all readers",
    ),
    FL,
    b"\xff\x00" * 50,
)

with_stream(odd("length-short", "`/Length` is too small"), "", DATA, length="/Length 100")
with_stream(
    odd("length-long", "`/Length` is too large"), "", DATA, length=f"/Length {len(DATA) + 400}"
)
with_stream(odd("length-missing", "no `/Length`"), FL, FLATE, length="")
with_stream(
    odd("length-indirect", "`/Length` is an object that comes later"),
    FL,
    FLATE,
    length="/Length 6 0 R",
)
with_stream(
    odd(
        "length-dangling",
        "`/Length` is an object that isn't there",
        note="an empty page in PDFBox alone, others show it; it is repaired",
    ),
    FL,
    FLATE,
    length="/Length 99 0 R",
)
with_stream(
    odd(
        "length-negative",
        "`/Length` is -1",
        expected="either",
        note="an empty page in poppler, others show it",
    ),
    FL,
    FLATE,
    length="/Length -1",
)
with_stream(
    odd(
        "length-itself",
        "`/Length` refers to the stream that it is in",
        note="an empty page in PDFBox alone, others show it; it is repaired",
    ),
    FL,
    FLATE,
    length="/Length 5 0 R",
)
with_stream(
    odd("stream-tight-end", "`endstream` follows the data without a line end"),
    FL,
    FLATE,
    end=b"endstream",
)
