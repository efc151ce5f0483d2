package org.partbook.copies.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Finding.Kind;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.pdf.PreparedPdf.PageClass;
import org.partbook.copies.stamp.PageFitting;
import org.partbook.copies.stamp.PageGeometry;
import org.partbook.copies.stamp.PageInk;
import org.partbook.copies.stamp.PageInk.PageRaster;
import org.partbook.copies.stamp.StampSize;

/// The pages of a score that is being prepared, read once, and sorted into classes: pages on which
/// the stamp is put in the same way.
final class PdfPages {
  private final List<PDPage> pages = new ArrayList<>();
  private final List<Integer> classOfPage = new ArrayList<>();
  private final PageSorting sorting;
  private final PageRaster raster;
  private List<PageClass> classes = List.of();
  private final List<Integer> oddWords = new ArrayList<>();
  private final PageCost cost = new PageCost();
  private final IdentityHashMap<PDPage, COSStream> rewritten = new IdentityHashMap<>();

  private PdfPages(PageFitting fitting, PageRaster raster) {
    this.sorting = new PageSorting(fitting);
    this.raster = raster;
  }

  /// Reads every page's content to its end.
  ///
  /// @param fitting tells which of them can have the stamp in the same place
  /// @param raster draws them, to see what is free
  /// @param pageDone told when one more was read and looked at
  /// @throws Unfit if there are no pages, or some can't be found or read
  static PdfPages read(
      PDDocument document, PageFitting fitting, PageRaster raster, Runnable pageDone)
      throws Unfit, IOException {
    var read = new PdfPages(fitting, raster);
    for (var page : document.getPages()) {
      read.pages.add(page);
    }
    if (read.pages.isEmpty()) {
      throw new Unfit("is a PDF without pages");
    }
    if (read.pages.size() != document.getNumberOfPages()) {
      throw new Unfit("is a damaged PDF: its pages can't be counted");
    }
    for (int i = 0; i < read.pages.size(); i++) {
      read.classify(document, i);
      pageDone.run();
    }
    read.classes = read.sorting.classes();
    return read;
  }

  private void classify(PDDocument document, int index) throws Unfit, IOException {
    var page = pages.get(index);
    var closing = closing(document, page, index);
    var ink = PageInk.of(page, index, raster);
    classOfPage.add(sorting.add(PageGeometry.of(page), closing, ink));
  }

  /// Reads a page's content.
  ///
  /// @return operators that close what it leaves open
  private String closing(PDDocument document, PDPage page, int index) throws Unfit {
    requireContents(document, page.getCOSObject().getItem(COSName.CONTENTS), index + 1);
    try (var content = page.getContents()) {
      boolean whole = true;
      for (var stream : contents(page)) {
        // Of data that stop early, each reader may make a few bytes more or less.
        whole &= FlateCheck.isWhole(stream) && !hasCryptFilter(stream);
      }
      cost.require(page, index + 1);
      var scan = ContentScan.of(content);
      if (scan.hasOddWords()) {
        oddWords.add(index + 1);
      }
      if (scan.isAmbiguous()) {
        throw new IOException("it has an array or a dictionary that does not end");
      }
      if (scan.needsRewriting() || !whole) {
        rewritten.put(page, ContentRewrite.of(document, page, scan));
      }
      return scan.closing();
    } catch (IOException e) {
      throw new Unfit(
          "is a damaged PDF: page " + (index + 1) + " can't be read: " + Damage.words(e));
    }
  }

  /// Content that is there and that PDFBox can't read is none to it, and would be none in copies,
  /// though other readers may well show it.
  private static void requireContents(PDDocument document, @Nullable COSBase contents, int number)
      throws Unfit {
    if (contents instanceof COSObject reference
        && reference.getObject() == null
        && document.getDocument().getXrefTable().containsKey(reference.getKey())) {
      throw new Unfit("is a damaged PDF: the content of page " + number + " can't be read");
    }
    var meant = contents instanceof COSObject reference ? reference.getObject() : contents;
    if (meant instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        requireContents(document, array.get(i), number);
      }
    }
  }

  /// It says that a stream is not encrypted, and not all readers know it. In a copy nothing is.
  static boolean hasCryptFilter(COSStream stream) {
    var filters = stream.getFilters();
    if (filters instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (COSName.CRYPT.equals(array.getObject(i))) {
          return true;
        }
      }
    }
    return COSName.CRYPT.equals(filters);
  }

  /// What is in other words in copies, and may be seen.
  List<Finding> repairs() {
    return oddWords.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Kind.REPAIRED,
                oddWords,
                "was repaired: it has words in its arrays that don't belong there, on page "
                    + PageNumbers.of(oddWords)));
  }

  int count() {
    return pages.size();
  }

  PDPage page(int index) {
    return pages.get(index);
  }

  int classOf(int index) {
    return classOfPage.get(index);
  }

  /// The class of each page.
  int[] classOfPages() {
    return classOfPage.stream().mapToInt(Integer::intValue).toArray();
  }

  List<PageClass> classes() {
    return classes;
  }

  /// The numbers, counted from 1, of pages on which the stamp has no free place.
  List<Integer> full() {
    return where(page -> !sorting.fit(classOfPage.get(page)).isFree());
  }

  /// On which the stamp is so small that it can hardly be read.
  List<Integer> small() {
    return where(page -> StampSize.isTooSmall(PageGeometry.of(pages.get(page))));
  }

  private List<Integer> where(IntPredicate page) {
    return IntStream.range(0, classOfPage.size())
        .filter(page)
        .mapToObj(index -> index + 1)
        .toList();
  }

  /// The page's content in other words, where it can't stay as it is.
  @Nullable COSStream rewritten(PDPage page) {
    return rewritten.get(page);
  }

  /// A name for the stamp that no page uses for something else.
  String nameForStamp() {
    for (int i = 0; ; i++) {
      var name = "PbStamp" + (i == 0 ? "" : i);
      var key = COSName.getPDFName(name);
      if (pages.stream().noneMatch(page -> knows(page, key))) {
        return name;
      }
    }
  }

  private static boolean knows(PDPage page, COSName name) {
    var resources = PageTree.inherited(page.getCOSObject(), COSName.RESOURCES);
    var objects =
        resources instanceof COSDictionary dictionary
            ? dictionary.getCOSDictionary(COSName.XOBJECT)
            : null;
    return objects != null && objects.containsKey(name);
  }

  /// The content of a page, stream by stream.
  List<COSStream> contents(PDPage page) {
    var other = rewritten(page);
    if (other != null) {
      return List.of(other);
    }
    COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
    if (contents instanceof COSStream stream) {
      return List.of(stream);
    }
    var streams = new ArrayList<COSStream>();
    if (contents instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSStream stream) {
          streams.add(stream);
        }
      }
    }
    return streams;
  }
}
