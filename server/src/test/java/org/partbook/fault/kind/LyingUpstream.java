package org.partbook.fault.kind;

import java.sql.SQLException;
import java.util.Random;
import org.partbook.fault.site.Site;
import org.partbook.fault.site.Upstream.Mood;

/// The upstream says nothing, or fails, breaks off before all is sent that it announced, or sends
/// what is no score, or one that nobody can read within the memory that he has.
final class LyingUpstream implements Fault {
  /// While such a line waits to be tried again, it is known why.
  private static final String SOME_TAKES_TOO_MUCH =
      "select exists (select from order_job where failure like '%takes too %')";

  private final Mood mood;

  LyingUpstream(Mood mood) {
    this.mood = mood;
  }

  @Override
  public String name() {
    return "an upstream that "
        + switch (mood) {
          case HONEST -> "is well";
          case HANGING -> "says nothing";
          case FAILING -> "answers 500";
          case BREAKING_OFF -> "breaks off";
          case TALKING_NONSENSE -> "sends nonsense";
          case HOSTILE -> "sends a PDF that takes all memory";
        };
  }

  /// Of what is hostile, that it was read and refused: it may have kept some server busy until
  /// then.
  @Override
  public boolean hasHappened(Site site) throws SQLException {
    return site.upstream().isMet() && (mood != Mood.HOSTILE || someTakesTooMuch(site));
  }

  private static boolean someTakesTooMuch(Site site) throws SQLException {
    try (var connection = site.database().connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(SOME_TAKES_TOO_MUCH)) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public boolean leavesTraces() {
    return mood == Mood.HOSTILE;
  }

  @Override
  public void begin(Site site, Random random) {
    site.upstream().become(mood);
  }

  @Override
  public void end(Site site) {
    site.upstream().become(Mood.HONEST);
  }
}
