package org.partbook.http.jetty;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.partbook.http.ClientGone;

/// An answer, as Jetty sends it.
final class JettyResponse implements org.partbook.http.Response {
  /// Small writes are put together, so that each isn't a packet of its own.
  private static final int BUFFER = 8 * 1024;

  /// So much is written at a time, for it to be seen whether the client takes it. It fits into what
  /// the kernel keeps ([DoorLimits#sendBuffer]): each of a size that doesn't would wait for the
  /// client's word.
  private static final int PIECE = 16 * 1024;

  /// What isn't larger is handed over as a whole, and nobody waits for it. Of what is, the slowest
  /// client that is borne would not be seen to take anything in time.
  private static final int WHOLE = 48 * 1024;

  private final Response response;
  private final Visit visit;
  private final LargePieces pieces;
  private final Callback callback;
  private @Nullable OutputStream body;
  private byte @Nullable [] large;
  private @Nullable ByteBuffer small;
  private boolean sent;
  private int status = org.partbook.http.Status.OK;

  /// @param pieces for who reads fast
  /// @param callback to be told of the end, once
  JettyResponse(Response response, Visit visit, LargePieces pieces, Callback callback) {
    this.response = response;
    this.visit = visit;
    this.pieces = pieces;
    this.callback = callback;
  }

  @Override
  public org.partbook.http.Response status(int status) {
    this.status = status;
    response.setStatus(status);
    return this;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public org.partbook.http.Response header(String name, String value) {
    response.getHeaders().put(name, value);
    return this;
  }

  @Override
  public void removeHeader(String name) {
    response.getHeaders().remove(name);
  }

  @Override
  public boolean isCommitted() {
    return sent || response.isCommitted();
  }

  /// Whether all of it is on its way.
  boolean isSent() {
    return sent;
  }

  @Override
  public void send(byte[] bytes) {
    if (sent) {
      throw new IllegalStateException("an answer is sent once");
    }
    sent = true;
    if (bytes.length > WHOLE) {
      large = bytes;
      return;
    }
    visit.beginsToWrite();
    response.write(
        true, ByteBuffer.wrap(bytes), Callback.from(() -> gone(bytes), callback::failed));
  }

  private void gone(byte[] bytes) {
    visit.writes(bytes.length);
    callback.succeeded();
  }

  /// Reads and writes in turn, as much as the client takes: so of one that doesn't, no more is in
  /// the works than a small piece.
  @Override
  public void send(org.partbook.http.Body all) throws IOException {
    if (sent) {
      throw new IllegalStateException("an answer is sent once");
    }
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, all.length());
    long at = 0;
    while (at < all.length()) {
      var large = visit.isFast() ? pieces.borrow() : Optional.<ByteBuffer>empty();
      at =
          large.isPresent()
              ? sendLarge(all, at, large.get())
              : send(all, at, small(all.length() - at));
    }
  }

  private long sendLarge(org.partbook.http.Body all, long at, ByteBuffer piece) throws IOException {
    boolean gone = false;
    try {
      long next = send(all, at, piece);
      gone = true;
      return next;
    } finally {
      if (gone) {
        pieces.giveBack(piece);
      } else {
        pieces.lose(piece);
      }
    }
  }

  private ByteBuffer small(long left) {
    int size = (int) Math.min(PIECE, left);
    if (small == null || small.capacity() < size) {
      small = ByteBuffer.allocate(size);
    }
    return small;
  }

  /// Sends a buffer full.
  ///
  /// @return up to where
  private long send(org.partbook.http.Body all, long at, ByteBuffer piece) throws IOException {
    all.read(piece.clear(), at);
    piece.flip();
    long next = at + piece.remaining();
    write(piece);
    return next;
  }

  private void write(ByteBuffer piece) throws ClientGone {
    int length = piece.remaining();
    visit.beginsToWrite();
    try {
      Content.Sink.write(response, false, piece);
    } catch (IOException e) {
      throw new ClientGone(e);
    }
    visit.writes(length);
  }

  @Override
  public OutputStream outputStream() {
    if (body == null) {
      body = new BufferedOutputStream(new Body(), BUFFER);
    }
    return new Open(body);
  }

  /// Ends the answer, of which all has been written.
  void finish() throws ClientGone {
    if (large != null) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, large.length);
      new Body().write(large, 0, large.length);
      callback.succeeded();
      return;
    }
    if (sent) {
      return;
    }
    if (body != null) {
      try {
        body.flush();
      } catch (IOException e) {
        throw new ClientGone(e);
      }
    }
    sent = true;
    callback.succeeded();
  }

  /// Doesn't end the answer when it is closed: a route that fails closes its streams as well, and
  /// what broke off must not look whole.
  private static final class Open extends OutputStream {
    private final OutputStream out;

    Open(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /// Blocks until the client has taken what is written, but for what the kernel keeps for it.
  private final class Body extends OutputStream {
    @Override
    public void write(int b) throws ClientGone {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws ClientGone {
      for (int done = 0; done < length; ) {
        int most = visit.isFast() ? LargePieces.SIZE : PIECE;
        int part = Math.min(most, length - done);
        JettyResponse.this.write(ByteBuffer.wrap(bytes, offset + done, part));
        done += part;
      }
    }

    @Override
    public void flush() {
      // Nothing is kept back here.
    }
  }
}
