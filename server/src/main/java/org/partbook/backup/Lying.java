package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// How the files of a backup folder lie on the disk: as they are, or encrypted.
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
      };

  /// Takes a file's bytes on their way to the disk. Only when it is closed all are there.
  ///
  /// @param name of the file in the folder, to which its bytes are bound
  OutputStream write(String name, OutputStream out) throws IOException;

  /// Gives a file's bytes back; closing it closes `in`.
  ///
  /// @throws IOException if it isn't what was written under that name, when that is found
  InputStream read(String name, InputStream in) throws IOException;
}
