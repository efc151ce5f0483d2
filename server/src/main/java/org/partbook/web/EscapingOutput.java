package org.partbook.web;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page in the making. What its template says goes through as it is; whatever is put in is
/// escaped for the place where it stands, which the engine tells before each.
///
/// It is stricter than the engine's own: text is escaped alike in elements and in attributes,
/// control characters become blanks, addresses may only lead to a website or stay on ours, and
/// scripts and styles can't be put together from what comes from outside.
final class EscapingOutput implements HtmlTemplateOutput {
  private static final Set<String> ADDRESSES =
      Set.of("href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href");

  /// A scheme as browsers read it: they pass over blanks and control characters.
  private static final Pattern SCHEME =
      Pattern.compile(
          "^([\\p{Cntrl}\\s]*[a-z][a-z0-9+.\\-\\p{Cntrl}\\s]*):", Pattern.CASE_INSENSITIVE);

  private static final Pattern WEB = Pattern.compile("(?i)https?");

  private final StringOutput html = new StringOutput();
  private @Nullable String tag;
  private @Nullable String attribute;

  @Override
  public void setContext(@Nullable String tagName, @Nullable String attributeName) {
    tag = tagName;
    attribute = attributeName;
  }

  @Override
  public void writeUserContent(@Nullable String value) {
    if (value == null) {
      return;
    }
    if (attribute != null) {
      writeAttribute(attribute, value);
    } else if ("script".equals(tag)) {
      // The only scripts that have anything in them are data. In JSON a `<` can only be in a
      // string.
      html.writeContent(value.replace("<", "\\u003c"));
    } else if ("style".equals(tag)) {
      throw new IllegalArgumentException("nothing is put into a stylesheet");
    } else {
      escape(value);
    }
  }

  private void writeAttribute(String name, String value) {
    if (name.startsWith("on") || name.equals("style") || name.equals("srcdoc")) {
      throw new IllegalArgumentException("nothing is put into the attribute " + name);
    }
    if (!ADDRESSES.contains(name) || mayLeadThere(value)) {
      escape(value);
    }
  }

  private static boolean mayLeadThere(String address) {
    var scheme = SCHEME.matcher(address);
    return !scheme.find() || WEB.matcher(scheme.group(1)).matches();
  }

  private void escape(String text) {
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      var escaped = escaped(text.charAt(i));
      if (escaped != null) {
        html.writeContent(text, done, i);
        html.writeContent(escaped);
        done = i + 1;
      }
    }
    html.writeContent(text, done, text.length());
  }

  private static @Nullable String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> Character.isISOControl(c) ? " " : null;
    };
  }

  /// A piece of another template, which escapes its own.
  @Override
  public void writeUserContent(Content content) {
    if (attribute != null) {
      throw new IllegalArgumentException("HTML can't be put into the attribute " + attribute);
    }
    content.writeTo(this);
  }

  @Override
  public void writeContent(String value) {
    html.writeContent(value);
  }

  @Override
  public void writeContent(String value, int beginIndex, int endIndex) {
    html.writeContent(value, beginIndex, endIndex);
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
