package org.partbook.page;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.jspecify.annotations.Nullable;

/// Finds forms in which colours are mixed with those below.
final class Mixing {
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Mixing() {}

  static boolean isIn(PDFormXObject form) {
    return new Mixing().isIn(form.getCOSObject().getCOSDictionary(COSName.RESOURCES));
  }

  private boolean isIn(@Nullable COSDictionary resources) {
    if (resources == null || !seen.add(resources)) {
      return false;
    }
    return statesOf(resources) || formsOf(resources);
  }

  private static boolean statesOf(COSDictionary resources) {
    var states = resources.getCOSDictionary(COSName.EXT_G_STATE);
    if (states == null) {
      return false;
    }
    for (var name : states.keySet()) {
      if (states.getDictionaryObject(name) instanceof COSDictionary state && mixes(state)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mixes(COSDictionary state) {
    var mode = state.getDictionaryObject(COSName.BM);
    if (mode instanceof COSArray several && several.size() > 0) {
      mode = several.getObject(0);
    }
    return mode instanceof COSName name
        && !name.equals(COSName.NORMAL)
        && !name.equals(COSName.COMPATIBLE);
  }

  private boolean formsOf(COSDictionary resources) {
    var objects = resources.getCOSDictionary(COSName.XOBJECT);
    if (objects == null) {
      return false;
    }
    for (var name : objects.keySet()) {
      if (objects.getDictionaryObject(name) instanceof COSStream form
          && isIn(form.getCOSDictionary(COSName.RESOURCES))) {
        return true;
      }
    }
    return false;
  }
}
