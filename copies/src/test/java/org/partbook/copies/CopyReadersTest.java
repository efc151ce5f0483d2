package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.copies.typeset.EmbeddedFont;

/// Copies of all samples and odd files, as other people's programs read them.
@Tag("pdf-tools")
class CopyReadersTest {
  /// What is wrong with the scores themselves, and stays wrong.
  private static final Map<String, String> KNOWN_TO_QPDF =
      Map.of(
          "filter-unknown.pdf",
          "errors while decoding content stream",
          "syntax-names.pdf",
          "null character not allowed in name token");

  /// The first words of what each reader is to be told, but for the file.
  private static final List<List<String>> READERS =
      List.of(
          List.of("pdfinfo"), List.of("pdftotext"), List.of("pdffonts"), List.of("mutool", "info"));

  /// Looks at a copy, and tells what is wrong.
  private interface Look {
    List<String> at(Copied score) throws Exception;
  }

  private static List<String> all(Look look) {
    return Copied.all()
        .parallel()
        .flatMap(score -> problems(look, score).stream().map(words -> score + ": " + words))
        .toList();
  }

  private static List<String> problems(Look look, Copied score) {
    try {
      return look.at(score);
    } catch (Exception e) {
      throw new IllegalStateException(score + " can't be looked at", e);
    }
  }

  @Test
  void qpdf_finds_nothing_wrong_with_copies() {
    assertThat(all(CopyReadersTest::qpdf)).isEmpty();
  }

  private static List<String> qpdf(Copied score) throws Exception {
    var output = Tool.run("qpdf", "--check", score.copy());
    var known = KNOWN_TO_QPDF.get(score.name());
    if (known != null) {
      var found = output.complaints().stream().filter(line -> !line.startsWith("qpdf: ")).toList();
      return found.size() == 1 && found.getFirst().contains(known) ? List.of() : found;
    }
    return output.exit() == 0 ? output.complaints() : List.of("exit " + output);
  }

  @Test
  void readers_complain_of_nothing_in_copies_that_they_did_not_complain_of_before() {
    assertThat(all(CopyReadersTest::complaints)).isEmpty();
  }

  private static List<String> complaints(Copied score) throws Exception {
    var problems = new ArrayList<String>();
    for (var reader : READERS) {
      var after = read(reader, score.copy());
      if (!after.isEmpty()) {
        var before = read(reader, score.original()).stream().map(CopyReadersTest::sort).toList();
        after.stream()
            .filter(line -> !before.contains(sort(line)))
            .map(line -> reader + " says " + line)
            .forEach(problems::add);
      }
    }
    return problems;
  }

  private static List<String> read(List<String> reader, Path file) throws Exception {
    var command = new ArrayList<Object>(reader);
    command.add(file);
    if (reader.equals(List.of("pdftotext"))) {
      command.add("/dev/null");
    }
    var output = Tool.run(command.toArray());
    return output.exit() == 0
        ? output.complaints()
        : Stream.concat(output.complaints().stream(), Stream.of("exit " + output.exit())).toList();
  }

  /// A complaint without the numbers of objects and bytes.
  private static String sort(String complaint) {
    return complaint.replaceAll("\\d+", "#").strip();
  }

  @Test
  void the_text_of_each_page_has_the_buyers_name_and_the_code() {
    assertThat(all(CopyReadersTest::texts)).isEmpty();
  }

  /// Poppler makes an empty page of it, as it does of the score.
  private static boolean isLostOnPoppler(Copied score) {
    return score.name().equals("annotations-not-array.pdf");
  }

  private static List<String> texts(Copied score) throws Exception {
    var text = Tool.run("pdftotext", "-enc", "UTF-8", score.copy(), "-").words();
    var pages = text.split("\f", -1);
    int count = score.copies().result().pages();
    if (isLostOnPoppler(score)) {
      return List.of();
    }
    if (pages.length != count + 1) {
      return List.of("has " + (pages.length - 1) + " pages of text, not " + count);
    }
    var problems = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var page = pages[i].replaceAll("\\s+", " ");
      for (var words : List.of("Licensed to Clara Wieck", TestStamps.LICENCE.code().toString())) {
        if (!page.contains(words)) {
          problems.add("page " + (i + 1) + " lacks " + words);
        }
      }
    }
    return problems;
  }

  @Test
  void the_stamps_font_is_embedded_and_knows_its_characters() {
    assertThat(all(CopyReadersTest::fonts)).isEmpty();
  }

  private static List<String> fonts(Copied score) throws Exception {
    var name = EmbeddedFont.of(score.copies().stamp(TestStamps.LICENCE).texts()).name();
    var lines = Tool.run("pdffonts", score.copy()).words().lines().toList();
    var own = lines.stream().filter(line -> line.startsWith(name)).toList();
    if (isLostOnPoppler(score)) {
      return List.of();
    }
    return own.size() == 1 && own.getFirst().matches(".*CID Type 0C\\s+Identity-H\\s+yes .*yes .*")
        ? List.of()
        : List.of("fonts " + lines);
  }
}
