package org.partbook.doctor;

import java.util.List;
import java.util.Optional;

/// What a check answers.
record Outcome(Verdict verdict, String message, Optional<String> toDo, List<String> details) {
  static Outcome ok(String message) {
    return new Outcome(Verdict.OK, message, Optional.empty(), List.of());
  }

  static Outcome mended(String message, List<String> details) {
    return new Outcome(Verdict.MENDED, message, Optional.empty(), details);
  }

  static Outcome warning(String message, String toDo) {
    return new Outcome(Verdict.WARNING, message, Optional.of(toDo), List.of());
  }

  static Outcome fault(String message, String toDo) {
    return new Outcome(Verdict.FAULT, message, Optional.of(toDo), List.of());
  }

  static Outcome notExamined(String reason) {
    return new Outcome(
        Verdict.NOT_EXAMINED, "not examined: " + reason, Optional.empty(), List.of());
  }

  Outcome with(List<String> particulars) {
    return new Outcome(verdict, message, toDo, particulars);
  }
}
