package org.partbook.copies.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a file.
record FileRegions(FileChannel file) implements Regions {
  static FileRegions open(Path file) throws IOException {
    return new FileRegions(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public long length() throws IOException {
    return file.size();
  }

  @Override
  public InputStream open(long from, long length) {
    return new RegionStream(file, from, length);
  }

  @Override
  public int read(ByteBuffer target, long from) throws IOException {
    return file.read(target, from);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
