package org.partbook.copies;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.partbook.copies.file.RegionSource;
import org.partbook.copies.pages.DrawnPage;
import org.partbook.copies.pages.DrawnScore;

/// The pages of one buyer's copy, for reading in the browser.
///
/// A page is an SVG of three pieces: what comes before the drawing, the drawing as it lies in the
/// file, and what comes after it. The first and the last have the buyer's marks and stamp, the same
/// as the copy for download has them. Nothing of the PDF is looked at, and the drawing, nearly all
/// of the page, is sent as it was compressed when the score was prepared.
public final class PersonalPages {
  /// Part of every ETag: to be raised when the same page gives other bytes than before.
  private static final int VERSION = 1;

  private final RegionSource file;
  private final DrawnScore drawn;
  private final Surrounds surrounds;
  private final String version;

  /// Knows what is around the drawings.
  interface Surrounds {
    /// That of a page.
    ///
    /// @param number of the page, counted from 1
    Surround of(DrawnPage page, int number);
  }

  /// The pages of a copy.
  ///
  /// @param file where the drawn pages are read
  /// @param surrounds asked when a page is made
  /// @param version differs whenever the pages do
  PersonalPages(RegionSource file, DrawnScore drawn, Surrounds surrounds, String version) {
    this.file = file;
    this.drawn = drawn;
    this.surrounds = surrounds;
    this.version = VERSION + "/" + version;
  }

  /// The sizes of all pages.
  ///
  /// @return as many as there are pages, in their order
  public List<PageSize> sizes() {
    return drawn.pages().stream().map(PersonalPages::size).toList();
  }

  private static PageSize size(DrawnPage page) {
    return new PageSize(page.width(), page.height());
  }

  /// A page.
  ///
  /// @param number counted from 1
  /// @return the page, or nothing if there is none of that number
  public Optional<PagePicture> page(int number) {
    if (number < 1 || number > drawn.pages().size()) {
      return Optional.empty();
    }
    var page = drawn.pages().get(number - 1);
    return Optional.of(
        new PagePicture(() -> gzip(page, number), CopyMaker.etag(version + "/" + number)));
  }

  private byte[] gzip(DrawnPage page, int number) throws IOException {
    var surround = surrounds.of(page, number);
    try (var drawing = file.open(page.from(), page.packed())) {
      return surround.around(page, drawing);
    }
  }
}
