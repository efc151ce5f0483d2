package org.partbook.copies.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.partbook.copies.file.Unfit;

/// Counts the pages that a page tree has, and has it say so. Readers believe what it says: they
/// show fewer pages than there are, or empty ones behind them.
///
/// What has no type is what it looks like: PDFBox would pass over it.
final class PageTreeRepair {
  private static final int DEEPEST = 500;
  private static final int MOST_NODES = 1_000_000;

  private final Set<COSDictionary> above = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean typed = true;
  private int nodes;

  private PageTreeRepair() {}

  /// Mends the tree.
  ///
  /// @param repairs told what was wrong
  /// @return what was wrong with the number of pages
  /// @throws Unfit if a page that it lists is missing, or it leads back to itself
  static Optional<String> of(PDDocument document, Set<String> repairs) throws Unfit {
    var root = document.getDocumentCatalog().getPages().getCOSObject();
    int said = root.getInt(COSName.COUNT, -1);
    var repair = new PageTreeRepair();
    int has = repair.node(root, 0);
    if (!repair.typed) {
      repairs.add("some pages don't say that they are pages");
    }
    if (said == has || has == 0) {
      return Optional.empty();
    }
    var miscount =
        said < 0 ? "it does not count its pages" : "it counts " + pages(said) + " and has " + has;
    repairs.add(miscount);
    return Optional.of(miscount);
  }

  private static String pages(int count) {
    return count == 1 ? "1 page" : count + " pages";
  }

  private int node(COSDictionary node, int depth) throws Unfit {
    if (depth > DEEPEST || !above.add(node)) {
      throw new Unfit("is a damaged PDF: its list of pages leads back to itself");
    }
    if (nodes++ > MOST_NODES) {
      throw new Unfit("is a damaged PDF: its list of pages does not end");
    }
    int count = 0;
    var kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      var kid = kids.getObject(i);
      if (kid == null && kids.get(i) instanceof COSObject) {
        // A page that a buyer would miss; PDFBox passes over it.
        throw new Unfit("is a damaged PDF: a page that it lists is missing");
      }
      if (kid instanceof COSDictionary child) {
        count += child.containsKey(COSName.KIDS) ? node(child, depth + 1) : page(child);
      }
    }
    above.remove(node);
    if (count > 0 && node.getInt(COSName.COUNT, -1) != count) {
      node.setInt(COSName.COUNT, count);
    }
    return count;
  }

  private int page(COSDictionary page) {
    var type = page.getCOSName(COSName.TYPE);
    if (COSName.PAGES.equals(type)) {
      return 0;
    }
    if (!COSName.PAGE.equals(type)) {
      page.setItem(COSName.TYPE, COSName.PAGE);
      typed = false;
    }
    return 1;
  }
}
