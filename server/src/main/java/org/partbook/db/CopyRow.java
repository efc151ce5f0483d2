package org.partbook.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/// A row on its way into a table by `copy`, in PostgreSQL's binary format: one field after the
/// other, in the order and of the types of the statement's columns.
public final class CopyRow {
  private static final byte[] HEAD = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final short END = -1;
  private static final int NULL = -1;

  /// The types of elements, by the numbers that every PostgreSQL has for them.
  private static final int BIGINT = 20;

  private static final int TEXT = 25;

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private ByteBuffer bytes = ByteBuffer.allocate(128 * 1024);

  CopyRow() {
    bytes.put(HEAD);
  }

  /// Writes the fields of a row.
  public interface Mapper<T> {
    void map(T thing, CopyRow row);
  }

  public CopyRow bigint(long value) {
    room(2 * Long.BYTES).putInt(Long.BYTES).putLong(value);
    return this;
  }

  public CopyRow bigint(OptionalLong value) {
    return value.isPresent() ? bigint(value.getAsLong()) : none();
  }

  public CopyRow bool(boolean value) {
    room(Long.BYTES).putInt(1).put((byte) (value ? 1 : 0));
    return this;
  }

  public CopyRow text(String value) {
    var utf8 = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
    return this;
  }

  public CopyRow text(Optional<String> value) {
    return value.isPresent() ? text(value.get()) : none();
  }

  public CopyRow timestamptz(Instant value) {
    return bigint(ChronoUnit.MICROS.between(EPOCH, value));
  }

  public CopyRow texts(Collection<String> values) {
    return array(TEXT, values.size(), () -> values.forEach(this::text));
  }

  public CopyRow bigints(Collection<Long> values) {
    return array(BIGINT, values.size(), () -> values.forEach(this::bigint));
  }

  private CopyRow none() {
    room(Integer.BYTES).putInt(NULL);
    return this;
  }

  /// An array has one dimension, which begins at 1, or none if it is empty; and no nulls.
  private CopyRow array(int type, int size, Runnable elements) {
    int length = room(6 * Integer.BYTES).position();
    bytes.putInt(0).putInt(size == 0 ? 0 : 1).putInt(0).putInt(type);
    if (size > 0) {
      bytes.putInt(size).putInt(1);
      elements.run();
    }
    bytes.putInt(length, bytes.position() - length - Integer.BYTES);
    return this;
  }

  void begin(int fields) {
    room(Short.BYTES).putShort((short) fields);
  }

  void end() {
    room(Short.BYTES).putShort(END);
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int size = Math.max(2 * bytes.capacity(), bytes.position() + more);
      bytes = ByteBuffer.allocate(size).put(bytes.flip());
    }
    return bytes;
  }

  int size() {
    return bytes.position();
  }

  byte[] array() {
    return bytes.array();
  }

  void clear() {
    bytes.clear();
  }
}
