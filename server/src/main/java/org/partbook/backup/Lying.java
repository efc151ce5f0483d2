package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// How the files of backups lie in their place: as they are, or encrypted.
interface Lying {
  /// As they are.
  Lying PLAIN =
      new Lying() {
        @Override
        public OutputStream write(String name, OutputStream out) {
          return out;
        }

        @Override
        public InputStream read(String name, InputStream in) {
          return in;
        }

        @Override
        public long size(long size) {
          return size;
        }
      };

  /// Takes a file's bytes on their way there. Only when it is closed all are there.
  ///
  /// @param name of the file in the place, to which its bytes are bound
  OutputStream write(String name, OutputStream out) throws IOException;

  /// Gives a file's bytes back; closing it closes `in`.
  ///
  /// @throws IOException if it isn't what was written under that name, when that is found
  InputStream read(String name, InputStream in) throws IOException;

  /// How many bytes a file of some size has there.
  long size(long size);
}
