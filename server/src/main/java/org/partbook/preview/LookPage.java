package org.partbook.preview;

import java.util.List;
import org.partbook.copies.LookInside;
import org.partbook.copies.LookInside.Legible;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.scores.LooksInside.Pictures;
import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.PageFrame;

/// The page that shows a look inside, by itself or in a shop's page. There is no script.
///
/// @param root the way from the page's URL up to the server's root
/// @param title of the score
/// @param version the last part of the page's URL
record LookPage(String root, Language language, String title, String version, Pictures pictures) {
  /// One page of the score.
  ///
  /// @param source where its picture is, seen from the page
  /// @param alt what is said in its place
  /// @param note what is said below it; may be empty
  record Picture(String source, int width, int height, String alt, String note) {}

  void send(Request request, Response response) {
    new HtmlPage(language, Html.of(JteLookPageGenerated::render, this))
        .sendTagged(request, response);
  }

  PageFrame frame() {
    return new PageFrame(root, language, title);
  }

  String kind() {
    return language.words().text("look.preview");
  }

  List<Picture> shown() {
    return pictures.look().pages().stream().map(this::picture).toList();
  }

  /// How many more pages there are, in words; empty if there are none.
  String more() {
    int more = pictures.look().pageCount() - pictures.look().pages().size();
    return more == 0 ? "" : language.words().text("look.more").replace("{pages}", "" + more);
  }

  private Picture picture(LookInside.Page page) {
    var words = language.words();
    var name = words.page(page.number(), pictures.look().pageCount());
    var note = page.legible() == Legible.ALL ? "" : words.text(note(page.legible()));
    return new Picture(
        version + "/pages/" + page.number(),
        page.width(),
        page.height(),
        note.isEmpty() ? name : name + ". " + note,
        note);
  }

  private static String note(Legible legible) {
    return legible == Legible.PART ? "look.part" : "look.hidden";
  }
}
