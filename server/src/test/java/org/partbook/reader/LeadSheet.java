package org.partbook.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A score of which only the order is written down, in one line, as in `|: 1 | 2 "To Coda" :| S 3
/// "D.S. al Coda" | O 4`.
///
/// - `|`, `|:`, `:|`, `:|:` between measures; `:|x3` is played three times, `:|again` after a da
///   capo as well; `~|:` and `:|~` where a file has them at the other side of the line
/// - `[1` and `]` around an ending, `)` where it ends without a bracket's hook; `[1=1.–3.` with the
///   text above it
/// - `1` the note of a measure, `.` another one; what stands before it stands at the measure's
///   beginning
/// - `S` a segno, `O` a coda, `"…"` words, `'…'` a rehearsal mark, `{…}` all of that in one
///   direction; `^S` and `^O` on the barline, `%segno` and `%coda` as the names of signs
/// - `<dacapo=yes>` a sound, alone or in a direction; `lyric"…"` below the note that follows
final class LeadSheet {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          ~?\\|: | :\\|: | :\\|(?:x\\d+|again|~)? | \\|
          | \\[\\S* | [\\])] | [{}] | <[^>]*> | lyric"[^"]*" | "[^"]*" | '[^']*'
          | \\^[SO] | %\\w+ | S | O | \\d+ | \\.
          """,
          Pattern.COMMENTS);

  private final List<Measure> measures = new ArrayList<>();
  private Measure measure = new Measure();
  private String lyric = "";
  private @Nullable StringBuilder direction;

  private LeadSheet() {}

  /// As MusicXML.
  ///
  /// @param parts that say all the same, after one that says nothing; none for a score of one part
  static String musicXml(String line, int parts) {
    var sheet = new LeadSheet();
    TOKEN.matcher(line).results().forEach(token -> sheet.read(token.group()));
    if (sheet.measure.isPlayed) {
      sheet.measures.add(sheet.measure);
    }
    var list = new StringBuilder();
    var music = new StringBuilder();
    for (int i = 0; i <= parts; i++) {
      list.append("<score-part id=\"P%d\"><part-name>%d</part-name></score-part>".formatted(i, i));
      music.append("<part id=\"P%d\">".formatted(i));
      for (var each : sheet.measures) {
        music.append(parts > 0 && i == 0 ? new Measure().note("") : each);
      }
      music.append("</part>");
    }
    return "<score-partwise version=\"4.0\"><part-list>"
        + list
        + "</part-list>"
        + music
        + "</score-partwise>";
  }

  private void read(String token) {
    switch (token.charAt(0)) {
      case '|', ':', '~' -> barline(token);
      case '[' -> ending(token.substring(1).split("=", 2));
      case ']' -> measure.right("<ending type=\"stop\" number=\"1\"/>");
      case ')' -> measure.right("<ending type=\"discontinue\" number=\"1\"/>");
      case '{' -> direction = new StringBuilder();
      case '}' -> {
        measure.add("<direction>" + direction + "</direction>");
        direction = null;
      }
      case '<' -> sound(token.substring(1, token.length() - 1).split("=", 2));
      case '"' -> type("<words>" + inside(token) + "</words>");
      case '\'' -> type("<rehearsal>" + inside(token) + "</rehearsal>");
      case '%' -> type("<symbol>" + token.substring(1) + "</symbol>");
      case 'S' -> type("<segno/>");
      case 'O' -> type("<coda/>");
      case '^' -> measure.onBarline(token.equals("^S") ? "<segno/>" : "<coda/>");
      case 'l' -> lyric = "<lyric><text>" + inside(token) + "</text></lyric>";
      default -> {
        measure.note(lyric);
        lyric = "";
      }
    }
  }

  private void barline(String token) {
    var backward = token.startsWith(":|");
    var times = token.contains("x") ? " times=\"" + token.substring(3) + "\"" : "";
    var again = token.endsWith("again") ? " after-jump=\"yes\"" : "";
    var repeat = "<repeat direction=\"backward\"" + times + again + "/>";
    if (backward && !token.endsWith("~")) {
      measure.right(repeat);
    }
    if (token.equals("~|:")) {
      measure.right("<repeat direction=\"forward\"/>");
    }
    if (measure.isPlayed) {
      measures.add(measure);
      measure = new Measure();
    }
    if (backward && token.endsWith("~")) {
      measure.left(repeat);
    }
    if (token.equals("|:") || token.equals(":|:")) {
      measure.left("<repeat direction=\"forward\"/>");
    }
  }

  private void ending(String[] numberAndText) {
    measure.left(
        "<ending type=\"start\" number=\"%s\">%s</ending>"
            .formatted(numberAndText[0], numberAndText.length > 1 ? numberAndText[1] : ""));
  }

  private void sound(String[] attribute) {
    add("<sound %s=\"%s\"/>".formatted(attribute[0], attribute[1]), false);
  }

  private void type(String sign) {
    add("<direction-type>" + sign + "</direction-type>", true);
  }

  private void add(String child, boolean isType) {
    if (direction != null) {
      direction.append(child);
    } else {
      measure.add(isType ? "<direction>" + child + "</direction>" : child);
    }
  }

  private static String inside(String token) {
    return token.substring(token.indexOf(token.charAt(token.length() - 1)) + 1, token.length() - 1);
  }

  private static final class Measure {
    private final StringBuilder left = new StringBuilder();
    private final StringBuilder music = new StringBuilder();
    private final StringBuilder right = new StringBuilder();
    private boolean isPlayed;

    void left(String sign) {
      left.append(sign);
    }

    void right(String sign) {
      right.append(sign);
    }

    void onBarline(String sign) {
      (isPlayed ? right : left).append(sign);
    }

    void add(String child) {
      music.append(child);
    }

    Measure note(String lyric) {
      isPlayed = true;
      music.append(
          "<note><pitch><step>C</step><octave>4</octave></pitch><duration>4</duration>"
              + "<type>whole</type>%s</note>".formatted(lyric));
      return this;
    }

    private static String barline(String side, StringBuilder signs) {
      return signs.isEmpty() ? "" : "<barline location=\"%s\">%s</barline>".formatted(side, signs);
    }

    @Override
    public String toString() {
      return "<measure number=\"1\">"
          + barline("left", left)
          + music
          + barline("right", right)
          + "</measure>";
    }
  }
}
