package org.partbook.copies.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.partbook.copies.file.Unfit;

/// What pages refer to and isn't there. By the book that says nothing at all, and most readers see
/// it so; PDFBox gives up what has such an entry, a group with a colour space that is missing for
/// instance. Of a file that was cut, it may be what was cut off.
final class Dangling {
  /// What pages are made of, below and above them in the tree.
  private static final Set<COSName> OF_A_PAGE =
      Set.of(COSName.RESOURCES, COSName.CONTENTS, COSName.ANNOTS, COSName.getPDFName("Group"));

  /// These lead elsewhere.
  private static final Set<COSName> LEADING_AWAY = Set.of(COSName.PARENT, COSName.P, COSName.DEST);

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<COSBase> waiting = new ArrayDeque<>();
  private final boolean cut;

  private Dangling(boolean cut) {
    this.cut = cut;
  }

  /// Removes entries that say nothing.
  ///
  /// @param cut whether the file may have been cut
  /// @throws Unfit if it has been, and something is missing
  static void remove(PDDocument document, boolean cut) throws Unfit {
    var dangling = new Dangling(cut);
    int number = 0;
    for (var page : document.getPages()) {
      number++;
      var dictionary = page.getCOSObject();
      for (var node = dictionary;
          node != null && dangling.seen.add(node);
          node = node.getCOSDictionary(COSName.PARENT)) {
        for (var key : OF_A_PAGE) {
          dangling.entry(node, key, number);
        }
      }
      dangling.follow(number);
    }
  }

  private void follow(int page) throws Unfit {
    for (var one = waiting.poll(); one != null; one = waiting.poll()) {
      switch (one) {
        case COSDictionary dictionary -> {
          for (var key : new ArrayList<>(dictionary.keySet())) {
            if (!LEADING_AWAY.contains(key)) {
              entry(dictionary, key, page);
            }
          }
        }
        case COSArray array -> {
          for (int i = 0; i < array.size(); i++) {
            value(array.get(i), page);
          }
        }
        default -> {}
      }
    }
  }

  private void entry(COSDictionary owner, COSName key, int page) throws Unfit {
    var value = owner.getItem(key);
    // Of content that can't be read [PdfPages] has to know.
    if (value != null && !value(value, page) && !key.equals(COSName.CONTENTS)) {
      owner.removeItem(key);
    }
  }

  /// Whether it is there.
  private boolean value(COSBase value, int page) throws Unfit {
    var meant = value instanceof COSObject reference ? reference.getObject() : value;
    if (meant == null || meant == COSNull.NULL) {
      if (cut && value instanceof COSObject) {
        throw new Unfit("is cut short: something on page " + page + " is missing");
      }
      return false;
    }
    if ((meant instanceof COSDictionary || meant instanceof COSArray) && seen.add(meant)) {
      waiting.add(meant);
    }
    return true;
  }
}
