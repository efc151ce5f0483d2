package org.partbook.copies.pdf;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.pdf.ContentScan.Excess;

/// How much there is to do to draw a page, told without drawing it. Content may show forms that
/// show others, so a few kilobytes can be made to take years; here each is read once, and what it
/// takes is added wherever it is shown.
///
/// One is used for all pages of a document.
public final class PageCost {
  /// In operators. What takes longer to draw than a file is given has far fewer.
  private static final double MOST = 20_000_000;

  /// How often forms may be shown within each other: where PDFBox stops with one that shows itself.
  private static final int DEEPEST = 50;

  private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

  private final IdentityHashMap<COSStream, Double> known = new IdentityHashMap<>();
  private final IdentityHashMap<COSBase, Double> fonts = new IdentityHashMap<>();
  private final IdentityHashMap<COSStream, Integer> underWay = new IdentityHashMap<>();

  /// Looks at a page.
  ///
  /// @param number from 1
  /// @throws Unfit if it takes too much to draw
  /// @throws IOException if its content can't be read
  public void require(PDPage page, int number) throws Unfit, IOException {
    try {
      var resources =
          PageTree.inherited(page.getCOSObject(), COSName.RESOURCES) instanceof COSDictionary found
              ? found
              : new COSDictionary();
      var content = new Content(resources, 0);
      try (var in = page.getContents()) {
        ContentScan.of(in, content);
      }
      double cost = content.cost;
      var annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
      for (int i = 0; annotations != null && i < annotations.size(); i++) {
        if (annotations.getObject(i) instanceof COSDictionary annotation) {
          cost += appearances(annotation.getCOSDictionary(COSName.AP), resources);
        }
      }
      if (cost > MOST) {
        throw tooMuch();
      }
    } catch (Excess e) {
      throw new Unfit("takes too much to read: page " + number + " " + e.getMessage());
    }
  }

  private static Excess tooMuch() {
    return new Excess("takes more than %d steps to draw".formatted((long) MOST));
  }

  private double appearances(@Nullable COSDictionary appearances, COSDictionary resources)
      throws IOException {
    double most = 0;
    if (appearances != null) {
      var normal = appearances.getDictionaryObject(COSName.N);
      if (normal instanceof COSStream stream) {
        return of(stream, resources, 0);
      }
      if (normal instanceof COSDictionary states) {
        for (var state : states.keySet()) {
          if (states.getDictionaryObject(state) instanceof COSStream stream) {
            most = Math.max(most, of(stream, resources, 0));
          }
        }
      }
    }
    return most;
  }

  /// The cost of a form, a cell of a pattern or a sign of a font.
  private double of(COSStream stream, COSDictionary inherited, int depth) throws IOException {
    var before = known.get(stream);
    if (before != null) {
      return before;
    }
    if (depth > DEEPEST) {
      return 0;
    }
    if (underWay.merge(stream, 1, Integer::sum) > 1) {
      // It shows itself, and ends where readers stop; more than once at a time is without an end.
      return underWay.getOrDefault(stream, 0) > 2 ? MOST : 0;
    }
    if (!FlateCheck.isBearable(stream)) {
      throw tooMuch();
    }
    var own = stream.getCOSDictionary(COSName.RESOURCES);
    var content = new Content(own == null ? inherited : own, depth + 1);
    try (var in = stream.createInputStream()) {
      ContentScan.of(in, content);
    } catch (Excess e) {
      throw e;
    } catch (IOException _) {
      // Readers draw what stands before the damage.
    }
    double cost = content.cost * (underWay.getOrDefault(stream, 1) > 1 ? DEEPEST : 1);
    underWay.remove(stream);
    known.put(stream, cost);
    return cost;
  }

  /// Adds up what content does, one operator after the other.
  private final class Content implements ContentScan.Listener {
    private final COSDictionary resources;
    private final int depth;
    private double cost;
    private double perSign;

    Content(COSDictionary resources, int depth) {
      this.resources = resources;
      this.depth = depth;
    }

    @Override
    public void operator(String operator, String name, int shown) throws IOException {
      cost++;
      switch (operator) {
        case "Do" -> {
          if (resource(COSName.XOBJECT, name) instanceof COSStream stream
              && !COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            cost += of(stream, resources, depth);
          }
        }
        case "Tf" -> perSign = perSign(resource(COSName.FONT, name));
        case "Tj", "TJ", "'", "\"" -> cost += shown * perSign;
        case "scn", "SCN" -> {
          if (resource(COSName.PATTERN, name) instanceof COSStream cell) {
            cost += of(cell, resources, depth);
          }
        }
        case "gs" -> {
          if (resource(COSName.EXT_G_STATE, name) instanceof COSDictionary state
              && state.getDictionaryObject(COSName.SMASK) instanceof COSDictionary mask
              && mask.getDictionaryObject(COSName.G) instanceof COSStream group) {
            cost += of(group, resources, depth);
          }
        }
        default -> {}
      }
      if (cost > MOST) {
        throw tooMuch();
      }
    }

    private @Nullable COSBase resource(COSName kind, String name) {
      var all = name.isEmpty() ? null : resources.getCOSDictionary(kind);
      return all == null ? null : all.getDictionaryObject(COSName.getPDFName(unescaped(name)));
    }

    private static String unescaped(String name) {
      return name.indexOf('#') < 0
          ? name
          : ESCAPED
              .matcher(name)
              .replaceAll(code ->
                  Matcher.quoteReplacement(
                      String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    /// What the dearest of a font's signs takes.
    private double perSign(@Nullable COSBase font) throws IOException {
      double most = 0;
      if (font != null && fonts.containsKey(font)) {
        return fonts.getOrDefault(font, most);
      }
      if (font instanceof COSDictionary dictionary
          && COSName.TYPE3.equals(dictionary.getCOSName(COSName.SUBTYPE))
          && dictionary.getDictionaryObject(COSName.CHAR_PROCS) instanceof COSDictionary signs) {
        var own = dictionary.getCOSDictionary(COSName.RESOURCES);
        for (var sign : signs.keySet()) {
          if (signs.getDictionaryObject(sign) instanceof COSStream stream) {
            most = Math.max(most, of(stream, own == null ? resources : own, depth));
          }
        }
      }
      if (font != null) {
        fonts.put(font, most);
      }
      return most;
    }
  }
}
