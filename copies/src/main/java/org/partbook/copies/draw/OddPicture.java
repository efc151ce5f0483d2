package org.partbook.copies.draw;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.jspecify.annotations.Nullable;

/// Pictures that programs show differently: with masks, in formats that few can read, in colours
/// for printers.
final class OddPicture {
  private OddPicture() {}

  static boolean is(PDImage image) {
    var dictionary = image.getCOSObject();
    return dictionary.containsKey(COSName.SMASK)
        || dictionary.containsKey(COSName.MASK)
        || dictionary.containsKey(COSName.getPDFName("SMaskInData"))
        || isRare(dictionary.getDictionaryObject(COSName.FILTER, COSName.F))
        || isForPrinters(dictionary.getDictionaryObject(COSName.COLORSPACE, COSName.CS));
  }

  private static boolean isRare(@Nullable COSBase filter) {
    if (filter instanceof COSArray several) {
      for (var one : several) {
        if (isRare(one)) {
          return true;
        }
      }
      return false;
    }
    return COSName.JPX_DECODE.equals(filter) || COSName.JBIG2_DECODE.equals(filter);
  }

  /// Nothing but grey, RGB, and what is measured by a profile, is without a doubt.
  private static boolean isForPrinters(@Nullable COSBase colours) {
    if (colours instanceof COSArray several && several.size() > 0) {
      return isForPrinters(several.getObject(0)) && !COSName.INDEXED.equals(several.getObject(0));
    }
    return COSName.DEVICECMYK.equals(colours)
        || COSName.SEPARATION.equals(colours)
        || COSName.DEVICEN.equals(colours)
        || COSName.LAB.equals(colours)
        || COSName.getPDFName("CMYK").equals(colours);
  }
}
