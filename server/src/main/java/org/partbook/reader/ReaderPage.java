package org.partbook.reader;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.partbook.copies.PageSize;
import org.partbook.copies.file.Digest;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.json.Json;
import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.ShopLink;
import org.partbook.web.StaticFiles;

/// The reader: a score on the music stand.
///
/// The first page is a plain picture in the HTML, which needs no script to be seen. Of all others
/// the page says only how large they are; its scripts fetch them when it is time. Without script
/// they stand one under the other.
///
/// @param root the way from the page's URL up to the server's root
/// @param last part of the page's URL
/// @param music where the buyer's MusicXML is, seen from the page, if there is one
/// @param notice what is said of other editions, if anything is
record ReaderPage(
    String root,
    String last,
    Language language,
    Deliverable score,
    List<PageSize> sizes,
    Optional<String> music,
    Optional<EditionNotice> notice) {
  /// Which `entry.js` fetches together, once the first page is seen.
  private static final List<String> MODULES = StaticFiles.modulesOf("start.js");

  /// One page of the score.
  ///
  /// @param source where its picture is, seen from the page
  /// @param alt what is said in its place
  record Picture(String source, int width, int height, String alt) {}

  void send(Request request, Response response) {
    var html = Html.of(JteReaderPageGenerated::render, this);
    new HtmlPage(language, html).sendReader(request, response);
  }

  /// Where a stylesheet, script or icon is.
  String file(String name) {
    return root + StaticFiles.path(name);
  }

  Picture first() {
    return picture(1);
  }

  List<Picture> others() {
    return IntStream.rangeClosed(2, sizes.size()).mapToObj(this::picture).toList();
  }

  /// The way back to the shop, if the publisher has said where it is.
  Optional<ShopLink> shop() {
    return ShopLink.to(score.sale().vendor(), language);
  }

  private Picture picture(int number) {
    var size = sizes.get(number - 1);
    var alt = language.words().page(number, sizes.size());
    return new Picture(last + "/pages/" + number, size.pixelsAcross(), size.pixelsDown(), alt);
  }

  /// What is printed in the place of all other pages before the scripts have come.
  String unprinted() {
    return language
        .words()
        .text("reader.notPrinted")
        .replace("{page}", sizes.size() == 2 ? "2" : "2–" + sizes.size())
        .replace("{pages}", Integer.toString(sizes.size()));
  }

  /// What `score.js` reads.
  String json() {
    var said = new LinkedHashMap<String, Object>();
    said.put("key", key());
    said.put(
        "pages",
        sizes.stream().map(size -> List.of(size.pixelsAcross(), size.pixelsDown())).toList());
    said.put(
        "leaves",
        sizes.stream()
            .map(size -> List.of(hundredths(size.width()), hundredths(size.height())))
            .toList());
    said.put("copies", score.line().quantity());
    said.put("music", music.orElse(null));
    said.put("shop", shop().orElse(null));
    var words = ReaderWords.in(language);
    said.put("words", music.isPresent() ? words.ofNotation() : words.ofPages());
    said.put("modules", MODULES);
    return Json.write(said);
  }

  /// As fine as paper is measured.
  private static double hundredths(double points) {
    return Math.round(points * 100) / 100.0;
  }

  /// Names the copy to the buyer's device, which remembers the place, and to nobody else.
  private String key() {
    int edition = score.given().edition();
    var which = score.line().code() + (edition == 0 ? "" : " edition " + edition);
    var line = ("place in " + which).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digest.of(line), 0, 8);
  }
}
