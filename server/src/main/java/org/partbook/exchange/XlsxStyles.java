package org.partbook.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/// How a workbook shows its numbers, as far as it tells a day from an amount.
final class XlsxStyles {
  private static final int MOST = 100_000;
  private static final int MOST_DAYS = 2_958_466;
  private static final int LEAP_DAY_OF_1900 = 60;
  private static final int LAST_YEAR = 9999;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int LONGEST_NUMBER = 400;
  private static final MathContext AS_EXCEL_COUNTS = new MathContext(15);

  /// More digits than computing has: somebody wrote them, and each of them counts in an id.
  private static final Pattern WRITTEN = Pattern.compile("(-?\\d{16,})(?:\\.0*)?");

  private final List<Shown> styles = new ArrayList<>();
  private final boolean is1904;

  private XlsxStyles(boolean is1904) {
    this.is1904 = is1904;
  }

  private enum Shown {
    NUMBER,
    DAY,
    TIME
  }

  static XlsxStyles of(XlsxBook book) throws UnreadableFile, IOException {
    var styles = new XlsxStyles(book.is1904());
    var part = book.part("xl/styles.xml");
    if (part.isPresent()) {
      try (var xml = new SafeXml(part.get())) {
        styles.read(xml);
      }
    }
    return styles;
  }

  private void read(SafeXml xml) throws UnreadableFile {
    var formats = new HashMap<String, String>();
    boolean ofCells = false;
    for (int event = xml.next(); event != XMLStreamReader.END_DOCUMENT; event = xml.next()) {
      if (event == XMLStreamReader.START_ELEMENT) {
        var name = xml.at().getLocalName();
        if (name.equals("numFmt") && formats.size() < MOST) {
          formats.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
        }
        ofCells |= name.equals("cellXfs");
        if (ofCells && name.equals("xf") && styles.size() < MOST) {
          styles.add(shown(xml.attribute("numFmtId"), formats));
        }
      } else if (event == XMLStreamReader.END_ELEMENT) {
        ofCells &= !xml.at().getLocalName().equals("cellXfs");
      }
    }
  }

  private static Shown shown(String format, Map<String, String> formats) {
    var code = formats.get(format);
    if (code == null) {
      return switch (format) {
        case "14", "15", "16", "17", "22" -> Shown.DAY;
        case "18", "19", "20", "21", "45", "46", "47" -> Shown.TIME;
        default -> Shown.NUMBER;
      };
    }
    var bare =
        code.toLowerCase(Locale.ROOT)
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[\\$[^]]*]|\\[(?!h+]|m+]|s+])[^]]*]", "");
    if (bare.matches("(?s).*[yd].*") && !bare.contains("general")) {
      return Shown.DAY;
    }
    return bare.matches("(?s).*[hs].*") ? Shown.TIME : Shown.NUMBER;
  }

  /// A number as people see it: without the digits that only its computing has left, a day as a
  /// day. A whole number that is longer than what is computed stays as it was written.
  String text(String number, int style) {
    var shown = style >= 0 && style < styles.size() ? styles.get(style) : Shown.NUMBER;
    if (number.length() > LONGEST_NUMBER) {
      return number;
    }
    var written = WRITTEN.matcher(number.strip());
    if (shown == Shown.NUMBER && written.matches()) {
      return written.group(1);
    }
    BigDecimal value;
    try {
      value = new BigDecimal(number.strip()).round(AS_EXCEL_COUNTS);
    } catch (NumberFormatException e) {
      return number;
    }
    if (Math.abs((long) value.precision() - value.scale()) > 30 || Math.abs(value.scale()) > 400) {
      return number;
    }
    if (shown == Shown.NUMBER
        || value.signum() < 0
        || value.compareTo(BigDecimal.valueOf(MOST_DAYS)) >= 0) {
      return plain(value);
    }
    return moment(value, shown);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private String moment(BigDecimal value, Shown shown) {
    long days = value.longValue();
    long seconds =
        Math.round(value.subtract(BigDecimal.valueOf(days)).doubleValue() * SECONDS_A_DAY);
    if (shown == Shown.TIME) {
      long all = days * SECONDS_A_DAY + seconds;
      return "%d:%02d:%02d".formatted(all / 3600, all / 60 % 60, all % 60);
    }
    var moment = day(days).atStartOfDay().plusSeconds(seconds);
    if (moment.getYear() > LAST_YEAR) {
      return plain(value);
    }
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.toString();
  }

  /// The day of a number. Those from 1900 count a 29 February 1900, which there wasn't: the days
  /// before it have the numbers that they should have, those behind it one more.
  private LocalDate day(long number) {
    if (is1904) {
      return LocalDate.of(1904, 1, 1).plusDays(number);
    }
    return LocalDate.of(1899, 12, number < LEAP_DAY_OF_1900 ? 31 : 30).plusDays(number);
  }
}
