package org.partbook.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/// Texts in the parts of a workbook: pieces of differing looks, and characters that XML can't hold.
final class XlsxText {
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private XlsxText() {}

  /// The text of the next element of this name; nothing at the end.
  static Optional<String> next(SafeXml xml, String name) throws UnreadableFile {
    for (int event = xml.next(); event != XMLStreamReader.END_DOCUMENT; event = xml.next()) {
      if (event == XMLStreamReader.START_ELEMENT && xml.at().getLocalName().equals(name)) {
        return Optional.of(inside(xml, name));
      }
    }
    return Optional.empty();
  }

  /// All text within the element that was just begun, but for how it is spoken.
  static String inside(SafeXml xml, String name) throws UnreadableFile {
    var text = new StringBuilder();
    boolean spoken = false;
    boolean taken = false;
    while (true) {
      int event = xml.next();
      switch (event) {
        case XMLStreamReader.START_ELEMENT -> {
          spoken |= xml.at().getLocalName().equals("rPh");
          taken = xml.at().getLocalName().equals("t") && !spoken;
        }
        case XMLStreamReader.END_ELEMENT -> {
          var ended = xml.at().getLocalName();
          taken = false;
          if (ended.equals("rPh")) {
            spoken = false;
          } else if (ended.equals(name)) {
            return unescaped(text.toString());
          }
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
          if (taken) {
            append(text, xml.at().getText());
          }
        }
        case XMLStreamReader.END_DOCUMENT -> {
          return unescaped(text.toString());
        }
        default -> {}
      }
    }
  }

  static void append(StringBuilder text, String more) throws UnreadableFile {
    if (text.length() + more.length() > Grid.LONGEST_CELL) {
      throw new UnreadableFile("has a cell of more than " + Grid.LONGEST_CELL + " characters");
    }
    text.append(more);
  }

  private static String unescaped(String text) {
    return text.indexOf("_x") < 0
        ? text
        : ESCAPED
            .matcher(text)
            .replaceAll(found -> {
              char one = (char) Integer.parseInt(found.group(1), 16);
              return one == '\\' || one == '$' ? "\\" + one : String.valueOf(one);
            });
  }

  /// A text as it stands in a part.
  static String escaped(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("_x000D_");
        case '\uFFFE' -> out.append("_xFFFE_");
        case '\uFFFF' -> out.append("_xFFFF_");
        case '_' -> out.append(text.startsWith("_x", i) ? "_x005F_" : "_");
        default -> out.append(c < ' ' && c != '\t' && c != '\n' ? ' ' : c);
      }
    }
    return out.toString();
  }
}
