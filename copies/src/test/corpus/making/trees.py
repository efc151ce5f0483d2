"""Page trees, flat and deep, and some that are none."""

from .content import TUNE
from .music import LEAPS, STAIRS, tune
from .table import odd, refused
from .writer import A4, RESOURCES, Pdf, score


@odd("tree-deep", "300 pages in a tree of three levels, what they share above them", pages=300)
def deep():
    pdf = Pdf()
    pdf[1] = "<< /Type /Catalog /Pages 2 0 R >>"
    pdf[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
    rows = []
    for row in range(6):
        kids = []
        for _ in range(5):
            node = pdf.add("null")
            leaves = [leaf(pdf, node) for _ in range(10)]
            pdf[node] = tree_node("2 0 R", leaves)
            kids.append(node)
        rows.append(pdf.add(tree_node("2 0 R", kids, 50)))
        for kid in kids:
            pdf.replace(kid, "/Parent 2 0 R", f"/Parent {rows[-1]} 0 R")
    pdf[2] = tree_node("", rows, 300).replace("/Parent ", "")
    pdf.replace(2, ">>", "/MediaBox [0 0 200 100] /Resources << /Font << /F1 3 0 R >> >> >>")
    return pdf.bytes()


def leaf(pdf, parent):
    content = pdf.add_stream("", "BT /F1 9 Tf 20 60 Td (%d) Tj ET" % len(pdf.objects))
    return pdf.add(f"<< /Type /Page /Parent {parent} 0 R /Contents {content} 0 R >>")


def tree_node(parent, kids, count=None):
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    return f"<< /Type /Pages /Parent {parent} /Count {count or len(kids)} /Kids [{refs}] >>"


@odd("tree-flat", "300 pages, all kids of one node", pages=300)
def flat():
    pdf = score(
        [f"BT /F1 9 Tf 20 60 Td ({number}) Tj ET" for number in range(1, 301)],
        media="/MediaBox [0 0 200 100]",
    )
    return pdf.bytes()


@odd("tree-chain", "one page at the end of a chain of 60 nodes")
def chain():
    pdf = score(TUNE)
    pdf.replace(2, "4 0 R", "6 0 R")
    for number in range(6, 66):
        pdf[number] = tree_node(
            f"{number - 1 if number > 6 else 2} 0 R", [number + 1 if number < 65 else 4], 1
        )
    pdf.replace(4, "/Parent 2 0 R", "/Parent 65 0 R")
    return pdf.bytes()


THREE = [tune("One"), tune("Two", STAIRS), tune("Three", LEAPS)]


def tree(register, *changes):
    def make():
        pdf = score(THREE)
        for number, old, new in changes:
            if old is None:
                pdf[number] = new
            else:
                pdf.replace(number, old, new)
        return pdf.bytes()

    register(make)


tree(
    odd(
        "tree-count-low",
        "`/Count 1` with three pages",
        pages=3,
        note="all readers show one page; it is repaired",
    ),
    (2, "/Count 3", "/Count 1"),
)
tree(
    odd(
        "tree-count-high",
        "`/Count 7` with three pages",
        pages=3,
        note="readers show empty pages after the third, or errors; it is repaired",
    ),
    (2, "/Count 3", "/Count 7"),
)
tree(
    odd(
        "tree-count-missing",
        "no `/Count`",
        pages=3,
        note="PDFium shows three pages, others none; it is repaired",
    ),
    (2, "/Count 3", ""),
)
tree(odd("tree-count-real", "`/Count 3.0`", pages=3), (2, "/Count 3", "/Count 3.0"))
tree(
    odd(
        "tree-untyped",
        "neither nodes nor pages say their type",
        pages=3,
        note="all readers show three pages; PDFBox alone walks over none",
    ),
    (2, "/Type /Pages", ""),
    (4, "/Type /Page", ""),
    (6, "/Type /Page", ""),
    (8, "/Type /Page", ""),
)
tree(
    odd(
        "tree-page-twice",
        "the same page twice among the kids",
        pages=3,
        note="the page shows twice, and each time with a stamp",
    ),
    (2, "8 0 R", "4 0 R"),
)
tree(
    refused(
        "tree-null-kid",
        "null among the kids",
        "damaged",
        note="PDFBox shows an additional page; in others the last page can't be reached",
    ),
    (2, "6 0 R", "6 0 R null"),
)
tree(
    odd("tree-no-parents", "pages without `/Parent`", pages=3),
    (4, "/Parent 2 0 R", ""),
    (6, "/Parent 2 0 R", ""),
    (8, "/Parent 2 0 R", ""),
)
tree(
    odd(
        "tree-parent-loop",
        "a page is its own parent, and another the parent of the tree",
        pages=3,
        expected="either",
        note="MuPDF shows nothing, others all pages",
    ),
    (4, "/Parent 2 0 R", "/Parent 4 0 R"),
    (2, "/Type", "/Parent 6 0 R /Type"),
)
tree(
    odd("tree-direct-page", "a page written into the array of kids", pages=3),
    (2, "6 0 R", f"<< /Type /Page /Parent 2 0 R {A4} {RESOURCES} /Contents 7 0 R >>"),
)
tree(
    odd("tree-empty-node", "a node without kids among the pages", pages=3),
    (2, "6 0 R", "6 0 R 10 0 R"),
    (10, None, "<< /Type /Pages /Parent 2 0 R /Count 0 /Kids [] >>"),
)
tree(
    odd("tree-indirect", "kids and count are objects of their own", pages=3),
    (2, "[4 0 R 6 0 R 8 0 R]", "10 0 R"),
    (2, "/Count 3", "/Count 11 0 R"),
    (10, None, "[4 0 R 6 0 R 8 0 R]"),
    (11, None, "3"),
)
tree(
    odd(
        "tree-one-page",
        "the catalog's `/Pages` is a page",
        expected="either",
        note="MuPDF shows nothing, others the page",
    ),
    (1, "/Pages 2 0 R", "/Pages 4 0 R"),
)
tree(
    refused("tree-cyclic", "a page tree that has itself among its kids", "damaged"),
    (2, "6 0 R", "2 0 R"),
)
tree(
    refused(
        "tree-dangling",
        "a kid that isn't there: a page is lost",
        "damaged",
        note="readers show an empty page, or the next one twice",
    ),
    (2, "6 0 R", "99 0 R"),
)
tree(
    refused("tree-empty", "a page tree without pages", "pages"),
    (2, "/Count 3 /Kids [4 0 R 6 0 R 8 0 R]", "/Count 0 /Kids []"),
)
tree(refused("tree-missing", "a catalog without a page tree", "damaged"), (1, "/Pages 2 0 R", ""))
