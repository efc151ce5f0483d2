package org.partbook.copies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.file.Regions;
import org.partbook.copies.look.LookPage;
import org.partbook.copies.look.LookPages;
import org.partbook.copies.look.LookScore;

/// The description at the end of a file of a look inside: pictures of a score's pages for those who
/// haven't bought it. The first pages can be read, the others can't, and all bear a mark.
public final class LookInside {
  /// The form in which [CopyMaker#lookInside] makes it today: to be raised when the same page is
  /// drawn in another way.
  public static final int FORM = 1;

  /// How many pages may be read at most.
  public static final int MOST_READABLE = 10;

  /// How many pages have a picture at most.
  public static final int MOST_SHOWN = LookPages.MOST_SHOWN;

  private final LookScore score;

  /// How much of a page can be read.
  public enum Legible {
    /// All of it.
    ALL,
    /// Its beginning, as it is the only page of the score.
    PART,
    /// Nothing.
    NONE
  }

  /// A page that has a picture.
  ///
  /// @param number from 1
  /// @param legible how much of it can be read
  /// @param mediaType `image/png` or `image/jpeg`
  /// @param width in pixels
  /// @param height in pixels
  /// @param from where its picture begins in the file
  /// @param length of the picture, in bytes
  public record Page(
      int number, Legible legible, String mediaType, int width, int height, long from, int length) {
    private static Page of(int number, LookPage page) {
      return new Page(
          number,
          switch (page.legible()) {
            case ALL -> Legible.ALL;
            case PART -> Legible.PART;
            case NONE -> Legible.NONE;
          },
          page.jpeg() ? "image/jpeg" : "image/png",
          page.width(),
          page.height(),
          page.from(),
          page.length());
    }
  }

  private LookInside(LookScore score) {
    this.score = score;
  }

  /// Reads the description.
  ///
  /// @param file which stays open
  /// @return the description
  /// @throws IOException if it can't be read, or isn't such a file
  public static LookInside read(Regions file) throws IOException {
    return new LookInside(LookScore.read(PreparedFile.read(file)));
  }

  /// Reads the description.
  ///
  /// @param file that [CopyMaker#lookInside] wrote
  /// @return the description
  /// @throws IOException if it can't be read, or isn't such a file
  public static LookInside read(Path file) throws IOException {
    try (var regions = Regions.of(file)) {
      return read(regions);
    }
  }

  /// How many pages the score has.
  ///
  /// @return 1 or more
  public int pageCount() {
    return score.pageCount();
  }

  /// The pages that have a picture, from the first.
  ///
  /// @return as many as the score has, or [#MOST_SHOWN]
  public List<Page> pages() {
    return IntStream.range(0, score.pages().size())
        .mapToObj(index -> Page.of(index + 1, score.pages().get(index)))
        .toList();
  }
}
