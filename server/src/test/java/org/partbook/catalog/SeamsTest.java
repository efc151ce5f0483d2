package org.partbook.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.http.PublicUrl;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;

/// What a stored document becomes on its way to vendors.
class SeamsTest {
  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final PublicUrl URL =
      new PublicUrl(Optional.of(URI.create("https://example.org/scores")));
  private static final Showcase SHOWCASE =
      new Showcase(URL, new LookRules(OptionalInt.of(3), "Edition"), ShownNumbers.none());
  private static final String PDF = "{\"type\":\"pdf\",\"usage\":\"full\"}";
  private static final String LISTS_BUT_IMAGES =
      "\"countries\":[\"DE\"],\"categories\":[],\"keywords\":[],\"series\":[],\"skills\":[],"
          + "\"instruments\":[],\"contributors\":[],\"related_goods\":[],\"renderings\":[],"
          + "\"usergens\":[],\"prices\":[],\"packages\":[]";

  @Test
  void a_document_that_lacks_nothing_goes_out_byte_for_byte() throws Exception {
    var document =
        "{\"title\":\"\\u00e9\\\"]},[{ \\\\\",\"price\":12.30,\"big\":1E+2,\"images\":"
            + "[{\"name\":\"n\",\"url\":\"https://example.org/\"}],"
            + LISTS_BUT_IMAGES
            + "}";

    assertThat(shown(document)).isEqualTo(document);
  }

  @Test
  void what_lacks_lists_has_them_behind_all_else() throws Exception {
    var document = "{\"title\":\"Bare\",\"images\":[]," + LISTS_BUT_IMAGES + "}";

    assertThat(shown(document.replace("\"skills\":[],", "")))
        .isEqualTo(document.replace("\"skills\":[],", "").replaceFirst("}$", ",\"skills\":[]}"));
    assertThat(shown("{}")).startsWith("{\"countries\":[],\"categories\":[]").endsWith("[]}");
  }

  /// The rules of one place aren't those of another: nothing but the asset itself has lists.
  @Test
  void a_list_inside_is_none_of_the_asset() throws Exception {
    var shown = tree(shown("{\"usergens\":[{\"images\":[],\"prices\":[1]}]}"));

    assertThat(shown.path("images").isArray()).isTrue();
    assertThat(shown.path("prices").size()).isZero();
    assertThat(shown.path("usergens").path(0).path("prices").size()).isEqualTo(1);
    assertThat(shown.path("usergens").path(0).path("medley_assets").isArray()).isTrue();
  }

  @Test
  void an_image_of_ours_has_an_address_in_the_place_of_its_blob() throws Exception {
    var shown =
        shown(
            "{\"images\":[{\"name\":\"a\",\"url\":\"https://example.com/\"},{\"name\":\"Größe 1.png\","
                + "\"blob\":\""
                + KEY
                + "\"}],"
                + LISTS_BUT_IMAGES
                + ",\"asset_id\":7}");

    assertThat(shown)
        .isEqualTo(
            "{\"images\":[{\"name\":\"a\",\"url\":\"https://example.com/\"},{\"name\":\"Größe 1.png\","
                + "\"url\":\"https://example.org/scores/assets/7/images/Gr%C3%B6%C3%9Fe%201.png"
                + "?v=0123456789abcdef\"}],"
                + LISTS_BUT_IMAGES
                + ",\"asset_id\":7}");
  }

  /// The PDF that can be looked into stands in the document, and isn't shown.
  @ParameterizedTest
  @ValueSource(strings = {"KEY", "KEY on", "KEY 3"})
  void a_look_inside_is_one_rendering_more(String look) throws Exception {
    var stored = LISTS_BUT_IMAGES.replace("\"renderings\":[]", "\"renderings\":[" + PDF + "]");

    var shown = shown("{\"images\":[],%s,\"look_inside\":\"%s\"}".formatted(stored, look));

    var url = tree(shown).path("renderings").path(1).path("url").asString();
    assertThat(url).matches("https://example.org/scores/preview/7/[0-9a-f]{16}");
    assertThat(shown)
        .isEqualTo(
            "{\"images\":[],%s}"
                .formatted(
                    LISTS_BUT_IMAGES.replace(
                        "\"renderings\":[]",
                        "\"renderings\":[%s,{\"type\":\"embed\",\"usage\":\"preview\",\"url\":\"%s\"}]"
                            .formatted(PDF, url))));
    assertThat(shown(" {\"images\":[],%s,\"look_inside\":\"%s\"}".formatted(stored, look)))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEY off", "off", "on", "3"})
  void nothing_is_shown_of_a_look_that_there_is_not(String look) throws Exception {
    var stored = "{\"images\":[]," + LISTS_BUT_IMAGES;

    assertThat(shown(stored + ",\"look_inside\":\"" + look + "\"}")).isEqualTo(stored + "}");
    assertThat(shown(" " + stored + ",\"look_inside\":\"" + look + "\"}")).isEqualTo(stored + "}");
  }

  @Test
  void a_preview_of_ours_has_an_address_in_the_place_of_its_blob() throws Exception {
    var preview = "{\"type\":\"audio\",\"usage\":\"preview\",%s}";
    var stored = "{\"images\":[],\"renderings\":[" + PDF + "," + preview + "]}";

    var shown = shown(stored.formatted("\"blob\":\"" + KEY + "\""));

    var url = "\"url\":\"https://example.org/scores/preview/7/0123456789abcdef/file/audio\"";
    assertThat(shown).startsWith(stored.formatted(url).replaceFirst("}$", ""));
    assertThat(shown(" " + stored.formatted("\"blob\":\"" + KEY + "\""))).isEqualTo(shown);
  }

  /// First, in the midst, last, and alone: with its comma, and with nothing else.
  @Test
  void what_was_agreed_about_one_asset_is_left_out_wherever_it_stands() throws Exception {
    var rate = "\"commission_override_rate\":0.125";
    var medley = "\"medley_assets\":[{\"name\":\"a,}\"}]";

    assertThat(usergens("{" + rate + "," + medley + ",\"seller_id\":1}"))
        .isEqualTo("[{" + medley + ",\"seller_id\":1}]");
    assertThat(usergens("{\"seller_id\":1," + rate + "," + medley + "}"))
        .isEqualTo("[{\"seller_id\":1," + medley + "}]");
    assertThat(usergens("{" + medley + ",\"seller_id\":1," + rate + "}"))
        .isEqualTo("[{" + medley + ",\"seller_id\":1}]");
    assertThat(usergens("{\"seller_id\":1," + rate + "}"))
        .isEqualTo("[{\"seller_id\":1,\"medley_assets\":[]}]");
    assertThat(usergens("{" + rate + "}")).isEqualTo("[{\"medley_assets\":[]}]");
    assertThat(usergens("{" + rate + "," + medley + "},{" + medley + "," + rate + "}"))
        .isEqualTo("[{" + medley + "},{" + medley + "}]");
  }

  private static String usergens(String elements) throws Exception {
    var lists = LISTS_BUT_IMAGES.replace("\"usergens\":[],", "");
    var shown = shown("{\"usergens\":[" + elements + "],\"images\":[]," + lists + "}");
    return shown.replaceFirst("^\\{\"usergens\":", "").replaceFirst(",\"images\".*$", "");
  }

  /// It is theirs only inside of that list.
  @Test
  void the_same_name_elsewhere_goes_out() throws Exception {
    var document =
        "{\"commission_override_rate\":1,\"images\":[],\"prices\":[{\"commission_override_rate\":2}],"
            + LISTS_BUT_IMAGES.replace(",\"prices\":[]", "")
            + "}";

    assertThat(shown(document)).isEqualTo(document);
  }

  /// Written by hand, or by a version that writes otherwise.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"title\" : \"Spaces\" , \"images\" : [ ] }",
        "{\"title\":\"Null\",\"series\":null,\"usergens\":[{\"medley_assets\":null}]}",
        "{\"images\":[{\"name\":\"a \\\"b\\\"\",\"blob\":\"KEY\"}]}",
        "{\"images\":[{\"blob\":\"KEY\",\"name\":\"behind\"}]}",
        "{\"usergens\":[],\"images\":[{\"url\":\"https://example.org/\"}]}\n",
        "{ \"usergens\": [{ \"commission_override_rate\": 0.1, \"seller_id\": 1 }] }"
      })
  void what_is_written_otherwise_is_shown_the_same(String document) throws Exception {
    var shown = tree(shown(document.replace("KEY", KEY)));

    for (var list : AssetDocument.LISTS) {
      assertThat(shown.path(list).isArray()).as(list).isTrue();
    }
    assertThat(shown.path("usergens").valueStream())
        .allMatch(usergen -> usergen.path("medley_assets").isArray())
        .noneMatch(usergen -> usergen.has("commission_override_rate"));
    assertThat(shown.path("images").valueStream())
        .allMatch(image -> image.path("url").asString().startsWith("https://example.org/"))
        .noneMatch(image -> image.has("blob"));
  }

  private static String shown(String document) {
    var out = new ByteArrayOutputStream();
    AssetDocument.show(7, document.replace("KEY", KEY).getBytes(UTF_8), SHOWCASE, out);
    return out.toString(UTF_8);
  }

  private static JsonNode tree(String json) throws Exception {
    return Json.read(json);
  }
}
