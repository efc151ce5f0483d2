package org.partbook.copies.trace;

/// Where a copy's code was read.
public enum MarkKind {
  /// The identifier in the file's trailer.
  FILE_ID("file identifier"),
  /// An entry among title and author.
  DOCUMENT_INFO("document information"),
  /// A property in the file's XMP packet.
  METADATA("metadata"),
  /// Private data of a page.
  PAGE_DATA("page data"),
  /// A row of white specks in a page's drawing.
  HIDDEN_ROW("hidden row"),
  /// The stamp's text.
  TEXT("text"),
  /// The stamp's QR code, as it is seen on the page.
  QR_CODE("QR code");

  private final String words;

  /// Whether a code that is read there can only have been written as one: text that looks like a
  /// code may be something else.
  ///
  /// @return whether the mark has a check of its own
  public boolean isChecked() {
    return switch (this) {
      case FILE_ID, PAGE_DATA, HIDDEN_ROW, QR_CODE -> true;
      case DOCUMENT_INFO, METADATA, TEXT -> false;
    };
  }

  MarkKind(String words) {
    this.words = words;
  }

  /// For people.
  ///
  /// @return what it is called in English: `file identifier`
  public String words() {
    return words;
  }
}
