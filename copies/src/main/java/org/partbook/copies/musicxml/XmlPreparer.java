package org.partbook.copies.musicxml;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.partbook.copies.bytes.CountingStream;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.file.Unfit;

/// Makes a prepared file of MusicXML, and checks it before anybody uses it.
public final class XmlPreparer {
  private XmlPreparer() {}

  /// Prepares a file.
  ///
  /// @param made where the prepared file goes; on failure, what is there is worthless
  /// @throws Unfit if no personal copies can be made of it
  /// @throws IOException if the prepared file can't be written
  public static void prepare(Path file, Path made) throws Unfit, IOException {
    PreparedXml prepared;
    try (var out = new CountingStream(new BufferedOutputStream(Files.newOutputStream(made)))) {
      prepared = XmlPreparation.write(file, out);
      new PreparedFile(prepared.kindOfPrepared(), prepared.toBytes()).writeTo(out);
    } catch (CountingStream.Failed e) {
      throw e.reason();
    }
    check(file, made, prepared);
  }

  /// Java's readers of XML hide that they were interrupted, which is not the file's fault.
  private static void check(Path file, Path made, PreparedXml prepared) throws Unfit, IOException {
    try {
      XmlCheck.check(file, made, prepared);
    } catch (Unfit e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("the preparing was broken off", e);
      }
      throw e;
    }
  }
}
