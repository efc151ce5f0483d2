package org.partbook.exchange;

/// A file that isn't what it should be; the message is a sentence that follows the file's name.
public final class UnreadableFile extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableFile(String message) {
    super(message);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
