package org.partbook.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/// A stream, which can't take back what it has got.
record StreamSink(WritableByteChannel out) implements Sink {
  static StreamSink of(OutputStream out) {
    return new StreamSink(Channels.newChannel(out));
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  @Override
  public boolean restart() {
    return false;
  }
}
