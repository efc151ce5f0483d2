package org.partbook.copies.pdf;

/// The numbers of the objects in every copy: first what is computed and the pages, then the body.
final class ObjectNumbers {
  static final int CATALOG = 1;
  static final int INFO = 2;
  static final int STAMP = 3;
  static final int FONT = 4;
  static final int CID_FONT = 5;
  static final int DESCRIPTOR = 6;
  static final int FONT_FILE = 7;
  static final int TO_UNICODE = 8;
  static final int PAGE_MARK = 9;
  static final int FIRST_CLASS = 10;

  private ObjectNumbers() {}

  /// What is put before the content of a class's pages.
  static int before(int pageClass) {
    return FIRST_CLASS + 2 * pageClass;
  }

  /// What is put behind it.
  static int behind(int pageClass) {
    return before(pageClass) + 1;
  }

  /// The first page, behind `classes` classes; the page tree's nodes follow the pages.
  static int firstPage(int classes) {
    return before(classes);
  }
}
