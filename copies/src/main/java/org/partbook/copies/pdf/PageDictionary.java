package org.partbook.copies.pdf;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDPage;

/// A page as it is in copies: with what it had from its parents, with the streams before and behind
/// its content, and with resources that know the stamp.
final class PageDictionary {
  private static final COSName PIECE_INFO = COSName.getPDFName("PieceInfo");
  private static final COSName PARTBOOK = COSName.getPDFName("Partbook");

  /// Longer arrays go to the body: the pages belong to what every copy has behind it.
  private static final int LONGEST_ARRAY = 6;

  private final PdfPages pages;
  private final COSDictionary[] stands;
  private final String stampName;
  private final ObjectNumbers numbers = ObjectNumbers.TODAY;

  /// By class of pages.
  private final Map<Integer, IdentityHashMap<COSBase, COSDictionary>> resources = new HashMap<>();

  PageDictionary(PdfPages pages, COSDictionary[] stands, String stampName) {
    this.pages = pages;
    this.stands = stands;
    this.stampName = stampName;
  }

  COSDictionary of(int index, COSDictionary parent) {
    var page = pages.page(index);
    var original = page.getCOSObject();
    var copy = new COSDictionary();
    original.forEach((key, value) -> copy.setItem(key, outsourced(value)));
    copy.setItem(COSName.TYPE, COSName.PAGE);
    copy.setItem(COSName.PARENT, parent);
    for (var name : List.of(COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE)) {
      var inherited = PageTree.inherited(original, name);
      if (inherited != null && !original.containsKey(name)) {
        copy.setItem(name, inherited);
      }
    }
    if (!copy.containsKey(COSName.MEDIA_BOX)) {
      copy.setItem(COSName.MEDIA_BOX, page.getMediaBox().getCOSArray());
    }
    if (copy.containsKey(COSName.ROTATE)) {
      // Of anything but multiples of 90, and of 90.0, each reader makes something else; the stamp
      // is
      // upright in one way only.
      copy.setInt(COSName.ROTATE, page.getRotation());
    }
    copy.setItem(COSName.RESOURCES, new COSObject(resources(original, pages.classOf(index))));
    copy.setItem(COSName.CONTENTS, contents(page, pages.classOf(index)));
    copy.setItem(PIECE_INFO, with(original, PIECE_INFO, PARTBOOK, ObjectNumbers.PAGE_MARK));
    if (!copy.containsKey(COSName.LAST_MODIFIED)) {
      copy.setString(COSName.LAST_MODIFIED, PdfTail.PAGE_DATE);
    }
    return copy;
  }

  private static COSBase outsourced(COSBase value) {
    return value instanceof COSArray array && array.size() > LONGEST_ARRAY
        ? new COSObject(array)
        : value;
  }

  /// Resources that many pages of a class share are one object here, too.
  private COSDictionary resources(COSDictionary page, int pageClass) {
    var found = PageTree.inherited(page, COSName.RESOURCES);
    var original = found instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
    var ofClass = resources.computeIfAbsent(pageClass, _ -> new IdentityHashMap<>());
    return ofClass.computeIfAbsent(
        found == null ? COSName.RESOURCES : original,
        _ -> {
          var copy = new COSDictionary(original);
          var name = COSName.getPDFName(stampName);
          copy.setItem(
              COSName.XOBJECT, with(original, COSName.XOBJECT, name, numbers.stamp(pageClass)));
          return copy;
        });
  }

  /// What the owner has under `key`, and one entry more.
  private COSDictionary with(COSDictionary owner, COSName key, COSName entry, int number) {
    var copy = new COSDictionary();
    var old = owner.getCOSDictionary(key);
    if (old != null) {
      copy.addAll(old);
    }
    copy.setItem(entry, stands[number]);
    return copy;
  }

  private COSArray contents(PDPage page, int pageClass) {
    var contents = new COSArray();
    contents.add(stands[numbers.before(pageClass)]);
    pages.contents(page).forEach(contents::add);
    contents.add(stands[numbers.behind(pageClass)]);
    return contents;
  }
}
