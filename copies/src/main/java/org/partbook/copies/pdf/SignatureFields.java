package org.partbook.copies.pdf;

import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Fields with a signature in them. Of a copy the signature can't hold, and without it some readers
/// would show the field as one that is still to be signed. So what it looked like stays, as a
/// picture on the page, and the field goes.
final class SignatureFields {
  private static final int DEEPEST = 50;
  private static final int READ_ONLY = 1 << 6;
  private static final int LOCKED = 1 << 7;
  private static final COSName SIGNATURE = COSName.SIG;
  private static final COSName STAMP = COSName.getPDFName("Stamp");

  /// All that a picture on a page has to have, and what tells where it belongs.
  private static final List<COSName> KEPT =
      List.of(
          COSName.TYPE,
          COSName.RECT,
          COSName.AP,
          COSName.AS,
          COSName.F,
          COSName.P,
          COSName.OC,
          COSName.NM,
          COSName.M,
          COSName.STRUCT_PARENT);

  private SignatureFields() {}

  /// Takes signed fields out of a document's form.
  ///
  /// @return whether there were any
  static boolean remove(PDDocument document) {
    var form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
    // Before the fields forget that they were some.
    boolean found = form != null && removeFrom(form.getCOSArray(COSName.FIELDS), 0);
    for (var page : document.getPages()) {
      var annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
      for (int i = annotations == null ? 0 : annotations.size(); annotations != null && i-- > 0; ) {
        if (annotations.getObject(i) instanceof COSDictionary annotation && isSigned(annotation)) {
          found = true;
          if (annotation.getCOSDictionary(COSName.AP) == null) {
            annotations.remove(i);
          } else {
            makePicture(annotation);
          }
        }
      }
    }
    return found;
  }

  private static boolean isSigned(COSDictionary field) {
    return SIGNATURE.equals(inherited(field, COSName.FT))
        && inherited(field, COSName.V) instanceof COSDictionary;
  }

  private static @Nullable COSBase inherited(COSDictionary field, COSName key) {
    var at = field;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      var value = at.getDictionaryObject(key);
      if (value != null) {
        return value;
      }
      at = at.getCOSDictionary(COSName.PARENT);
    }
    return null;
  }

  private static boolean removeFrom(@Nullable COSArray fields, int depth) {
    if (fields == null || depth > DEEPEST) {
      return false;
    }
    boolean found = false;
    for (int i = fields.size() - 1; i >= 0; i--) {
      if (fields.getObject(i) instanceof COSDictionary field) {
        if (isSigned(field)) {
          fields.remove(i);
          found = true;
        } else {
          found |= removeFrom(field.getCOSArray(COSName.KIDS), depth + 1);
        }
      }
    }
    return found;
  }

  private static void makePicture(COSDictionary annotation) {
    for (var key : List.copyOf(annotation.keySet())) {
      if (!KEPT.contains(key)) {
        annotation.removeItem(key);
      }
    }
    annotation.setItem(COSName.SUBTYPE, STAMP);
    annotation.setInt(COSName.F, annotation.getInt(COSName.F, 0) | READ_ONLY | LOCKED);
  }
}
