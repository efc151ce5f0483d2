package org.partbook.copies.file;

import java.util.List;

/// What the publisher of a file should know of it, though it can be used.
///
/// @param kind of what sort it is
/// @param pages where, from 1, of very many only the first; empty where it concerns the whole file
/// @param text all of it, to follow the file's name: `has a digital signature, which copies don't
///   have`
public record Finding(Kind kind, List<Integer> pages, String text) {
  /// So many pages of one finding are named.
  public static final int MOST_PAGES = 100;

  /// What there is to find.
  public enum Kind {
    /// It was signed, and copies aren't.
    SIGNED,

    /// It holds other files, which bear no stamp.
    ATTACHMENTS,

    /// It is encrypted, and copies aren't.
    ENCRYPTED,

    /// It is damaged, in a way that could be mended.
    REPAIRED,

    /// It holds JavaScript.
    SCRIPTS,

    /// It holds links that start programs.
    LAUNCHES,

    /// Pages have no free place for the stamp.
    NO_ROOM,

    /// Pages are so small that a stamp on them can hardly be read.
    SMALL,

    /// Pages can't be drawn.
    NOT_DRAWN,

    /// Pictures can't be drawn.
    PICTURES_MISSING,

    /// Nothing is seen of what is on a page.
    BLANK,

    /// Two programs draw a page differently.
    DOUBTFUL
  }

  /// The same with no more pages than may be named.
  public Finding {
    pages = pages.stream().limit(MOST_PAGES).toList();
  }

  /// One that concerns the whole file.
  ///
  /// @param kind of what sort it is
  /// @param text all of it, to follow the file's name
  /// @return a finding without pages
  public static Finding of(Kind kind, String text) {
    return new Finding(kind, List.of(), text);
  }
}
