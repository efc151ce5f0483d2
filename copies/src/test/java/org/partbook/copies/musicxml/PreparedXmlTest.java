package org.partbook.copies.musicxml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.copies.musicxml.TestXml.LICENCE;
import static org.partbook.testing.MusicXmlFiles.score;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.file.Unfit;
import org.partbook.testing.MusicXmlFiles;

class PreparedXmlTest {
  private static final String WRITTEN =
      "<rights>Licensed to 山田 &amp; &lt;Söhne&gt; \"x\" Đặng 🎼, 3 copies</rights>";

  private static final String DOCTYPE =
      "<!DOCTYPE score-partwise PUBLIC \"-//Recordare//DTD MusicXML 4.0 Partwise//EN\""
          + " \"http://www.musicxml.org/dtds/partwise.dtd\">";

  @TempDir private Path folder;

  static Stream<Path> samples() throws IOException {
    try (var files = Files.walk(Path.of("../samples"))) {
      return files.filter(file -> file.endsWith("score.musicxml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void every_sample_gets_a_licence_behind_its_rights_and_nothing_else_changes(Path sample)
      throws Exception {
    var original = Files.readString(sample);

    var copy = new String(TestXml.copy(folder, Files.readAllBytes(sample), LICENCE), UTF_8);

    assertThat(copy).isEqualTo(original.replaceFirst("</rights>", "</rights>" + WRITTEN));
    assertThat(TestXml.rights(copy.getBytes(UTF_8))).hasSize(2).last().isEqualTo(LICENCE);
  }

  /// `|` is where the licence goes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<identification>|</identification>",
        "<identification><creator>A</creator><rights>R</rights>|<encoding/></identification>",
        "<identification><rights>R</rights>\n<rights/>|\n<miscellaneous/></identification>",
        "<identification >\n <creator>A</creator><creator/>|<encoding/></identification>",
        "<identification>|<encoding><rights/></encoding><relation/></identification>",
        "<identification>|<source>S</source><creator>late</creator></identification>",
        "<identification><encoding/><rights>late</rights>|<source/></identification>",
        "<work><work-title>W</work-title></work><identification>|</identification><defaults/>",
        "<!-- <identification> --><identification><!-- </rights> -->"
            + "<rights a='>' b=\"/>\">x</rights>|</identification>",
        "<work><?p <identification>?><work-title><![CDATA[<identification>]]]></work-title></work>"
            + "<identification><rights><![CDATA[</rights>]]></rights>|</identification>",
        "<movement-title>M</movement-title><defaults/><identification>|</identification>",
      })
  void the_licence_goes_behind_the_rights_whatever_else_there_is(String head) throws Exception {
    assertCopied(score(head), WRITTEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|",
        "|<defaults/><credit/>",
        "<work/>|",
        "<!-- c -->|",
        "<work><work-number>1</work-number></work><movement-number/><movement-title>M"
            + "</movement-title>|\n<defaults><identification/></defaults>",
        "<movement-title/>|<credit><credit-words>&lt;identification&gt;</credit-words></credit>",
      })
  void a_score_without_identification_gets_one_in_its_place(String head) throws Exception {
    var place = head.equals("<!-- c -->|") ? "|<!-- c -->" : head;

    assertCopied(score(place), "<identification>" + WRITTEN + "</identification>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<identification/>", "<identification />", "<identification\n/>"})
  void an_empty_identification_is_opened(String empty) throws Exception {
    var copy = copied("<work/>" + empty + "<defaults/>");

    assertThat(copy)
        .isEqualTo(
            score("<work/>" + empty.replace("/>", ">") + WRITTEN + "</identification><defaults/>"));
  }

  @Test
  void what_stands_before_the_root_is_kept_byte_for_byte() throws Exception {
    var before =
        """
        <?xml version='1.0'  encoding='utf-8' standalone='no'?>\r
        <!-- <score-partwise> -->
        <!DOCTYPE score-timewise SYSTEM 'x>y' [
          <!ELEMENT a (b|c)> <!-- ' > -->
          <?p > ' ?>
          <!ATTLIST a b CDATA " >">
        ]>
        <?xml-stylesheet href='<x>'?>
        """;
    var xml = before + "<score-timewise><identification>|</identification>" + MusicXmlFiles.PARTS;

    assertCopied(xml + "</score-timewise>\n<!-- end -->\n", WRITTEN);
    assertCopied(DOCTYPE + score("<identification>|</identification>"), WRITTEN);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16BE, UTF-16, true",
    "UTF-16LE, UTF-16, true",
    "UTF-16BE, UTF-16BE, false",
    "UTF-16LE, UTF-16LE, false",
    "UTF-8, UTF-8, true",
    "UTF-8, utf-8, false",
    "ISO-8859-1, ISO-8859-1, false",
    "ISO-8859-15, ISO-8859-15, false",
    "windows-1252, windows-1252, false",
    "US-ASCII, US-ASCII, false",
    "Shift_JIS, Shift_JIS, false",
    "GB18030, GB18030, false",
    "EUC-KR, EUC-KR, false",
  })
  void the_licence_is_written_in_the_encoding_of_the_file(
      Charset charset, String declared, boolean mark) throws Exception {
    var title = charset.newEncoder().canEncode('é') ? "Fantaisie é" : "Fantaisie";
    var head = "<movement-title>" + title + "</movement-title><identification/>";
    var xml = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + DOCTYPE + score(head);
    var original = ((mark ? "\ufeff" : "") + xml).getBytes(charset);

    var copy = TestXml.copy(folder, original, LICENCE);

    int place = xml.indexOf("/><part-list");
    int before = ((mark ? "\ufeff" : "") + xml.substring(0, place)).getBytes(charset).length;
    var behind = xml.substring(place + 2).getBytes(charset);
    assertThat(TestXml.rights(copy)).containsExactly(LICENCE);
    assertThat(Arrays.copyOf(copy, before)).isEqualTo(Arrays.copyOf(original, before));
    assertThat(Arrays.copyOfRange(copy, copy.length - behind.length, copy.length))
        .isEqualTo(behind);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, UTF-16, false", "UTF-8, UTF-32LE, true", "UTF-16LE, utf-8, true"})
  void where_a_file_says_another_encoding_than_it_has_the_bytes_decide(
      Charset charset, String declared, boolean mark) throws Exception {
    var head = "<identification><creator>é</creator></identification>";
    var xml = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + score(head);
    var original = ((mark ? "\ufeff" : "") + xml).getBytes(charset);

    var copy = TestXml.copy(folder, original, LICENCE);

    assertThat(new String(copy, charset)).contains("<creator>é</creator>", "<rights>");
    var file = Files.write(folder.resolve("score.musicxml"), original);
    assertThat(CopyMaker.check(ScoreFormat.MUSICXML, file)).isEmpty();
  }

  @Test
  void what_an_encoding_lacks_is_written_by_number() throws Exception {
    var xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + score("<identification/>");

    var copy = TestXml.copy(folder, xml.getBytes(ISO_8859_1), "Müller 山 🎼");

    assertThat(new String(copy, ISO_8859_1)).contains("<rights>Müller &#23665; &#127932;</rights>");
  }

  @Test
  void a_score_in_UTF_16_may_do_without_declaration() throws Exception {
    for (var charset : new Charset[] {UTF_16BE, UTF_16LE}) {
      var copy = TestXml.copy(folder, ("\ufeff" + score("")).getBytes(charset), LICENCE);

      assertThat(TestXml.rights(copy)).containsExactly(LICENCE);
    }
  }

  @Test
  void what_XML_cannot_hold_gives_way() throws Exception {
    var nasty = "a\u0000b\tc\nd\u0085e\u2028f\ud83cg\uffffh]]>i\u202e";

    var copy = TestXml.copy(folder, score("").getBytes(UTF_8), nasty);

    assertThat(TestXml.rights(copy))
        .containsExactly("a b c d e f\ufffdg\ufffdh]]>i\u202e")
        .containsExactly(XmlText.shown(nasty));
  }

  @Test
  void the_same_licence_gives_the_same_bytes_and_another_gives_others() throws Exception {
    var xml = score("<identification/>").getBytes(UTF_8);

    assertThat(TestXml.copy(folder, xml, LICENCE)).isEqualTo(TestXml.copy(folder, xml, LICENCE));
    assertThat(TestXml.copy(folder, xml, "")).isNotEqualTo(TestXml.copy(folder, xml, LICENCE));
  }

  @Test
  void a_large_score_is_found_its_way_in() throws Exception {
    var credit = "<credit><credit-words>" + "é𝄞 ".repeat(20_000) + "</credit-words></credit>";
    // More of these signs than Java lets a file have by itself.
    var measure = "<measure number=\"1\"><note>é&apos;&amp;</note></measure>\n".repeat(60_000);
    var xml =
        score(credit + "<identification>|</identification>")
            .replace("<measure number=\"1\"/>", measure);

    assertCopied(xml, WRITTEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <opus/>| is not a MusicXML score: its root element is opus
          <score-partwise/>| is not a MusicXML score: it doesn't begin with a part-list
          <score-partwise><part/></score-partwise>| is not a MusicXML score: it doesn't begin with a part-list
          <score-partwise><work>| is not well-formed MusicXML: it ends too early
          <score-partwise><part-list></score-partwise>| is not well-formed MusicXML: *
          <score-partwise><part-list/>&x;</score-partwise>| is not well-formed MusicXML: *
          plain text| is not well-formed MusicXML: it ends too early
          <?xml version='1.0' encoding='EBCDIC-X'?><a/>| is in an encoding that isn't supported: EBCDIC-X
          <?xml version='1.0' encoding='IBM037'?><a/>| is in an encoding that isn't supported: IBM037
          <?xml version='1.0' encoding='US-ASCII'?><score-partwise>é| is not well-formed MusicXML: byte 57 is not US-ASCII
          """)
  void what_is_no_score_is_refused_with_the_reason(String xml, String reason) {
    assertThatThrownBy(() -> TestXml.copy(folder, xml.getBytes(UTF_8), LICENCE))
        .isInstanceOf(Unfit.class)
        .hasMessageMatching(
            Stream.of(reason.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + "(?s:.*)" + b)
                .orElseThrow());
  }

  /// @param marked with `|` where the licence goes
  private void assertCopied(String marked, String written) throws Exception {
    var original = marked.replaceFirst("\\|(?!c\\))", "");

    var copy = TestXml.copy(folder, original.getBytes(UTF_8), LICENCE);

    assertThat(new String(copy, UTF_8)).isEqualTo(marked.replaceFirst("\\|(?!c\\))", written));
    assertThat(TestXml.rights(copy)).contains(LICENCE);
  }

  private String copied(String head) throws Exception {
    return new String(TestXml.copy(folder, score(head).getBytes(UTF_8), LICENCE), UTF_8);
  }
}
