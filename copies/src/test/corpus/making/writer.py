"""Writes PDF files object by object, right or deliberately wrong."""


def raw(text):
    """PDF is bytes; Latin-1 lets us write any of them in a string."""
    return text if isinstance(text, bytes) else text.encode("latin-1")


def stream(dictionary, data, length=None, end=b"\nendstream"):
    data = raw(data)
    if length is None:
        length = f"/Length {len(data)}"
    return b"<< " + raw(dictionary) + b" " + raw(length) + b" >>\nstream\n" + data + end


class Pdf:
    def __init__(self, version="1.7"):
        self.header = b"%PDF-" + raw(version) + b"\n%\xe2\xe3\xcf\xd3\n"
        self.objects = {}
        self.generations = {}

    def __setitem__(self, number, body):
        self.objects[number] = raw(body)

    def __getitem__(self, number):
        return self.objects[number]

    def add(self, body):
        number = max(self.objects, default=0) + 1
        self[number] = body
        return number

    def add_stream(self, dictionary, data, **odd):
        return self.add(stream(dictionary, data, **odd))

    def replace(self, number, old, new):
        assert raw(old) in self.objects[number], (number, old, self.objects[number])
        self[number] = self.objects[number].replace(raw(old), raw(new))

    def body(self, at=None, only=None, end=b"\nendobj\n"):
        """The objects, and where each begins."""
        out = self.header if at is None else b""
        at = at or 0
        places = {}
        for number in only or sorted(self.objects):
            places[number] = at + len(out)
            generation = self.generations.get(number, 0)
            out += b"%d %d obj\n" % (number, generation) + self.objects[number] + end
        return out, places

    def bytes(self, trailer="/Root 1 0 R", shift=0, end=b"\nendobj\n", size=None):
        """The whole file with a table of cross references, which is `shift` bytes off."""
        out, places = self.body(end=end)
        places = {number: place + shift for number, place in places.items()}
        size = size or max(places) + 1
        return out + self.table(places) + tail(f"/Size {size} {trailer}", len(out))

    def table(self, places, free=()):
        """`free` holds numbers of objects that an update frees, with their next generations."""
        free = dict(free)
        if 0 not in places:
            free[0] = 65535
        entries = {number: b"%010d %05d f \n" % (0, free[number]) for number in free}
        for number, place in places.items():
            entries[number] = b"%010d %05d n \n" % (place, self.generations.get(number, 0))
        out = b"xref\n"
        numbers = sorted(entries)
        while numbers:
            run = 1
            while run < len(numbers) and numbers[run] == numbers[0] + run:
                run += 1
            out += b"%d %d\n" % (numbers[0], run)
            out += b"".join(entries[number] for number in numbers[:run])
            numbers = numbers[run:]
        return out


def tail(trailer, startxref):
    return b"trailer\n<< " + raw(trailer) + b" >>\nstartxref\n%d\n%%%%EOF\n" % startxref


def update(before, pdf, changed, trailer, free=()):
    """Appends to a file what has changed, as editors do that save incrementally."""
    previous = int(before.rsplit(b"startxref", 1)[1].split()[0])
    out, places = pdf.body(at=len(before), only=changed)
    at = len(before) + len(out)
    table = pdf.table({**places}, free)
    if not free:
        table = table.replace(b"0 1\n0000000000 65535 f \n", b"", 1)
    return before + out + table + tail(f"{trailer} /Prev {previous}", at)


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
RESOURCES = "/Resources << /Font << /F1 3 0 R >> >>"
A4 = "/MediaBox [0 0 595 842]"


def score(contents, page="", catalog="", resources=RESOURCES, media=A4, pages="", version="1.7"):
    """A file of the plainest kind: 1 is the catalog, 2 the page tree, 3 the font, and then
    come a page and its contents, by turns."""
    if not isinstance(contents, list):
        contents = [contents]
    pdf = Pdf(version)
    numbers = range(4, 4 + 2 * len(contents), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    pdf[1] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>"
    pdf[2] = f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] {pages} >>"
    pdf[3] = FONT
    for number, content in zip(numbers, contents):
        pdf[number] = (
            f"<< /Type /Page /Parent 2 0 R {media} {resources} /Contents {number + 1} 0 R {page} >>"
        )
        pdf[number + 1] = stream("", content)
    return pdf
