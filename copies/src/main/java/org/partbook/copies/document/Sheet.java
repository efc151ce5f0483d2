package org.partbook.copies.document;

import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.typeset.Line;

/// What stands on a sheet of paper, as the content of a PDF's page that calls its font `F`. Places
/// are in points from the lower left corner.
public final class Sheet {
  /// The fonts have one weight; a line around each letter makes another.
  private static final double STRONGER = 0.034;

  private final DocumentFont font;
  private final ByteBuilder content = new ByteBuilder(16 * 1024);

  public Sheet(DocumentFont font) {
    this.font = font;
  }

  public DocumentFont font() {
    return font;
  }

  /// How a text looks.
  ///
  /// @param size of the font, in points
  /// @param grey from 0, black, to 1, white
  public record Ink(double size, double grey, boolean strong) {}

  /// Puts a line of text down.
  ///
  /// @param y of the base line
  public void text(Line line, double x, double y, Ink ink) {
    content.add(ink.grey).add(" g ");
    if (ink.strong) {
      content.add(ink.grey).add(" G ").add(ink.size * STRONGER).add(" w 2 Tr ");
    }
    content.add("BT/F ").add(ink.size).add(" Tf 1 0 0 1 ").add(x).add(" ").add(y).add(" Tm ");
    content.add(font.show(line)).add("ET\n");
    if (ink.strong) {
      content.add("0 Tr\n");
    }
  }

  /// Draws a line across.
  ///
  /// @param weight its thickness
  public void rule(double x, double width, double y, double weight, double grey) {
    content.add(grey).add(" G ").add(weight).add(" w ").add(x).add(" ").add(y).add(" m ");
    content.add(x + width).add(" ").add(y).add(" l S\n");
  }

  /// Draws what is a form of its own.
  ///
  /// @param name among the page's resources
  public void form(String name, double x, double y) {
    content.add("q 1 0 0 1 ").add(x).add(" ").add(y).add(" cm/").add(name).add(" Do Q\n");
  }

  public byte[] content() {
    return content.toBytes();
  }
}
