package org.partbook.copies.draw;

import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;

/// How colours are mixed with those below, in the words of CSS.
final class Blending {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Multiply", "multiply"),
          Map.entry("Screen", "screen"),
          Map.entry("Overlay", "overlay"),
          Map.entry("Darken", "darken"),
          Map.entry("Lighten", "lighten"),
          Map.entry("ColorDodge", "color-dodge"),
          Map.entry("ColorBurn", "color-burn"),
          Map.entry("HardLight", "hard-light"),
          Map.entry("SoftLight", "soft-light"),
          Map.entry("Difference", "difference"),
          Map.entry("Exclusion", "exclusion"),
          Map.entry("Hue", "hue"),
          Map.entry("Saturation", "saturation"),
          Map.entry("Color", "color"),
          Map.entry("Luminosity", "luminosity"));

  private Blending() {}

  /// What [#name] names so; empty where nothing is mixed.
  static Optional<BlendMode> mode(String name) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(entry -> BlendMode.getInstance(COSName.getPDFName(entry.getKey())))
        .findFirst();
  }

  /// Empty where nothing is mixed.
  static String name(BlendMode mode) {
    COSName name = mode.getCOSName();
    return name == null ? "" : NAMES.getOrDefault(name.getName(), "");
  }
}
