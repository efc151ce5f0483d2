package org.partbook.catalog;

import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.copies.LookInside;
import org.partbook.copies.file.Digest;

/// What the settings say of looks inside: pictures of a score's pages that anybody may see.
///
/// @param readable how many pages of an asset can be read of which the catalogue says nothing;
///   nothing if there is no look inside those
/// @param name whose the scores are, as it stands across the pages; may be empty
public record LookRules(OptionalInt readable, String name) {
  /// What stands across the pages is short enough to be read.
  public static final int LONGEST_NAME = 60;

  /// Of assets of which the catalogue says that there is a look inside, and no more.
  public static final int USUAL = 2;

  /// Of hashes: enough to tell one from those that it replaces.
  private static final int DIGITS = 16;

  /// What is to be seen of a score.
  ///
  /// @param readable how many pages can be read at most
  public record Look(BlobKey score, int readable) {}

  public LookRules {
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw new IllegalArgumentException("too long a name");
    }
  }

  /// A name that is no longer than it may be.
  public static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  /// Without looks inside, unless the catalogue asks for one.
  public static LookRules off() {
    return new LookRules(OptionalInt.empty(), "");
  }

  /// How the pictures of a score are made, told so that it differs whenever they do.
  public String kind(int pages) {
    return hash("%d/%d/%s".formatted(LookInside.FORM, pages, name));
  }

  /// Part of the address of a look: it changes when the score, the settings or our way of drawing
  /// does.
  public String version(Look look) {
    return hash(look.score().sha256() + "/" + kind(look.readable()));
  }

  private static String hash(String text) {
    return Digest.hex(Digest.of(text)).substring(0, DIGITS);
  }

  /// A number that differs with these rules.
  long form() {
    return Integer.toUnsignedLong((LookInside.FORM + " " + readable + " " + name).hashCode());
  }

  /// What is to be seen of an asset.
  ///
  /// @param wish what the catalogue says
  /// @param score its PDF
  Optional<Look> look(LookWish wish, Optional<BlobKey> score) {
    var pages =
        switch (wish) {
          case LookWish.Unsaid _ -> readable;
          case LookWish.Off _ -> OptionalInt.empty();
          case LookWish.On _ -> OptionalInt.of(readable.orElse(USUAL));
          case LookWish.FirstPages(int wished) -> OptionalInt.of(wished);
        };
    return score.flatMap(
        key -> pages.isPresent() ? Optional.of(new Look(key, pages.getAsInt())) : Optional.empty());
  }
}
