package org.partbook.copies.musicxml;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The records of a zip archive, as far as a compressed score needs them (APPNOTE.TXT of PKWARE).
/// Sizes stand in the records themselves, never behind the data, and fit into 32 bits.
///
/// @param name in the bytes that the archive has it in
/// @param dateAndTime the two fields as one number
/// @param extra the extra field of the local header
/// @param centralExtra that of the central directory
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ZipRecord(
    byte[] name,
    int flags,
    int method,
    int dateAndTime,
    long crc,
    long compressed,
    long size,
    byte[] extra,
    byte[] centralExtra,
    int attributes) {
  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int END = 0x06054b50;
  static final int LOCAL_LENGTH = 30;
  static final int CENTRAL_LENGTH = 46;
  static final int END_LENGTH = 22;

  static final int ENCRYPTED = 1;
  static final int SIZES_BEHIND = 1 << 3;
  static final int STRONGLY_ENCRYPTED = 1 << 6;
  static final int UTF_8 = 1 << 11;
  static final int HEADER_HIDDEN = 1 << 13;

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final short VERSION = 20;

  /// What stands before the data.
  byte[] local() {
    var bytes = new byte[LOCAL_LENGTH + name.length + extra.length];
    var record = over(bytes).putInt(LOCAL);
    common(record);
    record.putShort((short) name.length).putShort((short) extra.length).put(name).put(extra);
    return bytes;
  }

  /// What stands in the directory. There is no comment, one disk only, and nothing said about
  /// whether the file is text.
  ///
  /// @param offset of the local header
  byte[] central(long offset) {
    var bytes = new byte[CENTRAL_LENGTH + name.length + centralExtra.length];
    var record = over(bytes).putInt(CENTRAL).putShort(VERSION);
    common(record);
    record.putShort((short) name.length).putShort((short) centralExtra.length);
    record.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    record.putInt(attributes).putInt((int) offset).put(name).put(centralExtra);
    return bytes;
  }

  /// The end of an archive.
  static byte[] end(int entries, long directoryLength, long directory) {
    var bytes = new byte[END_LENGTH];
    var record = over(bytes).putInt(END).putShort((short) 0).putShort((short) 0);
    record.putShort((short) entries).putShort((short) entries);
    record.putInt((int) directoryLength).putInt((int) directory).putShort((short) 0);
    return bytes;
  }

  private void common(ByteBuffer record) {
    record.putShort(VERSION).putShort((short) flags).putShort((short) method);
    record.putInt(dateAndTime);
    record.putInt((int) crc).putInt((int) compressed).putInt((int) size);
  }

  private static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
