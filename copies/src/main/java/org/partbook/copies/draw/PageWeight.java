package org.partbook.copies.draw;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/// How much memory it takes to draw a page. PDFBox decodes each image as a whole, in memory,
/// however small it is to be shown; a poster that was scanned finely may be too much.
public final class PageWeight {
  /// The part of the memory that one image may take.
  private static final int PART = 3;

  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private long heaviest;

  private PageWeight() {}

  /// Whether a page can be drawn with the memory that this process has.
  public static boolean isBearable(PDPage page) {
    return of(page) <= Runtime.getRuntime().maxMemory() / PART;
  }

  /// The bytes of a page's heaviest image.
  static long of(PDPage page) {
    var weight = new PageWeight();
    var resources = page.getResources();
    weight.lookInto(resources == null ? null : resources.getCOSObject());
    return weight.heaviest;
  }

  private void lookInto(@Nullable COSDictionary resources) {
    var objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
    if (objects == null || !seen.add(objects)) {
      return;
    }
    for (var name : objects.keySet()) {
      if (objects.getDictionaryObject(name) instanceof COSStream stream) {
        look(stream);
      }
    }
  }

  private void look(COSStream object) {
    if (!COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
      lookInto(object.getCOSDictionary(COSName.RESOURCES));
      return;
    }
    weigh(object);
    if (object.getDictionaryObject(COSName.SMASK) instanceof COSStream mask) {
      weigh(mask);
    }
  }

  /// Two colours are kept as a byte a pixel, more of them as four.
  private void weigh(COSStream image) {
    boolean twoColours =
        image.getBoolean(COSName.IMAGE_MASK, false)
            || image.getInt(COSName.BITS_PER_COMPONENT, 8) == 1;
    long pixels = (long) image.getInt(COSName.WIDTH, 0) * image.getInt(COSName.HEIGHT, 0);
    heaviest = Math.max(heaviest, twoColours ? pixels : 4 * pixels);
  }
}
