package org.partbook.home;

import java.util.Arrays;
import java.util.Optional;

/// The documents that are for vendors. Others are the publisher's business, and aren't served.
enum Guide {
  VENDORS_GUIDE("docs/vendors-guide.md", "vendors-guide"),
  ERRORS("docs/errors.md", "errors"),
  GLOSSARY("docs/glossary.md", "glossary"),
  LEDGER("docs/ledger.md", "ledger"),
  STATEMENT_FORMS("docs/statement-forms.md", "statement-forms"),
  EVENTS("docs/events.md", "events"),
  VERSIONS("docs/versions.md", "versions"),
  CLIENT("client/README.md", "client"),
  CLIENT_TESTING("client-testing/README.md", "client-testing");

  private final String source;
  private final String page;

  Guide(String source, String page) {
    this.source = source;
    this.page = page;
  }

  /// Where it stands in the repository, and in the program below this package.
  String source() {
    return source;
  }

  /// The last part of its address.
  String page() {
    return page;
  }

  static Optional<Guide> ofPage(String page) {
    return Arrays.stream(values()).filter(guide -> guide.page.equals(page)).findFirst();
  }

  static Optional<Guide> ofSource(String source) {
    return Arrays.stream(values()).filter(guide -> guide.source.equals(source)).findFirst();
  }
}
