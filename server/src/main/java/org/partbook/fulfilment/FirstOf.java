package org.partbook.fulfilment;

import org.partbook.purchase.ClaimedLine;

/// Asks one source, and another where the first has nothing.
public record FirstOf(ScoreSource first, ScoreSource other) implements ScoreSource {
  @Override
  public Answer fetch(ClaimedLine line) throws Exception {
    var answer = first.fetch(line);
    return answer instanceof Absent ? other.fetch(line) : answer;
  }
}
