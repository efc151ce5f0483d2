package org.partbook.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partbook.catalog.EditionPolicy;
import org.partbook.catalog.EditionWeight;
import org.partbook.catalog.EditionWords;

/// What is typed of an edition, and whether it can be said.
final class EditionOptions {
  private EditionOptions() {}

  static EditionWords words(
      Optional<String> note, Optional<String> weight, Optional<String> policy, String prefix) {
    note.filter(text -> text.length() > EditionWords.LONGEST_NOTE)
        .ifPresent(text -> {
          throw CommandFailed.wrongUsage(
              "--%snote has at most %d characters, not %d"
                  .formatted(prefix, EditionWords.LONGEST_NOTE, text.length()));
        });
    note.filter(text -> text.chars().anyMatch(EditionOptions::isControl))
        .ifPresent(_ -> {
          throw CommandFailed.wrongUsage("--" + prefix + "note must not hold control characters");
        });
    return new EditionWords(
        note,
        weight.map(typed ->
            one("--" + prefix + "weight", typed, EditionWeight.values(), EditionWeight::word)),
        policy.map(typed ->
            one("--" + prefix + "policy", typed, EditionPolicy.values(), EditionPolicy::word)));
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) && character != '\n' && character != '\t';
  }

  private static <E> E one(String option, String typed, E[] all, Function<E, String> word) {
    return Arrays.stream(all)
        .filter(one -> word.apply(one).equals(typed))
        .findAny()
        .orElseThrow(() ->
            CommandFailed.wrongUsage(
                "%s is one of %s, not '%s'"
                    .formatted(
                        option,
                        Arrays.stream(all).map(word).collect(Collectors.joining(", ")),
                        typed)));
  }
}
