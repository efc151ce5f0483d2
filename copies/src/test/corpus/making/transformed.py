"""Files that qpdf, MuPDF and Ghostscript make of another."""

from pathlib import Path

from .music import ARCH, LEAPS, STAIRS, tune
from .table import odd, refused
from .tools import run
from .writer import score, stream

SAMPLES = Path(__file__).resolve().parents[5] / "samples"


def three():
    pdf = score(
        [tune("One", ARCH), tune("Two", STAIRS), tune("Three", LEAPS)],
        catalog="/Outlines 10 0 R /PageLabels << /Nums [0 << /S /r >>] >>",
    )
    pdf[10] = "<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>"
    pdf[11] = "<< /Title (Three) /Parent 10 0 R /Dest [8 0 R /Fit] >>"
    pdf[12] = "<< /Title (Three Tunes) >>"
    return pdf.bytes("/Root 1 0 R /Info 12 0 R /ID [<0123456789ABCDEF> <0123456789ABCDEF>]")


def stamp():
    return score("1 0 0 rg 1 0 0 RG 3 w 20 20 555 30 re S").bytes()


def qpdf(name, what, *options, source=three, pages=3, note="", files=None, expected="prepared"):
    @odd(f"qpdf-{name}", what, "qpdf", pages=pages, note=note, expected=expected)
    def make():
        return run(
            ["qpdf", "in.pdf", *options, "--deterministic-id", "out.pdf"],
            {"in.pdf": source(), **{n: f() for n, f in (files or {}).items()}},
            fine=(0, 3),
        )


def minuet():
    return (SAMPLES / "minuet-in-g" / "score.pdf").read_bytes()


qpdf("linearized", "linearized, for fast web view", "--linearize")
qpdf(
    "linearized-objects",
    "linearized, with object streams",
    "--linearize",
    "--object-streams=generate",
)
qpdf("object-streams", "object streams", "--object-streams=generate")
qpdf(
    "no-object-streams",
    "a sample score without object streams",
    "--object-streams=disable",
    source=minuet,
    pages=1,
)
qpdf(
    "sample-linearized",
    "a sample score, linearized and with object streams",
    "--linearize",
    "--object-streams=generate",
    source=minuet,
    pages=1,
)
qpdf("qdf", "QDF, qpdf's form for people to read", "--qdf")
qpdf("uncompressed", "nothing is compressed", "--stream-data=uncompress")
qpdf(
    "recompressed",
    "recompressed, with unreferenced objects kept",
    "--recompress-flate",
    "--preserve-unreferenced",
)
qpdf(
    "newline-before-endstream",
    "a line end before each `endstream`, and normalized contents",
    "--newline-before-endstream",
    "--normalize-content=y",
)
qpdf("version-2.0", "PDF 2.0", "--force-version=2.0")
qpdf("coalesced", "contents of pages joined", "--coalesce-contents")
qpdf(
    "rotated",
    "pages turned by 90, 180 and 270",
    "--rotate=+90:1",
    "--rotate=+180:2",
    "--rotate=+270:3",
)
qpdf("split", "the second page alone, taken out of three", "--pages", "in.pdf", "2", "--", pages=1)
qpdf(
    "merged",
    "a page more than once, and those of another file",
    "--pages",
    "in.pdf",
    "1,1,3",
    "other.pdf",
    "1",
    "--",
    files={"other.pdf": stamp},
    pages=4,
)
qpdf(
    "overlaid",
    "another page laid over all pages and under them",
    "--overlay",
    "stamp.pdf",
    "--repeat=1",
    "--",
    "--underlay",
    "stamp.pdf",
    "--repeat=1",
    "--",
    files={"stamp.pdf": stamp},
)
qpdf("collated", "pages shuffled", "--collate", "--pages", "in.pdf", "3,1", "in.pdf", "2", "--")
qpdf(
    "attachment",
    "a file attached by qpdf",
    "--add-attachment",
    "in.pdf",
    "--key=first",
    "--filename=first.pdf",
    "--mimetype=application/pdf",
    "--creationdate=D:20260101000000Z",
    "--moddate=D:20260101000000Z",
    "--",
)


@odd("qpdf-json", "through qpdf's JSON and back", "qpdf", pages=3)
def through_json():
    json = run(["qpdf", "in.pdf", "--json-output", "out.json"], {"in.pdf": three()}, "out.json")
    return run(
        ["qpdf", "--json-input", "in.json", "--deterministic-id", "out.pdf"], {"in.json": json}
    )


def encrypted(
    name, what, *options, user="", open_=(), note="", expected="prepared", source=three, pages=3
):
    @odd(f"encrypt-{name}", what, "qpdf", pages=pages, note=note, expected=expected)
    def make():
        return run(encrypting(user, *options), {"in.pdf": source()}, fine=(0, 3))


def encrypting(user, bits, *options):
    return [
        "qpdf",
        "--allow-weak-crypto",
        "--static-id",
        "--static-aes-iv",
        "in.pdf",
        "--encrypt",
        user,
        "owner",
        bits,
        *options,
        "--",
        "out.pdf",
    ]


def with_metadata():
    pdf = score(
        [tune("One"), tune("Two", STAIRS), tune("Three", LEAPS)], catalog="/Metadata 10 0 R"
    )
    pdf[10] = stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    return pdf.bytes()


NO = ("--modify=none", "--extract=n", "--print=none")
encrypted("rc4-40", "RC4 with 40 bits, empty password for users", "40", "--modify=n")
encrypted("rc4-128", "RC4 with 128 bits, and nothing permitted", "128", "--use-aes=n", *NO)
encrypted("rc4-128-v4", "RC4 with 128 bits by crypt filters", "128", "--use-aes=n", "--force-V4")
encrypted("aes-128", "AES with 128 bits (R4), and nothing permitted", "128", "--use-aes=y", *NO)
encrypted(
    "aes-128-clear-metadata",
    "AES with 128 bits, metadata in the clear",
    "128",
    "--use-aes=y",
    "--cleartext-metadata",
    source=lambda: with_metadata(),
)
encrypted("aes-256", "AES with 256 bits (R6)", "256", *NO)
encrypted("aes-256-r5", "AES with 256 bits as Acrobat 9 did it (R5)", "256", "--force-R5")
refused(
    "encrypt-needs-password",
    "AES with 256 bits, and nobody reads it without the password",
    "password",
    "qpdf",
)(lambda: run(encrypting("secret", "256"), {"in.pdf": three()}))
refused(
    "encrypt-needs-password-rc4", "RC4 with 40 bits and a password for users", "password", "qpdf"
)(lambda: run(encrypting("secret", "40"), {"in.pdf": three()}))
odd("encrypt-and-object-streams", "AES with 256 bits, linearized, object streams", "qpdf", pages=3)(
    lambda: run(
        [
            "qpdf",
            "--static-id",
            "--static-aes-iv",
            "--linearize",
            "--object-streams=generate",
            "in.pdf",
            "--encrypt",
            "",
            "owner",
            "256",
            "--",
            "out.pdf",
        ],
        {"in.pdf": three()},
    )
)


def mutool(name, what, *command, source=three, pages=3):
    odd(f"mupdf-{name}", what, "mutool", pages=pages)(
        lambda: run(["mutool", *command], {"in.pdf": source()})
    )


mutool(
    "clean",
    "cleaned by MuPDF, with garbage collected and everything compressed",
    "clean",
    "-gggg",
    "-z",
    "-i",
    "-f",
    "in.pdf",
    "out.pdf",
)
mutool("ascii", "all streams in hexadecimal digits", "clean", "-a", "-d", "in.pdf", "out.pdf")
mutool("sanitized", "contents rewritten by MuPDF", "clean", "-s", "in.pdf", "out.pdf")
