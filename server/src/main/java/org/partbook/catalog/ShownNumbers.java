package org.partbook.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which of a publisher's own numbers vendors are shown. They are known to the world anyhow; all
/// else in `own` is nobody's business.
public final class ShownNumbers {
  private static final List<String> CAN_BE_SHOWN = List.of(OwnFields.ISMN, OwnFields.ISWC);

  private final List<String> names;

  private ShownNumbers(List<String> names) {
    this.names = names;
  }

  public static ShownNumbers none() {
    return new ShownNumbers(List.of());
  }

  /// As the setting has it: `ismn,iswc`.
  public static ShownNumbers parse(String text) {
    var asked =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!Set.copyOf(CAN_BE_SHOWN).containsAll(asked)) {
      throw new IllegalArgumentException("it names ismn, iswc, or both with a comma between them");
    }
    return new ShownNumbers(List.copyOf(asked));
  }

  /// As the setting has it.
  @Override
  public String toString() {
    return String.join(",", names);
  }

  /// A number below 10 that differs with what is shown.
  long form() {
    long bits = 0;
    for (var name : names) {
      bits |= 1L << CAN_BE_SHOWN.indexOf(name);
    }
    return bits;
  }

  boolean isNone() {
    return names.isEmpty();
  }

  /// Puts into a document what is shown of its own fields.
  void show(@Nullable JsonNode own, ObjectNode document) {
    if (own != null) {
      for (var name : names) {
        if (own.path(name).isString()) {
          document.set(name, own.path(name));
        }
      }
    }
  }

  /// What is shown of own fields, as it stands between two commas of a document.
  ///
  /// @param from where the object with the own fields begins
  byte[] fieldsOf(byte[] json, int from, int to) {
    var shown = Json.mapperInstance().createObjectNode();
    show(AssetDocument.parse(Arrays.copyOfRange(json, from, to)), shown);
    var text = Json.write(shown);
    return text.substring(1, text.length() - 1).getBytes(StandardCharsets.UTF_8);
  }
}
