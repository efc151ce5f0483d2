package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.partbook.fuzz.FuzzTarget;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// Lines of the catalogue format. They are split where a line ends, each is an asset or refused
/// with what is wrong, and the document of one without files says the same when it is read again.
public final class LineTarget implements FuzzTarget {
  @Override
  public List<String> words() {
    return List.of(
        "\"asset_id\":",
        "\"title\":\"T\"",
        "\"renderings\":[",
        "\"packages\":[{\"asset_id\":2}]",
        "\"partable\":true",
        "\"countries\":[]",
        "\"world\":false",
        "\"own\":{",
        "\"look_inside\":",
        "\"edition\":{",
        "\"images\":[{\"name\":\"a\",\"url\":\"http://a.b\"}]",
        "\n",
        "1e5",
        "0.1");
  }

  @Override
  public void accept(byte[] bytes) throws IOException {
    var whole = new ByteArrayOutputStream();
    try (var lines = new LineReader(new ByteArrayInputStream(bytes))) {
      while (lines.next()) {
        assertThat(lines.bytes()).doesNotContain((byte) '\n');
        whole.writeBytes(lines.bytes());
        if (!lines.blank()) {
          read(lines.bytes());
        }
      }
      assertThat(lines.bytesRead()).isEqualTo(bytes.length);
    }
    // But for the ends of lines and the marks before them.
    assertThat(whole.size()).isLessThanOrEqualTo(bytes.length);
    assertThat(StretchReader.probableId(bytes)).isNotNegative();
  }

  /// Whether it is an asset, and no mistake of ours.
  public static boolean read(byte[] line) {
    try {
      var draft = AssetReader.read(Json.read(line));
      assertThat(draft.asset().id().value()).isPositive();
      assertThat(draft.asset().title()).isNotBlank();
      if (!draft.namesFiles()) {
        again(draft);
      }
      return true;
    } catch (RefusedLine e) {
      assertThat(e.errors()).isNotEmpty();
      assertThat(e.errors())
          .allSatisfy(error -> assertThat(error.message()).isNotBlank().hasSizeLessThan(1000));
      return false;
    } catch (MalformedJson e) {
      assertThat(e.text()).isNotBlank().hasSizeLessThan(400);
      return false;
    }
  }

  private static void again(AssetDraft draft) throws MalformedJson {
    try {
      var document = Json.read(Json.writeBytes(draft.document()));
      assertThat(Json.write(AssetReader.read(document).document())).isEqualTo(Json.write(document));
    } catch (RefusedLine e) {
      throw new AssertionError("its own document is refused: " + e.errors(), e);
    }
  }
}
