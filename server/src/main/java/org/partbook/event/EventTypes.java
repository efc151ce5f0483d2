package org.partbook.event;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which types of events somebody wants, as they said it: `line.completed`, `asset.*`. Nothing said
/// means all, also those that there will be one day.
///
/// @param words each stands for one or more
public record EventTypes(List<String> words) {
  /// More than this can only be repetitions.
  private static final int MOST = 50;

  public static final EventTypes ALL = new EventTypes(List.of());

  public EventTypes {
    words = List.copyOf(words);
  }

  /// Reads what somebody typed: words with commas between them.
  ///
  /// @throws IllegalArgumentException if one of them stands for nothing, and says which there are
  public static EventTypes parse(String typed) {
    var words = new ArrayList<String>();
    for (var word : typed.split(",", MOST + 1)) {
      var one = word.strip();
      if (EventType.named(one).isEmpty()) {
        throw new IllegalArgumentException(
            "'%s' is no type of events: there are %s, and line.*, asset.*, statement.*"
                .formatted(
                    one.length() > 40 ? one.substring(0, 40) + "…" : one,
                    String.join(
                        ", ", Stream.of(EventType.values()).map(EventType::wire).toList())));
      }
      words.add(one);
    }
    return new EventTypes(words.stream().distinct().toList());
  }

  /// The types that are wanted.
  public Set<EventType> all() {
    var all = words.isEmpty() ? EnumSet.allOf(EventType.class) : EnumSet.noneOf(EventType.class);
    words.forEach(word -> all.addAll(EventType.named(word)));
    return all;
  }

  /// The same, by their names.
  public List<String> wires() {
    return all().stream().map(EventType::wire).toList();
  }

  /// As it can be typed again; `all` if nothing was said.
  @Override
  public String toString() {
    return words.isEmpty() ? "all" : String.join(",", words);
  }
}
