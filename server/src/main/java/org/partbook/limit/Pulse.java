package org.partbook.limit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What a server has answered within about a second, as it tells the others.
///
/// @param number they are counted
record Pulse(long number, List<Entry> entries) {
  /// Of those who have used most. Others are bounded at each server alone, for that second.
  static final int MOST_ENTRIES = 200;

  private static final byte FORM = 1;
  private static final int MOST_PULSES = 3;
  private static final int ENTRY_BYTES = 1 + Long.BYTES + Integer.BYTES;
  private static final int PULSE_BYTES = Long.BYTES + Integer.BYTES;

  /// @param isToken whether the key stands for a token, or else for an address
  record Entry(boolean isToken, long key, int requests) {}

  static byte[] write(List<Pulse> pulses) {
    int entries = pulses.stream().mapToInt(pulse -> pulse.entries.size()).sum();
    var bytes =
        ByteBuffer.allocate(2 + pulses.size() * PULSE_BYTES + entries * ENTRY_BYTES)
            .put(FORM)
            .put((byte) pulses.size());
    for (var pulse : pulses) {
      bytes.putLong(pulse.number).putInt(pulse.entries.size());
      for (var entry : pulse.entries) {
        bytes.put((byte) (entry.isToken ? 1 : 0)).putLong(entry.key).putInt(entry.requests);
      }
    }
    return bytes.array();
  }

  /// What can't be read, as that of another version, tells nothing.
  static List<Pulse> read(byte[] said) {
    try {
      var bytes = ByteBuffer.wrap(said);
      if (said.length == 0 || bytes.get() != FORM) {
        return List.of();
      }
      var pulses = new ArrayList<Pulse>();
      int count = Math.min(bytes.get(), MOST_PULSES);
      for (int i = 0; i < count; i++) {
        pulses.add(pulse(bytes));
      }
      return pulses;
    } catch (BufferUnderflowException _) {
      return List.of();
    }
  }

  private static Pulse pulse(ByteBuffer bytes) {
    long number = bytes.getLong();
    int count = Math.min(bytes.getInt(), MOST_ENTRIES);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(bytes.get() == 1, bytes.getLong(), bytes.getInt()));
    }
    return new Pulse(number, entries);
  }
}
