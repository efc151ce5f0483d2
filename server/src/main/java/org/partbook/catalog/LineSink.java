package org.partbook.catalog;

/// Where the lines of an import go that are whole. Used by one thread.
interface LineSink extends AutoCloseable {
  /// Forgets all of them.
  LineSink NOWHERE =
      new LineSink() {
        @Override
        public void add(long number, AssetRow row) {}

        @Override
        public void flush() {}
      };

  /// Takes a line in.
  void add(long number, AssetRow row);

  /// To be called again and again.
  default void flushIfDue() {}

  /// Nothing stays behind.
  void flush();

  /// Nothing is left to add.
  default void finish() {}

  @Override
  default void close() {}
}
