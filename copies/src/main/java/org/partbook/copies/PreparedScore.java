package org.partbook.copies;

import java.io.IOException;
import java.nio.file.Path;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.file.Digest;
import org.partbook.copies.file.Regions;
import org.partbook.copies.musicxml.PreparedXml;
import org.partbook.copies.pdf.PreparedPdf;

/// The description at the end of a prepared file: all that has to be known to make copies of it,
/// but for its bytes. Small enough to keep a thousand of them in memory.
public final class PreparedScore {
  /// The form in which [CopyMaker#prepare] prepares today: to be raised when a prepared file is
  /// made of the same score in another way, together with [DrawnPages#FORM]. Files of earlier forms
  /// are read as well.
  public static final int FORM = 2;

  private final Content content;
  private final String sha256;

  /// What a file was prepared of.
  sealed interface Content {
    /// A PDF.
    record Pdf(PreparedPdf pdf) implements Content {}

    /// MusicXML.
    record Xml(PreparedXml xml) implements Content {}
  }

  private PreparedScore(Content content, String sha256) {
    this.content = content;
    this.sha256 = sha256;
  }

  /// Reads a prepared file's description.
  ///
  /// @param file which stays open
  /// @param sha256 of the whole file, in hexadecimal: part of every copy's ETag
  /// @return the description
  /// @throws IOException if it can't be read, or isn't a prepared file
  public static PreparedScore read(Regions file, String sha256) throws IOException {
    var prepared = PreparedFile.read(file);
    var content =
        switch (prepared.kind()) {
          case PDF -> new Content.Pdf(PreparedPdf.read(prepared.description(), false));
          case PDF_WITH_ROOMS -> new Content.Pdf(PreparedPdf.read(prepared.description(), true));
          case MUSICXML, PACKED_MUSICXML ->
              new Content.Xml(PreparedXml.read(prepared.kind(), prepared.description()));
          case PAGES, LOOK ->
              throw new IOException("a file of drawn pages, and none to make copies of");
        };
    return new PreparedScore(content, sha256);
  }

  /// Reads a prepared file's description, and all of the file once for its SHA-256.
  ///
  /// @param file that [CopyMaker#prepare] wrote
  /// @return the description
  /// @throws IOException if it can't be read, or isn't a prepared file
  public static PreparedScore read(Path file) throws IOException {
    try (var regions = Regions.of(file)) {
      return read(regions, Digest.ofFile(file));
    }
  }

  Content content() {
    return content;
  }

  String sha256() {
    return sha256;
  }
}
