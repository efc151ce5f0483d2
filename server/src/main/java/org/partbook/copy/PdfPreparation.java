package org.partbook.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.partbook.catalog.Unfit;
import org.partbook.copy.PreparedPdf.PageClass;

/// Rewrites a PDF so that personal copies of it cost next to nothing; [PreparedPdf] describes what
/// comes out.
///
/// Every page gets something before its content and something behind it. In front, the state of
/// graphics is saved; behind, what the content left open is closed, the state is restored, and the
/// stamp is drawn. Both are streams of their own, one pair for each sort of page (size, rotation,
/// what is left open), which are computed with the copy. So the content itself stays as it is, but
/// for the rare case that [ContentScan] tells of.
final class PdfPreparation {
  private static final int MOST_KIDS = 40;
  private static final COSName PIECE_INFO = COSName.getPDFName("PieceInfo");
  private static final COSName PARTBOOK = COSName.getPDFName("Partbook");
  private static final COSName LAST_MODIFIED = COSName.LAST_MODIFIED;
  private static final float OBJECT_STREAMS_SINCE = 1.5f;
  private static final float LEAST_VERSION = 1.4f;

  private final PDDocument document;
  private final byte[] id;
  private final List<PDPage> pages = new ArrayList<>();
  private final List<Integer> classOfPage = new ArrayList<>();
  private final Map<PageClass, Integer> classes = new HashMap<>();
  private final List<PageClass> classList = new ArrayList<>();
  private final Map<COSBase, Integer> known = new IdentityHashMap<>();
  private final Map<COSBase, COSDictionary> resources = new IdentityHashMap<>();
  private final Map<Integer, COSDictionary> stands = new HashMap<>();
  private final Map<PDPage, COSStream> rewritten = new IdentityHashMap<>();

  private PdfPreparation(PDDocument document, byte[] id) {
    this.document = document;
    this.id = id;
  }

  /// What a preparation found out.
  ///
  /// @param signed whether a digital signature was left out
  record Result(PreparedPdf prepared, int pages, boolean signed) {}

  /// Writes the prepared file, without its description.
  ///
  /// @param id stands for a missing file identifier, 16 bytes
  /// @throws Unfit if the document can't be prepared
  static Result write(PDDocument document, byte[] id, CountingStream out)
      throws IOException, Unfit {
    return new PdfPreparation(document, id).write(out);
  }

  private Result write(CountingStream out) throws IOException, Unfit {
    readPages();
    var stampName = freeName();
    boolean xrefStream = document.getDocument().isXRefStream();
    int firstPage = ObjectNumbers.firstPage(classList.size());
    var tree = PageTree.over(pages.size(), MOST_KIDS);
    int last = firstPage + pages.size() + tree.nodes().size();
    numberStands(firstPage, last);
    var body = new BodyWriter(out, xrefStream, known, last + (xrefStream ? 1 : 0));
    out.write(header(xrefStream));

    var pageBytes = new ByteBuilder();
    var offsets = new int[last - firstPage + 1];
    for (int i = 0; i < pages.size(); i++) {
      offsets[i] = pageBytes.length();
      int parent = firstPage + pages.size() + tree.parentOfPage(i);
      object(pageBytes, firstPage + i, page(i, parent, stampName), body);
    }
    for (int i = 0; i < tree.nodes().size(); i++) {
      offsets[pages.size() + i] = pageBytes.length();
      object(pageBytes, firstPage + pages.size() + i, node(tree, i, firstPage), body);
    }
    offsets[offsets.length - 1] = pageBytes.length();
    object(pageBytes, ObjectNumbers.CATALOG, catalog(last - 1), body);
    var info = info(body);
    body.writeAll();

    long bodyEnd = out.count();
    pageBytes.writeTo(out);
    long pagesEnd = out.count();
    body.writeEntries();
    var prepared =
        new PreparedPdf(
            bodyEnd,
            pagesEnd,
            out.count(),
            xrefStream,
            body.objects(),
            offsets,
            classList,
            StampSize.textWidth(classList),
            EdgeInk.of(document),
            info,
            firstId(),
            stampName);
    return new Result(prepared, pages.size(), body.text().signed());
  }

  private void readPages() throws IOException, Unfit {
    for (var page : document.getPages()) {
      pages.add(page);
    }
    if (pages.isEmpty()) {
      throw new Unfit("is a PDF without pages");
    }
    if (pages.size() != document.getNumberOfPages()) {
      throw new Unfit(
          "is a damaged PDF: it counts "
              + document.getNumberOfPages()
              + " pages and has "
              + pages.size());
    }
    for (int i = 0; i < pages.size(); i++) {
      var page = pages.get(i);
      try (var content = page.getContents()) {
        var scan = ContentScan.of(content);
        if (scan.needsRewriting()) {
          rewritten.put(page, ContentRewrite.of(document, page, scan));
        }
        var pageClass = new PageClass(PageGeometry.of(page), scan.closing());
        classOfPage.add(classes.computeIfAbsent(pageClass, one -> {
          classList.add(one);
          return classList.size() - 1;
        }));
      } catch (IOException e) {
        throw new Unfit("is a damaged PDF: page " + (i + 1) + " can't be read: " + e.getMessage());
      }
    }
  }

  /// Objects that aren't in the body have stand-ins, so that whatever refers to them is written with
  /// the right number.
  private void numberStands(int firstPage, int last) {
    for (int number = 1; number < last; number++) {
      var stand = new COSDictionary();
      stands.put(number, stand);
      known.put(stand, number);
    }
    for (int i = 0; i < pages.size(); i++) {
      known.putIfAbsent(pages.get(i).getCOSObject(), firstPage + i);
    }
    var catalog = document.getDocumentCatalog().getCOSObject();
    known.put(catalog, ObjectNumbers.CATALOG);
    knowTree(catalog.getCOSDictionary(COSName.PAGES), last - 1, 0);
  }

  /// The tree is built anew; who refers to a node of the old one means the whole.
  private void knowTree(COSDictionary node, int root, int depth) {
    if (node == null || depth > 100 || known.putIfAbsent(node, root) != null) {
      return;
    }
    var kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid && kid.containsKey(COSName.KIDS)) {
        knowTree(kid, root, depth + 1);
      }
    }
  }

  private COSDictionary stand(int number) {
    return stands.get(number);
  }

  private byte[] header(boolean xrefStream) {
    float version = Math.max(document.getVersion(), xrefStream ? OBJECT_STREAMS_SINCE : LEAST_VERSION);
    // Four bytes above 127 tell programs that transfer files that this one isn't text.
    return new ByteBuilder().add("%PDF-").add(version).add("\n%âãÏÓ\n").toBytes();
  }

  private static void object(ByteBuilder out, int number, COSBase object, BodyWriter body)
      throws IOException {
    out.add(number).add(" 0 obj\n");
    body.text().object(object, 0, out);
    out.add("\nendobj\n");
  }

  private COSDictionary page(int index, int parent, String stampName) {
    var page = pages.get(index);
    var original = page.getCOSObject();
    var copy = new COSDictionary();
    original.forEach((key, value) -> copy.setItem(key, outsourced(value)));
    copy.setItem(COSName.TYPE, COSName.PAGE);
    copy.setItem(COSName.PARENT, stand(parent));
    for (var name : List.of(COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE)) {
      var inherited = page.getCOSObject().containsKey(name) ? null : PageTree.inherited(original, name);
      if (inherited != null) {
        copy.setItem(name, inherited);
      }
    }
    if (PageTree.inherited(original, COSName.MEDIA_BOX) == null) {
      copy.setItem(COSName.MEDIA_BOX, page.getMediaBox().getCOSArray());
    }
    copy.setItem(COSName.RESOURCES, asObject(resources(original, stampName)));
    copy.setItem(COSName.CONTENTS, contents(page, classOfPage.get(index)));
    copy.setItem(PIECE_INFO, pieceInfo(original));
    if (!copy.containsKey(LAST_MODIFIED)) {
      copy.setString(LAST_MODIFIED, "D:20000101000000Z");
    }
    return copy;
  }

  /// Long lists, as of annotations, go to the body: the pages are part of every copy's tail.
  private static COSBase outsourced(COSBase value) {
    return value instanceof COSArray array && array.size() > 6 ? asObject(array) : value;
  }

  private static COSBase asObject(COSBase value) {
    return new org.apache.pdfbox.cos.COSObject(value);
  }

  private COSDictionary resources(COSDictionary page, String stampName) {
    var found = PageTree.inherited(page, COSName.RESOURCES);
    var original = found instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
    var key = found == null ? COSName.RESOURCES : original;
    return resources.computeIfAbsent(key, _ -> {
      var copy = new COSDictionary(original);
      var xobjects = new COSDictionary();
      var old = original.getCOSDictionary(COSName.XOBJECT);
      if (old != null) {
        xobjects.addAll(old);
      }
      xobjects.setItem(COSName.getPDFName(stampName), stand(ObjectNumbers.STAMP));
      copy.setItem(COSName.XOBJECT, xobjects);
      return copy;
    });
  }

  private COSArray contents(PDPage page, int pageClass) {
    var contents = new COSArray();
    contents.add(stand(ObjectNumbers.before(pageClass)));
    if (rewritten.containsKey(page)) {
      contents.add(rewritten.get(page));
    } else {
      switch (page.getCOSObject().getDictionaryObject(COSName.CONTENTS)) {
        case COSStream stream -> contents.add(stream);
        case COSArray array -> {
          for (int i = 0; i < array.size(); i++) {
            if (array.getObject(i) instanceof COSStream stream) {
              contents.add(stream);
            }
          }
        }
        case null, default -> {
          // A page without content.
        }
      }
    }
    contents.add(stand(ObjectNumbers.behind(pageClass)));
    return contents;
  }

  private COSDictionary pieceInfo(COSDictionary page) {
    var copy = new COSDictionary();
    var old = page.getCOSDictionary(PIECE_INFO);
    if (old != null) {
      copy.addAll(old);
    }
    copy.setItem(PARTBOOK, stand(ObjectNumbers.PAGE_MARK));
    return copy;
  }

  private COSDictionary node(PageTree tree, int index, int firstPage) {
    var node = tree.nodes().get(index);
    var copy = new COSDictionary();
    copy.setItem(COSName.TYPE, COSName.PAGES);
    if (node.parent() >= 0) {
      copy.setItem(COSName.PARENT, stand(firstPage + pages.size() + node.parent()));
    }
    copy.setInt(COSName.COUNT, node.count());
    var kids = new COSArray();
    int base = node.leaf() ? firstPage : firstPage + pages.size();
    for (int i = 0; i < node.kids(); i++) {
      kids.add(stand(base + node.firstKid() + i));
    }
    copy.setItem(COSName.KIDS, kids);
    return copy;
  }

  private COSDictionary catalog(int root) {
    var copy = new COSDictionary(document.getDocumentCatalog().getCOSObject());
    copy.setItem(COSName.TYPE, COSName.CATALOG);
    copy.setItem(COSName.PAGES, stand(root));
    // The header tells the version, and signatures hold for other bytes.
    copy.removeItem(COSName.VERSION);
    copy.removeItem(COSName.PERMS);
    return copy;
  }

  private byte[] info(BodyWriter body) throws IOException {
    var info = document.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
    var out = new ByteBuilder();
    if (info != null) {
      body.text().entries(info, out);
    }
    return out.toBytes();
  }

  private byte[] firstId() {
    var ids = document.getDocument().getDocumentID();
    if (ids != null
        && ids.size() > 0
        && ids.getObject(0) instanceof org.apache.pdfbox.cos.COSString string
        && string.getBytes().length > 0) {
      return string.getBytes();
    }
    return id;
  }

  /// A name for the stamp that no page uses for something else.
  private String freeName() {
    for (int i = 0; ; i++) {
      var name = "PbStamp" + (i == 0 ? "" : i);
      var key = COSName.getPDFName(name);
      var taken =
          pages.stream()
              .map(page -> PageTree.inherited(page.getCOSObject(), COSName.RESOURCES))
              .anyMatch(
                  found ->
                      found instanceof COSDictionary dictionary
                          && dictionary.getCOSDictionary(COSName.XOBJECT) instanceof COSDictionary x
                          && x.containsKey(key));
      if (!taken) {
        return name;
      }
    }
  }
}
