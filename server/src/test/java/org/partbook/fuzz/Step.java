package org.partbook.fuzz;

import java.time.Duration;
import org.partbook.TestAssets;

/// Something that somebody does.
sealed interface Step {
  /// A token of somebody, by which the numbers of orders are whose they are.
  enum Till {
    FIRST,
    /// Of the same vendor, with a token of its own.
    FIRST_AGAIN,
    FIRST_IN_SANDBOX,
    SECOND;

    /// Whose orders it sees.
    Till owner() {
      return this == FIRST_AGAIN ? FIRST : this;
    }
  }

  /// What a publisher makes of the asset [TestAssets#PIANO].
  enum Piano {
    USUAL(""),
    WITHDRAWN(",\"withdrawn\":true"),
    FOR_CHOIRS(",\"min_qty\":3"),
    GERMAN(",\"countries\":[\"DE\"],\"world\":false"),
    DEARER(",\"retail_price\":7.5");

    private final String more;

    Piano(String more) {
      this.more = more;
    }

    String line() {
      return """
      {"asset_id":%d,"title":"Träumerei","format_short_name":"PDF","asset_type":"SINGLE",\
      "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}]%s}\
      """
          .formatted(TestAssets.PIANO, more);
    }

    boolean sells(String country, long quantity) {
      return switch (this) {
        case USUAL, DEARER -> true;
        case WITHDRAWN -> false;
        case FOR_CHOIRS -> quantity >= 3;
        case GERMAN -> country.equals("DE");
      };
    }
  }

  /// A vendor sells.
  record Register(Till till, long order, long line, long asset, String country, long quantity)
      implements Step {}

  /// A vendor sells two parts of a quartet as one purchase, as this line and the next.
  record RegisterParts(Till till, long order, long line) implements Step {}

  record Validate(Till till, long asset, long quantity) implements Step {}

  /// A vendor sells by the token that a validation gave, the latest one first.
  record RegisterByToken(Till till, int token, long order, long line) implements Step {}

  record Ask(Till till, long order) implements Step {}

  record Link(Till till, long order, long line, boolean view) implements Step {}

  record Cancel(Till till, long order, long line) implements Step {}

  /// A buyer opens a link to a file that was given out before, the latest one first; or looks
  /// whether it is there.
  record Open(int link, boolean head) implements Step {}

  /// Time goes by.
  record Pass(Duration time) implements Step {}

  /// Time goes by in a vendor's sandbox.
  record PassInSandbox(Duration time) implements Step {}

  record Change(Piano piano) implements Step {}

  /// A token is revoked, and its vendor is given another one.
  record Revoke(Till till) implements Step {}
}
