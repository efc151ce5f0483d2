package org.partbook;

/// The data folder can't be taken; the message is for the person who started the server.
public final class DataFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataFolderException(String message) {
    super(message);
  }
}
