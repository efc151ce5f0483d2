package org.partbook.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plain text of what publishers mark up: paragraphs and lists become lines, all else is left out.
final class HtmlText {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "table",
          "tr",
          "blockquote",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "section");

  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)\\b[^<>]{0,2000}>");
  private static final Pattern COMMENT =
      Pattern.compile("(?s)<!--.{0,20000}?-->|<(script|style)\\b.{0,20000}?</\\1\\s*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

  /// A line break that is meant, until blanks and breaks that aren't are gone.
  private static final char BREAK = '\u0085';

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("copy", "©"),
          Map.entry("reg", "®"),
          Map.entry("trade", "™"),
          Map.entry("hellip", "…"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("lsquo", "‘"),
          Map.entry("rsquo", "’"),
          Map.entry("sbquo", "‚"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("bdquo", "„"),
          Map.entry("laquo", "«"),
          Map.entry("raquo", "»"),
          Map.entry("bull", "•"),
          Map.entry("middot", "·"),
          Map.entry("deg", "°"),
          Map.entry("euro", "€"),
          Map.entry("pound", "£"),
          Map.entry("sect", "§"),
          Map.entry("times", "×"),
          Map.entry("frac12", "½"),
          Map.entry("shy", ""),
          Map.entry("iexcl", "¡"),
          Map.entry("iquest", "¿"),
          Map.entry("szlig", "ß"),
          Map.entry("aelig", "æ"),
          Map.entry("AElig", "Æ"),
          Map.entry("oelig", "œ"),
          Map.entry("OElig", "Œ"),
          Map.entry("oslash", "ø"),
          Map.entry("Oslash", "Ø"),
          Map.entry("eth", "ð"),
          Map.entry("thorn", "þ"),
          Map.entry("scaron", "š"),
          Map.entry("Scaron", "Š"));

  private static final Map<String, String> ACCENTS =
      Map.of(
          "acute", "\u0301", "grave", "\u0300", "circ", "\u0302", "uml", "\u0308", "tilde",
          "\u0303", "cedil", "\u0327", "ring", "\u030A");

  private HtmlText() {}

  /// Puts the text of an element behind what was before it.
  static void appendElement(StringBuilder text, String name, CharSequence inside) {
    var low = name.toLowerCase(Locale.ROOT);
    if (low.equals("br")) {
      text.append(BREAK);
    } else if (low.equals("li")) {
      text.append(BREAK).append("• ").append(inside).append(BREAK);
    } else if (BLOCKS.contains(low)) {
      text.append(BREAK).append(inside).append(BREAK);
    } else {
      text.append(inside);
    }
  }

  static String plain(String marked) {
    var text = marked;
    if (text.indexOf('<') >= 0) {
      text = COMMENT.matcher(text).replaceAll("");
      text =
          TAG.matcher(text)
              .replaceAll(tag -> {
                var name = tag.group(2).toLowerCase(Locale.ROOT);
                if (name.equals("li")) {
                  return tag.group(1).isEmpty() ? BREAK + "• " : "";
                }
                return name.equals("br") || BLOCKS.contains(name) ? String.valueOf(BREAK) : "";
              });
    }
    text = decoded(text);
    return text.replaceAll("[\\s\\u00A0\\p{Cc}&&[^\\u0085]]+", " ")
        .replaceAll(" *\\u0085[ \\u0085]*", "\n")
        .strip();
  }

  private static String decoded(String text) {
    return text.indexOf('&') < 0
        ? text
        : ENTITY
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1))));
  }

  /// What an entity stands for; as it was written where that isn't known.
  static String entity(String name) {
    try {
      if (name.startsWith("#")) {
        int code =
            name.startsWith("#x") || name.startsWith("#X")
                ? Integer.parseInt(name.substring(2), 16)
                : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(code) && !Character.isISOControl(code)
            ? Character.toString(code)
            : " ";
      }
    } catch (NumberFormatException e) {
      return " ";
    }
    var known = NAMED.get(name);
    if (known != null) {
      return known;
    }
    var accent = name.length() > 1 ? ACCENTS.get(name.substring(1)) : null;
    return accent == null
        ? "&" + name + ";"
        : Normalizer.normalize(name.charAt(0) + accent, Normalizer.Form.NFC);
  }
}
