package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.copies.file.Unfit;

/// Makes a file ready for personal copies and for reading, while it is imported. The catalogue asks
/// for it and knows nothing of how it is done.
public interface ScorePreparer {
  /// Whether copies of a rendering can say whose they are.
  ///
  /// @param type of the rendering: `pdf`, `musicxml`, …
  boolean canPrepare(String type);

  /// How many files may be worked on at a time.
  int atOnce();

  /// Reads a file to its end, to see whether a buyer could.
  ///
  /// @param type of the rendering: `pdf` or `musicxml`
  /// @return how many pages it has, for a PDF
  /// @throws Unfit if it isn't what it should be, or is damaged
  OptionalInt check(String type, Path file, BlobKey key) throws Unfit, IOException;

  /// Prepares a file and checks the outcome. Nothing is stored yet.
  ///
  /// @throws Unfit if no personal copies can be made of it
  Ready prepare(String type, Path file, BlobKey key) throws Unfit, IOException;

  /// Draws the pages of a PDF, for reading in the browser. Nothing is stored yet.
  ///
  /// @throws Unfit if it has no pages that could be drawn
  Ready draw(Path file, BlobKey key) throws Unfit, IOException;

  /// A file that is ready.
  interface Ready extends AutoCloseable {
    /// For a PDF.
    OptionalInt pages();

    /// What copies or drawn pages will lack, each to follow the file's name.
    List<String> warnings();

    /// Stores what was made.
    void keep() throws IOException;

    /// Throws away what was made and not kept.
    @Override
    void close() throws IOException;
  }
}
