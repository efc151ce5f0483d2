package org.partbook.copies;

import org.partbook.copies.typeset.Typesetter;

/// The fonts that stamps are set in, for every script, and HarfBuzz, which sets them.
///
/// One is enough for a process: what it has read stays in memory, outside the heap, for good. Any
/// number of threads may use it at a time. A JVM wants `--enable-native-access` for it.
public final class StampFonts {
  private final Typesetter typesetter;

  private StampFonts(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  /// Loads what every stamp needs, in about a third of a second. Fonts of further scripts are read
  /// when a name first wants them.
  ///
  /// @return the fonts
  /// @throws IllegalStateException if HarfBuzz can't be loaded on this machine, with what to do
  public static StampFonts load() {
    return new StampFonts(Typesetter.load());
  }

  /// As [#load], for whoever needs no stamp yet: opens HarfBuzz, which costs some hundredths of a
  /// second, and leaves the rest to the first stamp, which takes so much longer.
  ///
  /// @return the fonts
  /// @throws IllegalStateException if HarfBuzz can't be loaded on this machine, with what to do
  public static StampFonts open() {
    return new StampFonts(Typesetter.open());
  }

  Typesetter typesetter() {
    return typesetter;
  }
}
