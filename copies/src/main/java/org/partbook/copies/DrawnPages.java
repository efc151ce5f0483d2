package org.partbook.copies;

import java.io.IOException;
import java.nio.file.Path;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.file.Digest;
import org.partbook.copies.file.Regions;
import org.partbook.copies.pages.DrawnScore;

/// The description at the end of a file of drawn pages: how many there are, how large, and where
/// each begins. Small enough to keep a thousand of them in memory.
public final class DrawnPages {
  /// The form in which [CopyMaker#draw] draws today: to be raised when the same page is drawn in
  /// another way. Files of earlier forms are read as well.
  public static final int FORM = 2;

  private final DrawnScore score;
  private final String sha256;

  private DrawnPages(DrawnScore score, String sha256) {
    this.score = score;
    this.sha256 = sha256;
  }

  /// Reads the description of a file of drawn pages.
  ///
  /// @param file which stays open
  /// @param sha256 of the whole file, in hexadecimal: part of every page's ETag
  /// @return the description
  /// @throws IOException if it can't be read, or isn't such a file
  public static DrawnPages read(Regions file, String sha256) throws IOException {
    return new DrawnPages(DrawnScore.read(PreparedFile.read(file)), sha256);
  }

  /// Reads the description of a file of drawn pages, and all of the file once for its SHA-256.
  ///
  /// @param file that [CopyMaker#draw] wrote
  /// @return the description
  /// @throws IOException if it can't be read, or isn't such a file
  public static DrawnPages read(Path file) throws IOException {
    try (var regions = Regions.of(file)) {
      return read(regions, Digest.ofFile(file));
    }
  }

  DrawnScore score() {
    return score;
  }

  String sha256() {
    return sha256;
  }
}
