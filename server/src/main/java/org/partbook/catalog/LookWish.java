package org.partbook.catalog;

import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.copies.LookInside;
import org.partbook.json.Quoted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What the catalogue says of the look inside an asset: the field `look_inside`.
///
/// A stored document has it with the asset's PDF, so that showing it to vendors asks nobody else:
/// as `pdf wish`, either of which may be missing.
sealed interface LookWish {
  String FIELD = "look_inside";

  /// Of a blob's key.
  int DIGITS = 64;

  /// Then the settings decide.
  record Unsaid() implements LookWish {}

  /// There is none, whatever the settings say.
  record Off() implements LookWish {}

  /// There is one, with as many pages as usual.
  record On() implements LookWish {}

  /// There is one in which so many pages can be read.
  record FirstPages(int pages) implements LookWish {}

  /// The field of a line.
  static LookWish read(Section line) {
    return line.hidden(FIELD).map(value -> of(value, line)).orElse(new Unsaid());
  }

  private static LookWish of(JsonNode value, Section line) {
    if (value.isBoolean()) {
      return value.booleanValue() ? new On() : new Off();
    }
    if (value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= 1
        && value.intValue() <= LookInside.MOST_READABLE) {
      return new FirstPages(value.intValue());
    }
    line.reject(
        FIELD,
        "must be true, false, or how many pages can be read, from 1 to "
            + LookInside.MOST_READABLE
            + ", not "
            + Quoted.shortened(value.toString()));
    return new Unsaid();
  }

  /// What a document has of both; nothing if there is nothing to say.
  static Optional<String> stored(LookWish wish, Optional<BlobKey> score) {
    var text = (score.map(BlobKey::sha256).orElse("") + " " + wish.word()).strip();
    return Optional.of(text).filter(said -> !said.isEmpty());
  }

  /// The wish that is stored so.
  static LookWish wish(String stored) {
    return switch (stored.substring(stored.lastIndexOf(' ') + 1)) {
      case "on" -> new On();
      case "off" -> new Off();
      case String word when word.length() <= 2 -> new FirstPages(Integer.parseInt(word));
      default -> new Unsaid();
    };
  }

  /// Takes what is stored out of a document.
  ///
  /// @return what a line says in its place; nothing if it says nothing
  static Optional<JsonNode> takeFrom(ObjectNode document) {
    return document.remove(FIELD) instanceof StringNode said
        ? wish(said.stringValue()).field()
        : Optional.empty();
  }

  private Optional<JsonNode> field() {
    return switch (this) {
      case Unsaid _ -> Optional.empty();
      case Off _ -> Optional.of(BooleanNode.FALSE);
      case On _ -> Optional.of(BooleanNode.TRUE);
      case FirstPages(int pages) -> Optional.of(IntNode.valueOf(pages));
    };
  }

  /// The PDF that is stored so.
  static Optional<BlobKey> score(String stored) {
    var first = stored.split(" ", 2)[0];
    return first.length() == DIGITS ? Optional.of(new BlobKey(first)) : Optional.empty();
  }

  private String word() {
    return switch (this) {
      case Unsaid _ -> "";
      case Off _ -> "off";
      case On _ -> "on";
      case FirstPages(int pages) -> Integer.toString(pages);
    };
  }
}
