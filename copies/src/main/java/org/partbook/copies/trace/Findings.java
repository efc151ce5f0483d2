package org.partbook.copies.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.partbook.copies.licence.CopyCode;

/// What has been found so far.
final class Findings {
  private static final int MOST_REMARKS = 20;

  private final Map<CopyCode, List<Evidence>> byCode = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  void ofFile(MarkKind kind, CopyCode code) {
    add(code, new Evidence(kind, OptionalInt.empty(), 0));
  }

  void onPage(MarkKind kind, int page, CopyCode code) {
    onPage(kind, page, code, 0);
  }

  void onPage(MarkKind kind, int page, CopyCode code, int corrected) {
    add(code, new Evidence(kind, OptionalInt.of(page), corrected));
  }

  /// Whether a mark was read on a page that can't be a coincidence.
  boolean isSureOf(int page) {
    return byCode.values().stream()
        .flatMap(List::stream)
        .filter(evidence -> evidence.kind().isChecked())
        .anyMatch(evidence -> evidence.page().equals(OptionalInt.of(page)));
  }

  void remark(String sentence) {
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(sentence);
    }
  }

  List<TracedCopy> copies() {
    return byCode.entrySet().stream()
        .map(found -> new TracedCopy(found.getKey(), found.getValue()))
        .sorted(Comparator.comparingInt(copy -> -copy.evidence().size()))
        .toList();
  }

  List<String> remarks() {
    return remarks;
  }

  private void add(CopyCode code, Evidence evidence) {
    var known = byCode.computeIfAbsent(code, _ -> new ArrayList<>());
    if (!known.contains(evidence)) {
      known.add(evidence);
    }
  }
}
