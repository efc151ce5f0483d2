package org.partbook.web;

/// What stands around what a page says: the same for all that buyers see, apart from the reader.
/// They load nothing but a stylesheet and an icon, from this server, and there is no script.
///
/// @param root the way from the page's URL up to the server's root, such as `../`: relative, so
///   that the pages work under whatever path a proxy puts them
/// @param language that its words are in
/// @param title plain text
public record PageFrame(String root, Language language, String title) {
  public String stylesheet() {
    return root + StaticFiles.path("page.css");
  }

  public String icon() {
    return root + StaticFiles.path("icon.svg");
  }
}
