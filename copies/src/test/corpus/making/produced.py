"""Files from the programs that publishers and engravers use."""

from .music import ARCH, LEAPS, STAIRS, tune
from .table import odd
from .tools import run
from .writer import score

# --- LilyPond -------------------------------------------------------------------------------------
NOTES = r"\relative c' { \time 4/4 c4 e g c | g e c d | e2 d | c1 \bar \"|.\" }".replace('\\"', '"')


def ly(
    paper="", more="", header='title = "A Scale to Climb" tagline = ##f', options=(), music=NOTES
):
    text = (
        f'\\version "2.24.0"\n{paper}\n\\header {{ {header} }}\n'
        f"\\score {{ {music} \\layout {{ }} }}\n{more}"
    )
    return run(
        ["lilypond", "--loglevel=ERROR", *options, "-o", "out", "score.ly"], {"score.ly": text}
    )


def lilypond(name, what, pages=1, **ways):
    odd(f"lilypond-{name}", what, "LilyPond", pages=pages)(lambda: ly(**ways))


lilypond("plain", "as it comes, with links for point and click", options=("-dpoint-and-click",))
lilypond("no-links", "no links, compressed to the last", options=("-dno-point-and-click",))
lilypond(
    "landscape",
    "A4 across, by `landscape`",
    paper='#(set-default-paper-size "a4" \'landscape)',
    options=("-dno-point-and-click",),
)
lilypond("a3", "A3", paper='#(set-default-paper-size "a3")', options=("-dno-point-and-click",))
lilypond(
    "tiny",
    "tiny sheets",
    pages=2,
    header="tagline = ##f",
    options=("-dno-point-and-click",),
    paper='#(set! paper-alist (cons \'("tiny" . (cons (* 60 mm) (* 30 mm))) paper-alist))\n'
    '#(set-default-paper-size "tiny")\n\\paper { indent = 0 }',
)
lilypond(
    "contents",
    "several pieces with a table of contents and bookmarks, on four pages",
    pages=4,
    options=("-dno-point-and-click",),
    more="".join(
        f'\\pageBreak \\tocItem \\markup "Piece {n}" \\score {{ {NOTES} }}\n' for n in range(1, 3)
    ),
    paper="\\markuplist \\table-of-contents \\pageBreak",
)
lilypond(
    "no-fonts-merged",
    "each character's font of its own, words in five scripts",
    options=("-dno-point-and-click", "-dno-gs-load-fonts"),
    header='title = "Äöü žščř Ελλάδα Музыка" composer = "Łódź" tagline = ##f',
)


@odd(
    "cairo-svg",
    "LilyPond's SVG, made a PDF by cairo, which lists an object that isn't there",
    "LilyPond, rsvg-convert",
    note="qpdf calls it damaged, and nobody else notices",
)
def cairo():
    svg = run(
        [
            "lilypond",
            "--loglevel=ERROR",
            "-dbackend=svg",
            "-dno-point-and-click",
            "-o",
            "out",
            "score.ly",
        ],
        {"score.ly": f"{NOTES}"},
        "out.svg",
    )
    return run(["rsvg-convert", "-f", "pdf", "-o", "out.pdf", "in.svg"], {"in.svg": svg})


SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="595pt" height="{height}pt"
viewBox="0 0 595 {height}"><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/>
<stop offset="1" stop-color="#39f" stop-opacity=".3"/></linearGradient></defs>
<rect x="50" y="100" width="480" height="200" fill="url(#g)"/><g opacity=".5">
<circle cx="200" cy="200" r="80" fill="red"/><circle cx="280" cy="200" r="80"/></g>
<text x="60" y="60" font-size="24" font-family="serif">Transparent Notes</text></svg>"""


@odd(
    "cairo-transparent",
    "gradients and groups with opacity, three pages of different height",
    "rsvg-convert",
    pages=3,
)
def cairo_pages():
    files = {f"{n}.svg": SVG.format(height=400 + 200 * n) for n in range(3)}
    return run(["rsvg-convert", "-f", "pdf", "-o", "out.pdf", *files], files)


# --- Ghostscript ----------------------------------------------------------------------------------
def three():
    return score([tune("One", ARCH), tune("Two", STAIRS), tune("Three", LEAPS)]).bytes()


def ghostscript(name, what, *options, pages=3):
    odd(f"gs-{name}", what, "Ghostscript", pages=pages)(
        lambda: run(
            [
                "gs",
                "-q",
                "-dBATCH",
                "-dNOPAUSE",
                "-sDEVICE=pdfwrite",
                "-sOutputFile=out.pdf",
                *options,
                "in.pdf",
            ],
            {"in.pdf": three()},
        )
    )


for version in ("1.2", "1.3", "1.4", "1.5", "1.7"):
    ghostscript(version, f"PDF {version}", f"-dCompatibilityLevel={version}")
ghostscript("ebook", "settings for e-books", "-dPDFSETTINGS=/ebook")
ghostscript(
    "prepress",
    "settings for prepress, in CMYK",
    "-dPDFSETTINGS=/prepress",
    "-sColorConversionStrategy=CMYK",
)
ghostscript(
    "pdfa", "PDF/A-2", "-dPDFA=2", "-sColorConversionStrategy=RGB", "-dPDFACompatibilityPolicy=1"
)
ghostscript("ascii", "no bytes above 127", "-dASCII85EncodePages=true", "-dCompressPages=true")
ghostscript("outlines-for-text", "no fonts at all: text became paths", "-dNoOutputFonts")
odd("gs-images", "pages as grey images, recognizable only by eye", "Ghostscript", pages=3)(
    lambda: run(
        [
            "gs",
            "-q",
            "-dBATCH",
            "-dNOPAUSE",
            "-sDEVICE=pdfimage8",
            "-r50",
            "-sOutputFile=out.pdf",
            "in.pdf",
        ],
        {"in.pdf": three()},
    )
)


# --- TeX ------------------------------------------------------------------------------------------
def tex(
    name,
    what,
    preamble,
    body,
    pages=1,
    engine="pdflatex",
    passes=2,
    files=None,
    note="",
    options=r"\pdfinfoomitdate=1\pdftrailerid{}\pdfsuppressptexinfo=15 ",
):
    @odd(name, what, "pdfLaTeX" if engine == "pdflatex" else "LuaLaTeX", pages=pages, note=note)
    def make():
        text = (
            "\\documentclass[a4paper]{article}\n"
            + preamble
            + "\n\\begin{document}\n"
            + body
            + "\n\\end{document}\n"
        )
        text = options + text
        command = f"{engine} -interaction=batchmode out.tex >/dev/null && " * passes + "true"
        return run(
            ["sh", "-c", command if _has(engine) else engine], {"out.tex": text, **(files or {})}
        )


def _has(engine):
    run(["sh", "-c", f"command -v {engine} >out.pdf"])
    return True


THREE_SECTIONS = "".join(
    f"\\section{{Piece {n}}}\\label{{s{n}}} See \\ref{{s1}}, \\url{{https://example.org/{n}}}.\n"
    "\\newpage\n"
    for n in range(1, 4)
)
tex("latex-plain", "nothing but text", "", "A scale: c d e f g a b c. $\\sharp\\flat\\natural$")
tex(
    "latex-hyperref",
    "links, bookmarks, page labels in roman and arabic numbers",
    "\\usepackage{hyperref}\\hypersetup{pdftitle={Three Pieces}}",
    "\\pagenumbering{roman}\\tableofcontents\\newpage\\pagenumbering{arabic}" + THREE_SECTIONS,
    4,
)
tex(
    "latex-form",
    "a text field, a choice and a button made by hyperref",
    "\\usepackage{hyperref}",
    "\\begin{Form}\\TextField[name=owner]{Owner} "
    "\\ChoiceMenu[name=part,combo]{Part}{Viola,Cello} "
    "\\PushButton[name=go,onclick={app.beep(0);}]{Go}\\end{Form}",
)
tex(
    "latex-attachment",
    "files attached by embedfile and by attachfile2",
    "\\usepackage{embedfile}\\usepackage{attachfile2}",
    "\\embedfile{scale.txt}Attached: \\attachfile{scale.txt}",
    files={"scale.txt": "c d e f g a b c\n"},
)
tex(
    "latex-layers",
    "layers made by ocgx2, one of them hidden",
    "\\usepackage{hyperref}\\usepackage{ocgx2}",
    "Always. \\begin{ocg}{Bowing}{bow}{1}Bowing.\\end{ocg} "
    "\\begin{ocg}{Fingering}{fing}{0}Fingering.\\end{ocg}",
)
tex(
    "latex-old",
    "PDF 1.3 without compression and without object streams",
    "",
    "Uncompressed.",
    options=r"\pdfminorversion=3\pdfcompresslevel=0\pdfobjcompresslevel=0"
    r"\pdfinfoomitdate=1\pdftrailerid{}\pdfsuppressptexinfo=15 ",
)
tex(
    "latex-included",
    "pages of another file, as forms, turned and two on a sheet",
    "\\usepackage{pdfpages}",
    "\\includepdf[pages=1-3,nup=1x2]{in.pdf}\n\\includepdf[pages=1,angle=90]{in.pdf}",
    3,
    files={"in.pdf": three()},
)
tex(
    "latex-tagged",
    "tagged by LaTeX itself, PDF 2.0",
    "\\usepackage{hyperref}",
    THREE_SECTIONS,
    3,
    options="\\DocumentMetadata{testphase={phase-I},pdfversion=2.0,lang=en}\n"
    r"\pdfinfoomitdate=1\pdftrailerid{}\pdfsuppressptexinfo=15 ",
)
tex(
    "lualatex",
    "an OpenType font subset by LuaTeX",
    "",
    "A scale: c d e f g a b c.",
    engine="lualatex",
    passes=1,
    options=r"\pdfvariable suppressoptionalinfo 1023 ",
)
