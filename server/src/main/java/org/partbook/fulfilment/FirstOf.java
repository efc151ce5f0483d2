package org.partbook.fulfilment;

import org.partbook.catalog.AssetId;

/// Asks one source, and another where the first has nothing.
public record FirstOf(ScoreSource first, ScoreSource other) implements ScoreSource {
  @Override
  public Answer fetch(AssetId asset) throws Exception {
    var answer = first.fetch(asset);
    return answer instanceof Absent ? other.fetch(asset) : answer;
  }
}
