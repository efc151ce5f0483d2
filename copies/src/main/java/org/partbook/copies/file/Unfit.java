package org.partbook.copies.file;

/// A score that no personal copies can be made of: it isn't what it should be, is damaged, or can't
/// be stamped. It is the file's fault, and trying again won't help; an `IOException` is for
/// everything else. The message is one for people, and follows the file's name: `is a damaged PDF:
/// …`.
public final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  /// Such a file.
  ///
  /// @param message what is wrong with it, to follow the file's name
  public Unfit(String message) {
    super(message);
  }

  /// What is wrong with the file.
  ///
  /// @return the message, which is never null
  public String text() {
    return String.valueOf(getMessage());
  }
}
