package org.partbook.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.partbook.http.Body;

/// A zip archive of files as they are, which is computed and never built: what is where follows
/// from the names and the lengths alone, and of the files only those are read of which bytes are
/// wanted. A file's checksum is asked for when its head or the directory is read, and not before.
///
/// What doesn't fit into the 32 bits of the format's first version has the 64 bits of ZIP64. Names
/// are in UTF-8. Nothing else is in it that could differ: the same files give the same bytes.
final class Zip implements Body {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;

  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final int END_64_LENGTH = 56;
  private static final int LOCATOR_64_LENGTH = 20;

  /// Stands where a number doesn't fit, and has to be looked for in the other place.
  private static final long ELSEWHERE = 0xffff_ffffL;

  private static final int MANY = 0xffff;
  private static final int EXTRA_64 = 1;
  private static final int FIRST_YEAR = 1980;
  private static final int NAMES_IN_UTF_8 = 1 << 11;
  private static final short USUAL_VERSION = 20;
  private static final short VERSION_64 = 45;

  /// A plain file that its owner may write and all may read, as Unix says it.
  private static final int PLAIN_FILE = 0x81a4 << 16;

  private static final int UNIX = 3 << 8;

  private final List<Entry> entries = new ArrayList<>();
  private final long directory;
  private final long end;
  private final long length;

  /// A file that is put in.
  interface Content {
    /// Without a folder; no two are alike.
    String name();

    /// In bytes.
    long length();

    /// When it was changed last, of the years from 1980 to 2107.
    LocalDateTime time();

    /// CRC-32.
    long checksum() throws IOException;

    /// As [Body#read], but reads no further than the file goes.
    void read(ByteBuffer target, long at) throws IOException;
  }

  /// A file in its place.
  // Nobody compares these, and nobody changes the arrays.
  @SuppressWarnings("ArrayRecordComponent")
  private record Entry(Content content, byte[] name, long start) {
    boolean isLarge() {
      return content.length() >= ELSEWHERE;
    }

    boolean isFar() {
      return start >= ELSEWHERE;
    }

    short version() {
      return isLarge() || isFar() ? VERSION_64 : USUAL_VERSION;
    }

    int headLength() {
      return LOCAL_LENGTH + name.length + (isLarge() ? 20 : 0);
    }

    long data() {
      return start + headLength();
    }

    long end() {
      return data() + content.length();
    }

    int extraLength() {
      int longs = (isLarge() ? 2 : 0) + (isFar() ? 1 : 0);
      return longs == 0 ? 0 : 4 + longs * Long.BYTES;
    }

    int directoryLength() {
      return CENTRAL_LENGTH + name.length + extraLength();
    }

    byte[] head() throws IOException {
      var bytes = new byte[headLength()];
      var head = over(bytes);
      head.putInt(LOCAL);
      describe(head);
      head.putShort((short) (isLarge() ? 20 : 0)).put(name);
      if (isLarge()) {
        head.putShort((short) EXTRA_64).putShort((short) 16);
        head.putLong(content.length()).putLong(content.length());
      }
      return bytes;
    }

    /// What both records of a file have in common.
    private void describe(ByteBuffer record) throws IOException {
      var time = content.time();
      record.putShort(version()).putShort((short) NAMES_IN_UTF_8).putShort((short) 0);
      record.putShort(
          (short) ((time.getHour() << 11) | (time.getMinute() << 5) | (time.getSecond() / 2)));
      int year = time.getYear() - FIRST_YEAR;
      record.putShort((short) ((year << 9) | (time.getMonthValue() << 5) | time.getDayOfMonth()));
      record.putInt((int) content.checksum());
      int size = (int) (isLarge() ? ELSEWHERE : content.length());
      record.putInt(size).putInt(size).putShort((short) name.length);
    }

    void list(ByteBuffer directory) throws IOException {
      directory.putInt(CENTRAL).putShort((short) (UNIX | version()));
      describe(directory);
      directory.putShort((short) extraLength()).putShort((short) 0).putShort((short) 0);
      directory.putShort((short) 0).putInt(PLAIN_FILE);
      directory.putInt((int) (isFar() ? ELSEWHERE : start)).put(name);
      if (extraLength() > 0) {
        directory.putShort((short) EXTRA_64).putShort((short) (extraLength() - 4));
        if (isLarge()) {
          directory.putLong(content.length()).putLong(content.length());
        }
        if (isFar()) {
          directory.putLong(start);
        }
      }
    }
  }

  Zip(List<? extends Content> contents) {
    long at = 0;
    int listed = 0;
    for (var content : contents) {
      var entry = new Entry(content, content.name().getBytes(StandardCharsets.UTF_8), at);
      entries.add(entry);
      at = entry.end();
      listed += entry.directoryLength();
    }
    directory = at;
    end = at + listed;
    length = end + END_LENGTH + (isLarge() ? END_64_LENGTH + LOCATOR_64_LENGTH : 0);
  }

  private boolean isLarge() {
    return directory >= ELSEWHERE || entries.size() >= MANY;
  }

  private static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long length() {
    return length;
  }

  /// Reads no further than to the end of a file: what comes behind it may not be to be had, and
  /// what was read before is to be sent all the same.
  @Override
  public void read(ByteBuffer target, long at) throws IOException {
    long next = at;
    for (var entry : entries) {
      if (next < entry.data() && target.hasRemaining()) {
        next += put(entry.head(), next - entry.start(), target);
      }
      while (next < entry.end() && target.hasRemaining()) {
        next += read(entry, next - entry.data(), target);
      }
      if (!target.hasRemaining() || next > at) {
        return;
      }
    }
    put(directory(), next - directory, target);
  }

  private static int read(Entry entry, long within, ByteBuffer target) throws IOException {
    int before = target.position();
    int limit = target.limit();
    target.limit((int) Math.min(limit, before + entry.content().length() - within));
    entry.content().read(target, within);
    target.limit(limit);
    return target.position() - before;
  }

  private static int put(byte[] bytes, long within, ByteBuffer target) {
    int count = (int) Math.min(bytes.length - within, target.remaining());
    target.put(bytes, (int) within, count);
    return count;
  }

  /// The directory, and all that stands behind it.
  private byte[] directory() throws IOException {
    var array = new byte[(int) (length - directory)];
    var bytes = over(array);
    for (var entry : entries) {
      entry.list(bytes);
    }
    if (isLarge()) {
      bytes.putInt(END_64).putLong(END_64_LENGTH - 12);
      bytes.putShort((short) (UNIX | VERSION_64)).putShort(VERSION_64).putInt(0).putInt(0);
      bytes.putLong(entries.size()).putLong(entries.size());
      bytes.putLong(end - directory).putLong(directory);
      bytes.putInt(LOCATOR_64).putInt(0).putLong(end).putInt(1);
    }
    short count = (short) Math.min(MANY, entries.size());
    bytes.putInt(END).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
    bytes.putInt((int) (end - directory)).putInt((int) Math.min(ELSEWHERE, directory));
    bytes.putShort((short) 0);
    return array;
  }
}
