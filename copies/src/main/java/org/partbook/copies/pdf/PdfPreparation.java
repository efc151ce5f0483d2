package org.partbook.copies.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.bytes.CountingStream;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Finding.Kind;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.pdf.PreparedPdf.InRooms;
import org.partbook.copies.stamp.PageFitting;
import org.partbook.copies.stamp.PageInk.PageRaster;

/// Rewrites a PDF so that personal copies of it cost next to nothing; [PreparedPdf] describes what
/// comes out.
///
/// Every page gets something before its content and something behind it. In front, the state of
/// graphics is saved; behind, what the content left open is closed, the state is restored, and the
/// stamp is drawn. Both are streams of their own, one pair for each sort of page (size, rotation,
/// what is left open), which are computed with the copy. So the content itself stays as it is, but
/// for the rare case that [ContentScan] tells of.
public final class PdfPreparation {
  private static final int MOST_KIDS = 40;
  private static final int DEEPEST = 100;
  private static final float OBJECT_STREAMS_SINCE = 1.5f;
  private static final float LEAST_VERSION = 1.4f;

  private final PDDocument document;
  private final PdfPages pages;
  private final PageTree tree;
  private final boolean xrefStream;
  private final IdentityHashMap<COSBase, Integer> known = new IdentityHashMap<>();
  private final COSDictionary[] stands;
  private final int classes;

  private PdfPreparation(
      PDDocument document, PageFitting fitting, PageRaster raster, Runnable pageDone)
      throws Unfit, IOException {
    this.document = document;
    this.pages = PdfPages.read(document, fitting, raster, pageDone);
    this.classes = pages.classes().size();
    this.tree = PageTree.over(pages.count(), MOST_KIDS);
    this.xrefStream = document.getDocument().isXRefStream();
    this.stands = new COSDictionary[firstNode() + tree.nodes().size()];
  }

  /// What a preparation found out.
  ///
  /// @param signed whether a digital signature was left out
  /// @param encrypted whether the original was, which copies aren't
  /// @param attachments whether other files lie within, which are nobody's copy
  /// @param remarks what else the publisher should know
  public record Result(
      PreparedPdf prepared,
      int pages,
      boolean signed,
      boolean encrypted,
      boolean attachments,
      List<Finding> remarks) {
    /// The same with more remarks.
    ///
    /// @param signedFields whether signatures were left out before
    Result with(List<Finding> before, boolean signedFields) {
      var all = new ArrayList<>(before);
      all.addAll(remarks);
      return new Result(
          prepared, pages, signed || signedFields, encrypted, attachments, List.copyOf(all));
    }

    /// What the publisher should know.
    public List<Finding> findings() {
      var findings = new ArrayList<Finding>();
      if (signed) {
        findings.add(Finding.of(Kind.SIGNED, "has a digital signature, which copies don't have"));
      }
      if (attachments) {
        findings.add(
            Finding.of(Kind.ATTACHMENTS, "has attachments, which copies have without a stamp"));
      }
      if (encrypted) {
        findings.add(
            Finding.of(Kind.ENCRYPTED, "is encrypted, with permissions, and copies are not"));
      }
      findings.addAll(remarks);
      return findings;
    }
  }

  /// Writes the prepared file, without its description.
  ///
  /// @param fitting tells which pages can have the stamp in the same place
  /// @param raster draws the pages, to see what is free
  /// @throws Unfit if the document can't be prepared
  static Result write(
      PDDocument document,
      PageFitting fitting,
      PageRaster raster,
      CountingStream out,
      Runnable pageDone)
      throws IOException, Unfit {
    return new PdfPreparation(document, fitting, raster, pageDone).write(out);
  }

  private Result write(CountingStream out) throws IOException {
    numberStands();
    var stampName = pages.nameForStamp();
    // A cross-reference stream is an object itself, the last of those before the body.
    var body = new BodyWriter(out, xrefStream, known, stands.length + (xrefStream ? 1 : 0));
    out.write(header());
    var pageBytes = new ByteBuilder();
    var offsets = writePages(pageBytes, body, stampName);
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
            pages.classes(),
            new InRooms(pages.classOfPages()),
            info,
            stampName);
    return new Result(
        prepared,
        pages.count(),
        hasPermissions() || body.text().signed(),
        document.isEncrypted(),
        hasAttachments(),
        remarks(body.text()));
  }

  private List<Finding> remarks(CosText text) {
    var remarks = new ArrayList<>(pages.repairs());
    if (text.scripts()) {
      remarks.add(Finding.of(Kind.SCRIPTS, "has JavaScript in it, which copies have as well"));
    }
    if (text.launches()) {
      remarks.add(
          Finding.of(
              Kind.LAUNCHES, "has links in it that start programs, which copies have as well"));
    }
    var full = pages.full();
    if (!full.isEmpty()) {
      remarks.add(
          new Finding(
              Kind.NO_ROOM,
              full,
              "has no free place for the stamp at the edges of page "
                  + PageNumbers.of(full)
                  + ": it covers something there, or what PARTBOOK_STAMP_FULL_PAGES says is done"
                  + " (cover; shrink, to 96 %; text, without the QR code)"));
    }
    var small = pages.small();
    if (!small.isEmpty()) {
      remarks.add(
          new Finding(
              Kind.SMALL,
              small,
              "has pages so small that the stamp on them can hardly be read: page "
                  + PageNumbers.of(small)));
    }
    return remarks;
  }

  private boolean hasAttachments() {
    var names = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
    return names != null && names.containsKey(COSName.EMBEDDED_FILES);
  }

  private int firstPage() {
    return ObjectNumbers.TODAY.firstPage(classes);
  }

  private int firstNode() {
    return firstPage() + pages.count();
  }

  private int root() {
    return stands.length - 1;
  }

  /// Objects that aren't in the body have stand-ins, so that whatever refers to them is written
  /// with the right number.
  private void numberStands() {
    for (int number = 1; number < stands.length; number++) {
      stands[number] = new COSDictionary();
      known.put(stands[number], number);
    }
    for (int i = 0; i < pages.count(); i++) {
      known.putIfAbsent(pages.page(i).getCOSObject(), firstPage() + i);
    }
    var catalog = document.getDocumentCatalog().getCOSObject();
    known.put(catalog, ObjectNumbers.CATALOG);
    knowTree(catalog.getCOSDictionary(COSName.PAGES), 0);
  }

  /// The tree is built anew; who refers to a node of the old one means the whole.
  private void knowTree(@Nullable COSDictionary node, int depth) {
    if (node == null || depth > DEEPEST || known.putIfAbsent(node, root()) != null) {
      return;
    }
    var kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid && kid.containsKey(COSName.KIDS)) {
        knowTree(kid, depth + 1);
      }
    }
  }

  private byte[] header() {
    float least = xrefStream ? OBJECT_STREAMS_SINCE : LEAST_VERSION;
    float version = Math.max(document.getVersion(), least);
    // Four bytes above 127 tell programs that transfer files that this one isn't text.
    return new ByteBuilder().add("%PDF-" + version + "\n%âãÏÓ\n").toBytes();
  }

  /// Writes pages, tree and catalog.
  ///
  /// @return where each of them begins
  private int[] writePages(ByteBuilder out, BodyWriter body, String stampName) throws IOException {
    var page = new PageDictionary(pages, stands, stampName);
    var offsets = new int[stands.length - firstPage() + 1];
    int at = 0;
    for (int i = 0; i < pages.count(); i++) {
      offsets[at++] = out.length();
      var parent = stands[firstNode() + tree.parentOfPage(i)];
      write(out, firstPage() + i, page.of(i, parent), body);
    }
    for (int i = 0; i < tree.nodes().size(); i++) {
      offsets[at++] = out.length();
      write(out, firstNode() + i, tree.dictionary(i, stands, firstPage(), firstNode()), body);
    }
    offsets[at] = out.length();
    write(out, ObjectNumbers.CATALOG, catalog(), body);
    return offsets;
  }

  private static void write(ByteBuilder out, int number, COSBase object, BodyWriter body)
      throws IOException {
    out.add(number).add(" 0 obj\n");
    body.text().object(object, 0, out);
    out.add("\nendobj\n");
  }

  private COSDictionary catalog() {
    var copy = new COSDictionary(document.getDocumentCatalog().getCOSObject());
    copy.setItem(COSName.TYPE, COSName.CATALOG);
    copy.setItem(COSName.PAGES, stands[root()]);
    // The header tells the version, and signatures hold for other bytes.
    copy.removeItem(COSName.VERSION);
    copy.removeItem(COSName.PERMS);
    return copy;
  }

  /// Those are signatures, too: of the author, or of Adobe for rights to use.
  private boolean hasPermissions() {
    return document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PERMS) != null;
  }

  private byte[] info(BodyWriter body) throws IOException {
    var out = new ByteBuilder();
    var original = document.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
    if (original != null) {
      // A publisher may have imported what is itself a copy.
      var info = new COSDictionary(original);
      info.removeItem(PdfTail.COPY);
      body.text().entries(info, out);
    }
    return out.toBytes();
  }
}
