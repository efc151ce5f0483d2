package org.partbook.http.jetty;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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

  private final Response response;
  private final Visit visit;
  private final Callback callback;
  private @Nullable OutputStream body;
  private byte @Nullable [] large;
  private boolean sent;

  /// @param callback to be told of the end, once
  JettyResponse(Response response, Visit visit, Callback callback) {
    this.response = response;
    this.visit = visit;
    this.callback = callback;
  }

  @Override
  public org.partbook.http.Response status(int status) {
    response.setStatus(status);
    return this;
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
    if (bytes.length > PIECE) {
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
    private final OutputStream out = Content.Sink.asOutputStream(response);

    @Override
    public void write(int b) throws ClientGone {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws ClientGone {
      for (int done = 0; done < length; done += PIECE) {
        writePiece(bytes, offset + done, Math.min(PIECE, length - done));
      }
    }

    private void writePiece(byte[] bytes, int offset, int length) throws ClientGone {
      visit.beginsToWrite();
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new ClientGone(e);
      }
      visit.writes(length);
    }

    @Override
    public void flush() {
      // Nothing is kept back here.
    }
  }
}
