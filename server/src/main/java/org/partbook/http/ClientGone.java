package org.partbook.http;

import java.io.IOException;

/// The client hung up, or was too slow, in the middle of an answer. That is no error of ours.
public final class ClientGone extends IOException {
  private static final long serialVersionUID = 1L;

  public ClientGone(IOException cause) {
    super("the client is gone", cause);
  }
}
