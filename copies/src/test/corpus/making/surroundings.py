"""What is before, between and after the objects of a file."""

from .content import TUNE
from .music import tune
from .table import odd, refused
from .writer import score


def garbage(count):
    return bytes((i * 37 + 11) % 251 for i in range(count)).replace(b"%", b"#")


odd("garbage-before", "300 bytes before `%PDF`; places count from `%PDF`")(
    lambda: garbage(300) + score(TUNE).bytes()
)
odd("garbage-before-counted", "100 bytes before `%PDF`; places count from the file's first byte")(
    lambda: counted_garbage()
)


def counted_garbage():
    pdf = score(TUNE)
    pdf.header = garbage(100) + b"\n" + pdf.header
    return pdf.bytes()


odd("garbage-mail", "a mail's header before `%PDF`, and its end after `%%EOF`")(
    lambda: (
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: binary\r\n\r\n"
        + score(TUNE).bytes()
        + b"\r\n--boundary--\r\n"
    )
)
odd("garbage-after", "500 bytes after `%%EOF`")(lambda: score(TUNE).bytes() + garbage(500))
odd(
    "garbage-after-zeros",
    "3000 NULs after `%%EOF`, as disks and tapes leave them",
    note="all readers show it, though its last kilobyte has no `%%EOF`",
)(lambda: score(TUNE).bytes() + bytes(3000))
odd(
    "garbage-two-files",
    "two whole files, one after the other",
    expected="either",
    note="its table is off by the first file's length; PDFBox shows the first, others the second",
)(lambda: score(tune("First")).bytes() + score(TUNE).bytes())
odd("garbage-between", "noise between the objects")(lambda: noisy())


def noisy():
    pdf = score(TUNE)
    return pdf.bytes(end=b"\nendobj\n% noise: 9 0 obj << /Type /Page >>\nendobj\n\0\0\0\n")


odd(
    "header-missing",
    "no `%PDF` header",
    expected="either",
    note="PDFBox and PDFium refuse it; its first object is too near to the beginning",
)(
    lambda: headless()
)


def headless():
    pdf = score(TUNE)
    pdf.header = b"%\n"
    return pdf.bytes()


odd(
    "header-postscript",
    "`%!PS-Adobe-3.0 PDF-1.4` as its header, as in PDF 1.0's days",
    expected="either",
    note="PDFium refuses it",
)(lambda: postscript_header())


def postscript_header():
    pdf = score(TUNE)
    pdf.header = b"%!PS-Adobe-3.0 PDF-1.4\n"
    return pdf.bytes()


odd(
    "eof-missing",
    "no `%%EOF` at the end, but nothing else is missing",
    expected="either",
    note="all readers show it, but it is a sign of a file cut short",
)(lambda: score(TUNE).bytes().replace(b"%%EOF\n", b""))
odd("encrypt-null", "`/Encrypt null`")(
    lambda: score(TUNE).bytes("/Root 1 0 R /Encrypt null /ID [<00> <00>]")
)
refused("encrypt-unknown", "encrypted by a handler that nobody has", "security")(
    lambda: score(TUNE).bytes(
        "/Root 1 0 R /Encrypt << /Filter /Secret.Shop /V 9 /R 9 >> /ID [<00> <00>]"
    )
)
