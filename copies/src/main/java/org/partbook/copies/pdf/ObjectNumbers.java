package org.partbook.copies.pdf;

/// The numbers of the objects in every copy: first what is computed and the pages, then the body.
///
/// @param forEachClass how many objects each class of pages has
record ObjectNumbers(int forEachClass) {
  static final int CATALOG = 1;
  static final int INFO = 2;

  /// Of a score that was prepared in the first form, the stamp of all pages.
  static final int STAMP = 3;

  /// Of others, the QR code, which all stamps draw.
  static final int CODE = 3;

  static final int FONT = 4;
  static final int CID_FONT = 5;
  static final int DESCRIPTOR = 6;
  static final int FONT_FILE = 7;
  static final int TO_UNICODE = 8;
  static final int PAGE_MARK = 9;
  static final int FIRST_CLASS = 10;

  /// Those of the first form: classes have no stamp of their own.
  static final ObjectNumbers OF_FIRST_FORM = new ObjectNumbers(2);

  static final ObjectNumbers TODAY = new ObjectNumbers(3);

  /// What is put before the content of a class's pages.
  int before(int pageClass) {
    return FIRST_CLASS + forEachClass * pageClass;
  }

  /// What is put behind it.
  int behind(int pageClass) {
    return before(pageClass) + 1;
  }

  /// The stamp of a class's pages.
  int stamp(int pageClass) {
    return forEachClass == OF_FIRST_FORM.forEachClass ? STAMP : before(pageClass) + 2;
  }

  /// The first page, behind `classes` classes; the page tree's nodes follow the pages.
  int firstPage(int classes) {
    return before(classes);
  }
}
