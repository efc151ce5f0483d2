package org.partbook.web;

/// What stands around the pages for the people of shops: developers, bookkeepers. They are in
/// English, like the guides, and load nothing but a stylesheet and an icon, from this server.
///
/// @param root the way from the page's URL up to the server's root, such as `../`
/// @param title plain text
public record DeskFrame(String root, String title) {
  public String stylesheet() {
    return root + StaticFiles.path("desk.css");
  }

  public String icon() {
    return root + StaticFiles.path("icon.svg");
  }

  /// The way to another page.
  ///
  /// @param path below the server's root
  public String at(String path) {
    return root + path;
  }

  /// The way to the first page.
  public String home() {
    return root.isEmpty() ? "./" : root;
  }
}
