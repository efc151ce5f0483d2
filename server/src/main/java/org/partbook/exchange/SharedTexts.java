package org.partbook.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/// The texts of a workbook that its cells refer to by number. They wait in a file: a catalogue's
/// descriptions together may be larger than the memory.
final class SharedTexts implements AutoCloseable {
  private static final int MOST = 5_000_000;

  private final FileChannel file;
  private long[] ends = new long[1024];
  private int count;

  private SharedTexts(FileChannel file) {
    this.file = file;
  }

  /// Reads those of a workbook, which may have none.
  ///
  /// @param scratch a file that isn't there yet, and goes when this is closed
  static SharedTexts of(XlsxBook book, Path scratch) throws UnreadableFile, IOException {
    var texts =
        new SharedTexts(
            FileChannel.open(
                scratch,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    try {
      var part = book.part("xl/sharedStrings.xml");
      if (part.isPresent()) {
        try (var xml = new SafeXml(part.get())) {
          texts.read(xml);
        }
      }
      return texts;
    } catch (UnreadableFile | IOException | RuntimeException e) {
      texts.close();
      throw e;
    }
  }

  private void read(SafeXml xml) throws UnreadableFile, IOException {
    var out = new BufferedOutputStream(Channels.newOutputStream(file), 64 * 1024);
    for (var text = XlsxText.next(xml, "si"); text.isPresent(); text = XlsxText.next(xml, "si")) {
      if (count == MOST) {
        throw new UnreadableFile("has more than " + MOST + " different texts in its cells");
      }
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, 2 * count);
      }
      var bytes = text.get().getBytes(UTF_8);
      out.write(bytes);
      ends[count] = (count == 0 ? 0 : ends[count - 1]) + bytes.length;
      count++;
    }
    out.flush();
  }

  /// The text of a number, if there is one.
  Optional<String> get(int index) throws IOException {
    if (index < 0 || index >= count) {
      return Optional.empty();
    }
    long from = index == 0 ? 0 : ends[index - 1];
    var bytes = ByteBuffer.allocate((int) (ends[index] - from));
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // Goes on until all of it is there.
    }
    return Optional.of(new String(bytes.array(), 0, bytes.position(), UTF_8));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
