package org.partbook.doctor;

import java.util.List;
import java.util.Optional;

/// What a check has found.
///
/// @param check its name
/// @param message in words, without a full stop
/// @param toDo what somebody should do about it, in a sentence or two
/// @param details what it is about, one by one; not all of very many
public record Finding(
    String check, Verdict verdict, String message, Optional<String> toDo, List<String> details) {
  public Finding {
    details = List.copyOf(details);
  }

  static Finding of(String check, Outcome outcome) {
    return new Finding(
        check, outcome.verdict(), outcome.message(), outcome.toDo(), outcome.details());
  }
}
