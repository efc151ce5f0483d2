package org.partbook.copies.file;

/// A file that can't be sold. The message follows the file's name: `is a damaged PDF: …`.
public final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  public Unfit(String message) {
    super(message);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
