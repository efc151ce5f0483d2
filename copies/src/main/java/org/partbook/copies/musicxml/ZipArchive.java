package org.partbook.copies.musicxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;

/// A zip archive, read strictly: what two programs could understand in two ways is refused. The
/// reader of a library that we have anyway takes nearly all of it (docs/decisions/0030).
///
/// @param entries in the order of their data
record ZipArchive(List<Entry> entries) {
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long LONGEST_DIRECTORY = 16 << 20;
  private static final int MOST_ENTRIES = 1000;
  private static final long MARKS_ZIP64 = 0xffffffffL;
  private static final int ZIP64_EXTRA = 1;
  private static final int ZIP64_END = 0x06064b50;
  private static final int ZIP64_END_LENGTH = 56;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_LOCATOR_LENGTH = 20;
  private static final int LONGEST_ZIP64_END = 4096;

  /// Of the directory, which nobody checks.
  private static final int SIGNATURE = 0x05054b50;

  /// A file or folder in it.
  ///
  /// @param from where its data begin
  record Entry(Regions file, String name, ZipRecord record, long from) {
    /// The data as they lie in the archive.
    InputStream raw() throws IOException {
      return file.open(from, record.compressed());
    }

    /// The data themselves: no more than the archive announces.
    InputStream open() throws IOException, Unfit {
      return switch (record.method()) {
        case ZipRecord.STORED -> raw();
        case ZipRecord.DEFLATED -> new Inflated(raw(), record.size());
        default ->
            throw new Unfit("is an .mxl with an unusual compression, of method " + record.method());
      };
    }
  }

  static ZipArchive read(Regions file) throws IOException, Unfit {
    var end = end(file);
    int count = end.getShort(10) & 0xffff;
    long length = end.getInt(12) & 0xffffffffL;
    long from = end.getInt(16) & 0xffffffffL;
    if (count == 0xffff || length == MARKS_ZIP64 || from == MARKS_ZIP64) {
      throw new Unfit("is an .mxl in the format Zip64, which isn't supported");
    }
    if (end.getInt(4) != 0 || (end.getShort(8) & 0xffff) != count) {
      throw new Unfit("is an .mxl in several volumes");
    }
    if (count > MOST_ENTRIES) {
      throw new Unfit("is an .mxl with more than " + MOST_ENTRIES + " files");
    }
    if (length > LONGEST_DIRECTORY) {
      throw new Unfit("is an .mxl with a directory of " + length + " bytes, which is too long");
    }
    if (from + length > file.length() - end.capacity()) {
      throw damaged("its directory is cut off");
    }
    long gap = file.length() - end.capacity() - from - length;
    if (gap > 0 && !isZip64End(file, from + length, gap)) {
      throw damaged("there is something between its directory and its end");
    }
    var entries = entries(file, bytes(file, from, (int) length), count);
    require(entries, from);
    return new ZipArchive(entries);
  }

  /// Some programs write the end in the longer format as well, where the shorter one would do.
  private static boolean isZip64End(Regions file, long at, long length) throws IOException, Unfit {
    if (length < ZIP64_END_LENGTH + ZIP64_LOCATOR_LENGTH || length > LONGEST_ZIP64_END) {
      return false;
    }
    var end = bytes(file, at, (int) length);
    return end.getInt(0) == ZIP64_END
        && end.getInt((int) length - ZIP64_LOCATOR_LENGTH) == ZIP64_LOCATOR;
  }

  /// The file or folder with this name.
  Optional<Entry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /// The end record and the comment behind it.
  private static ByteBuffer end(Regions file) throws IOException, Unfit {
    int length = (int) Math.min(file.length(), ZipRecord.END_LENGTH + LONGEST_COMMENT);
    var tail = bytes(file, file.length() - length, length);
    for (int at = length - ZipRecord.END_LENGTH; at >= 0; at--) {
      int comment = length - at - ZipRecord.END_LENGTH;
      if (tail.getInt(at) == ZipRecord.END && (tail.getShort(at + 20) & 0xffff) == comment) {
        return bytes(file, file.length() - length + at, length - at);
      }
    }
    throw damaged("it has no directory");
  }

  private static List<Entry> entries(Regions file, ByteBuffer directory, int count)
      throws IOException, Unfit {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < count; i++) {
      if (directory.remaining() < ZipRecord.CENTRAL_LENGTH
          || directory.getInt(directory.position()) != ZipRecord.CENTRAL) {
        throw damaged("its directory has fewer files than it says");
      }
      entries.add(entry(file, directory));
    }
    if (directory.hasRemaining() && directory.getInt(directory.position()) != SIGNATURE) {
      throw damaged("its directory has more files than it says");
    }
    entries.sort(Comparator.comparingLong(Entry::from));
    return entries;
  }

  private static Entry entry(Regions file, ByteBuffer directory) throws IOException, Unfit {
    int at = directory.position();
    int nameLength = directory.getShort(at + 28) & 0xffff;
    int extraLength = directory.getShort(at + 30) & 0xffff;
    int commentLength = directory.getShort(at + 32) & 0xffff;
    directory.position(at + ZipRecord.CENTRAL_LENGTH);
    if (directory.remaining() < nameLength + extraLength + commentLength) {
      throw damaged("its directory is cut off");
    }
    var name = taken(directory, nameLength);
    var extra = taken(directory, extraLength);
    directory.position(directory.position() + commentLength);
    int flags = directory.getShort(at + 8) & 0xffff;
    long offset = directory.getInt(at + 42) & 0xffffffffL;
    var local = local(file, offset, name, flags);
    var record =
        new ZipRecord(
            name,
            flags & ~ZipRecord.SIZES_BEHIND,
            directory.getShort(at + 10) & 0xffff,
            directory.getInt(at + 12),
            directory.getInt(at + 16) & 0xffffffffL,
            directory.getInt(at + 20) & 0xffffffffL,
            directory.getInt(at + 24) & 0xffffffffL,
            local,
            extra,
            directory.getInt(at + 38));
    requireNoZip64(record, offset);
    long from = offset + ZipRecord.LOCAL_LENGTH + nameLength + local.length;
    return new Entry(file, name(name), record, from);
  }

  /// The extra field of a local header, which must tell of the same file as the directory.
  private static byte[] local(Regions file, long offset, byte[] name, int flags)
      throws IOException, Unfit {
    var header = bytes(file, offset, ZipRecord.LOCAL_LENGTH);
    if (header.getInt(0) != ZipRecord.LOCAL || (header.getShort(26) & 0xffff) != name.length) {
      throw damaged("a file isn't where the directory says");
    }
    int secret = ZipRecord.ENCRYPTED | ZipRecord.STRONGLY_ENCRYPTED | ZipRecord.HEADER_HIDDEN;
    if (((flags | header.getShort(6)) & secret) != 0) {
      throw new Unfit("is an encrypted .mxl");
    }
    int extraLength = header.getShort(28) & 0xffff;
    var rest = bytes(file, offset + ZipRecord.LOCAL_LENGTH, name.length + extraLength);
    if (!ByteBuffer.wrap(name).equals(rest.slice(0, name.length))) {
      throw damaged("a file has two names");
    }
    rest.position(name.length);
    return taken(rest, extraLength);
  }

  private static void requireNoZip64(ZipRecord record, long offset) throws Unfit {
    if (record.compressed() == MARKS_ZIP64
        || record.size() == MARKS_ZIP64
        || offset == MARKS_ZIP64
        || hasZip64(record.extra())
        || hasZip64(record.centralExtra())) {
      throw new Unfit("is an .mxl in the format Zip64, which isn't supported");
    }
  }

  private static boolean hasZip64(byte[] extra) {
    var fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
    while (fields.remaining() >= 4) {
      if (fields.getShort() == ZIP64_EXTRA) {
        return true;
      }
      int length = fields.getShort() & 0xffff;
      fields.position(fields.position() + Math.min(length, fields.remaining()));
    }
    return false;
  }

  /// Data that overlap would be a small archive with much in it; names that lead out of a folder or
  /// come twice are nothing that a notation program writes.
  private static void require(List<Entry> entries, long directory) throws Unfit {
    var names = new HashSet<String>();
    long end = 0;
    for (var entry : entries) {
      var name = entry.name();
      if (name.startsWith("/")
          || name.contains("\\")
          || name.contains("\0")
          || name.contains(":")
          || List.of(name.split("/", -1)).contains("..")) {
        throw new Unfit("is an .mxl with a file whose name leads elsewhere");
      }
      if (!names.add(name)) {
        throw new Unfit("is an .mxl with two files of one name");
      }
      var record = entry.record();
      long header = entry.from() - record.name().length - record.extra().length;
      if (header - ZipRecord.LOCAL_LENGTH < end) {
        throw damaged("its files overlap");
      }
      end = entry.from() + record.compressed();
    }
    if (end > directory) {
      throw damaged("its files overlap");
    }
  }

  /// Archives say whether a name is UTF-8, and often wrongly.
  private static String name(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] taken(ByteBuffer buffer, int length) {
    var bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }

  private static ByteBuffer bytes(Regions file, long from, int length) throws IOException, Unfit {
    if (from < 0 || from + length > file.length()) {
      throw damaged("it ends too early");
    }
    try (var in = file.open(from, length)) {
      return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  static Unfit damaged(String how) {
    return new Unfit("is a damaged .mxl: " + how);
  }

  /// Ends with an error where there is more than announced.
  private static final class Inflated extends InflaterInputStream {
    private long left;

    /// Some versions of the library want one byte more than there is.
    Inflated(InputStream raw, long size) {
      super(
          new SequenceInputStream(raw, new ByteArrayInputStream(new byte[1])), new Inflater(true));
      this.left = size;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      int read = super.read(target, offset, count);
      left -= Math.max(read, 0);
      if (left < 0) {
        throw new ZipException("a file in it is larger than the archive says");
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }
}
