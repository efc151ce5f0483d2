"""Forms, signatures, annotations, layers and tags."""

from .content import TUNE
from .features import feature
from .music import heading, tune
from .table import odd
from .writer import RESOURCES, score, stream

# Forms and signatures.
APPEARANCE = stream(
    "/Type /XObject /Subtype /Form /BBox [0 0 455 24] /Resources << /Font << /F1 3 0 R >> >>",
    "1 1 .8 rg 0 0 455 24 re f 0 g BT /F1 12 Tf 4 7 Td (Fill me) Tj ET",
)
WIDGET = (
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (owner) /V (Fill me) /F 4 "
    "/Rect [70 10 525 34] /P 4 0 R /DA (/F1 12 Tf 0 g) /AP << /N 11 0 R >> >>"
)
feature(
    "form-at-the-foot",
    "a text field at the foot of the page, where a stamp goes",
    [WIDGET, APPEARANCE],
    page="/Annots [10 0 R]",
    catalog="/AcroForm << /Fields [10 0 R] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 12 Tf 0 g) >>",
    note="the field covers what the page shows there",
)


@odd("form-needs-appearances", "a field without an appearance, a check box and a group")
def needs_appearances():
    pdf = score(TUNE, page="/Annots 14 0 R", catalog="/AcroForm 15 0 R")
    pdf[10] = "<< /T (group) /Kids [11 0 R 12 0 R] >>"
    common = "/Type /Annot /Subtype /Widget /Parent 10 0 R /F 4 /P 4 0 R"
    pdf[11] = f"<< {common} /FT /Tx /T (tempo) /V (120) /Rect [70 300 200 324] >>"
    pdf[12] = (
        f"<< {common} /FT /Btn /T (repeat) /V /On /AS /On /Rect [70 340 90 360] "
        "/AP << /N << /On 13 0 R >> >> >>"
    )
    pdf[13] = stream("/Type /XObject /Subtype /Form /BBox [0 0 20 20]", "0 0 20 20 re S")
    pdf[14] = "[11 0 R 12 0 R]"
    pdf[15] = "<< /Fields [10 0 R] /NeedAppearances true /CO [11 0 R] >>"
    return pdf.bytes()


SIGNATURE = (
    "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
    "/ByteRange [0 BEGIN00000 ENDS000000 LENGTH0000] /Contents <"
    + "00" * 200
    + "> /M (D:20260101120000Z) /Reason (An example) >>"
)


def signed(catalog="/AcroForm << /Fields [10 0 R] /SigFlags 3 >>"):
    pdf = score(TUNE, page="/Annots [10 0 R]", catalog=catalog)
    pdf[10] = (
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V 11 0 R /F 132 "
        "/Rect [0 0 0 0] /P 4 0 R >>"
    )
    pdf[11] = SIGNATURE
    out = pdf.bytes()
    begin = out.index(b"<" + b"00" * 200)
    end = begin + 402
    for word, value in (("BEGIN00000", begin), ("ENDS000000", end), ("LENGTH0000", len(out) - end)):
        out = out.replace(word.encode(), b"%-10d" % value)
    return out


odd(
    "signed",
    "a digital signature, which is a dummy with a true `/ByteRange`",
    note="the signature can't hold for a copy that differs",
)(signed)
odd(
    "signed-certified",
    "a certifying signature that permits no changes (`/Perms` with DocMDP)",
    note="the signature can't hold for a copy that differs",
)(lambda: signed("/AcroForm << /Fields [10 0 R] /SigFlags 3 >> /Perms << /DocMDP 11 0 R >>"))
feature(
    "form-xfa",
    "an XFA form besides the ordinary one",
    [
        WIDGET,
        APPEARANCE,
        stream("", '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>'),
    ],
    page="/Annots [10 0 R]",
    catalog="/AcroForm << /Fields [10 0 R] /XFA 12 0 R >> /NeedsRendering false",
)

# Annotations.
feature(
    "annotations",
    "a note, ink, a stamp, highlighting and free text, printed and not",
    [
        stream("/Type /XObject /Subtype /Form /BBox [0 0 100 40]", "1 0 0 RG 3 w 2 2 96 36 re S"),
        "<< /Type /Annot /Subtype /Text /Rect [520 780 540 800] /Contents (Slower!) /P 4 0 R "
        "/Popup 12 0 R >>",
        "<< /Type /Annot /Subtype /Popup /Rect [300 600 500 700] /Parent 11 0 R >>",
    ],
    page="/Annots [11 0 R 12 0 R "
    "<< /Type /Annot /Subtype /Stamp /Rect [400 500 500 540] /F 4 /AP << /N 10 0 R >> >> "
    "<< /Type /Annot /Subtype /Ink /Rect [72 450 300 500] /C [0 0 1] /F 4 "
    "/InkList [[80 460 120 490 160 460]] >> "
    "<< /Type /Annot /Subtype /Highlight /Rect [72 765 240 790] /C [1 1 0] "
    "/QuadPoints [72 790 240 790 72 765 240 765] >> "
    "<< /Type /Annot /Subtype /FreeText /Rect [72 300 300 330] /DA (/F1 12 Tf) "
    "/Contents (Hidden) /F 2 >>]",
)
feature(
    "annotation-at-the-foot",
    "a printed annotation that covers the foot of the page",
    [stream("/Type /XObject /Subtype /Form /BBox [0 0 595 60]", ".9 .9 1 rg 0 0 595 60 re f")],
    page="/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 595 60] /F 4 /AP << /N 10 0 R >> >>]",
    expected="either",
    note="what is under it is seen by nobody, nor would a stamp be",
)
feature(
    "annotations-odd",
    "null, a number, a missing object and an untyped link among `/Annots`",
    page="/Annots [null 7 99 0 R << /Subtype /Link /Rect [1 2 3] >>]",
)
feature(
    "annotations-not-array",
    "`/Annots` is a dictionary",
    page="/Annots << /Subtype /Link >>",
    expected="either",
    note="an empty page in poppler",
)

# Layers and tags.
feature(
    "layers",
    "two layers, one switched off, and a usage for printing",
    [
        "<< /Type /OCG /Name (Bowing) /Usage << /Print << /PrintState /ON >> >> >>",
        "<< /Type /OCG /Name (Fingering) >>",
        "<< /Type /OCMD /OCGs [10 0 R 11 0 R] /P /AllOn >>",
    ],
    TUNE
    + "/OC /On BDC "
    + heading("Bowing", y=450)
    + " EMC /OC /Off BDC "
    + heading("Fingering", y=420)
    + " EMC /OC /Both BDC "
    + heading("Both", y=390)
    + " EMC",
    resources=RESOURCES.replace(
        ">> >>", ">> /Properties << /On 10 0 R /Off 11 0 R /Both 12 0 R >> >>"
    ),
    catalog="/OCProperties << /OCGs [10 0 R 11 0 R] /D << /Name (Usual) /BaseState /ON "
    "/OFF [11 0 R] /Order [10 0 R [11 0 R]] /Locked [11 0 R] /AS [<< /Event /Print "
    "/OCGs [10 0 R] /Category [/Print] >>] >> >>",
)
feature(
    "layers-base-off",
    "layers are off by default (`/BaseState /OFF`)",
    ["<< /Type /OCG /Name (Everything) >>"],
    TUNE,
    resources=RESOURCES.replace(">> >>", ">> /Properties << /All 10 0 R >> >>"),
    catalog="/OCProperties << /OCGs [10 0 R] /D << /BaseState /OFF /ON [] >> >>",
    note="whatever is in a layer of its own would be hidden",
)
feature(
    "tagged",
    "tagged by hand: structure tree, marked contents, parent tree and roles",
    [
        "<< /Type /StructTreeRoot /K 11 0 R /ParentTree << /Nums [0 [12 0 R 13 0 R]] >> "
        "/ParentTreeNextKey 1 /RoleMap << /Title /H1 >> >>",
        "<< /Type /StructElem /S /Document /P 10 0 R /K [12 0 R 13 0 R] >>",
        "<< /Type /StructElem /S /Title /P 11 0 R /Pg 4 0 R /K 0 >>",
        "<< /Type /StructElem /S /Figure /P 11 0 R /Pg 4 0 R /Alt (Five lines and notes) "
        "/K << /Type /MCR /Pg 4 0 R /MCID 1 >> >>",
    ],
    "/Title << /MCID 0 >> BDC "
    + heading("Tagged")
    + " EMC /Figure << /MCID 1 >> BDC "
    + tune("")
    + " EMC",
    page="/StructParents 0 /Tabs /S",
    catalog="/StructTreeRoot 10 0 R /Lang (en) /MarkInfo << /Marked true >>",
)
