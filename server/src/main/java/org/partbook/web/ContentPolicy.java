package org.partbook.web;

/// What a page may load and do, as a Content-Security-Policy. Everything comes from this server;
/// nothing that stands in the page itself is run as a script or taken for a style.
enum ContentPolicy {
  /// A page that is only read.
  PLAIN("img-src 'self'; style-src 'self'; form-action 'none'"),

  /// A page with a form for this server.
  FORM("img-src 'self'; style-src 'self'; form-action 'self'"),

  /// The reader.
  READER(
      "img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " worker-src 'self'; form-action 'self'");

  private final String directives;

  ContentPolicy(String directives) {
    this.directives = directives;
  }

  String header(FrameAncestors frames) {
    return "default-src 'none'; " + directives + "; base-uri 'none'; " + frames.directive();
  }
}
