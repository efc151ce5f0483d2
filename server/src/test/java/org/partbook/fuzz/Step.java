package org.partbook.fuzz;

import java.time.Duration;
import java.util.List;
import org.partbook.TestAssets;

/// Something that somebody does.
sealed interface Step {
  /// A token of somebody, by which the numbers of orders are whose they are.
  enum Till {
    FIRST,
    /// Of the same vendor, with a token of its own.
    FIRST_AGAIN,
    FIRST_IN_SANDBOX,
    /// Of a vendor that may not list the catalogue.
    SECOND;

    /// Whose orders it sees.
    Till owner() {
      return this == FIRST_AGAIN ? FIRST : this;
    }

    boolean mayList() {
      return this != SECOND;
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

  /// Something that is sold with others.
  sealed interface Item {
    long line();
  }

  record Named(long line, long asset, String country, long quantity) implements Item {}

  /// Two parts of a quartet, as this line and the next.
  record Parts(long line) implements Item {}

  /// By the token that a validation gave, the latest one first; by none if there were fewer.
  record ByToken(long line, int token) implements Item {}

  /// A vendor sells a whole order.
  record RegisterOrder(Till till, long order, List<Item> items) implements Step {}

  record Validate(Till till, long asset, long quantity) implements Step {}

  /// A vendor sells by the token that a validation gave, the latest one first.
  record RegisterByToken(Till till, int token, long order, long line) implements Step {}

  record Ask(Till till, long order) implements Step {}

  record Link(Till till, long order, long line, boolean view) implements Step {}

  record Cancel(Till till, long order, long line) implements Step {}

  /// A buyer opens a link to a file that was given out before, the latest one first; or looks
  /// whether it is there.
  record Open(int link, boolean head) implements Step {}

  /// A vendor wants all files of an order in one.
  record LinkOrder(Till till, long order) implements Step {}

  /// As [Open], with a link to all files of an order.
  record OpenOrder(int link, boolean head) implements Step {}

  /// A vendor lists its lines, page by page.
  ///
  /// @param status empty for all
  /// @param from how many steps ago it was then; negative for the beginning
  /// @param to negative for no end
  record ListOrders(Till till, int pageSize, String status, int from, int to) implements Step {}

  /// A vendor goes on where somebody's list ended the last time.
  record ListOn(Till till, Till cursorOf, int pageSize) implements Step {}

  /// A vendor reads on in somebody's events, until there are no more.
  record Follow(Till till, Till cursorOf, int pageSize, boolean linesOnly) implements Step {}

  /// A vendor wants the proof that a sale was logged.
  ///
  /// @param patient whether it waits for it
  record AskReceipt(Till till, long order, long line, boolean patient) implements Step {}

  /// Somebody checks the copy of a line by its code.
  record Verify(Till till, long order, long line) implements Step {}

  record ListAssets(Till till, int pageSize) implements Step {}

  record AskAsset(Till till, long asset) implements Step {}

  /// A vendor reads on in what has changed for somebody in the catalogue.
  record FollowAssets(Till till, Till cursorOf, int pageSize) implements Step {}

  /// A vendor's developers look at what the sandbox has seen of their program.
  record Report(Till till) implements Step {}

  /// Time goes by.
  record Pass(Duration time) implements Step {}

  /// Time goes by in a vendor's sandbox.
  record PassInSandbox(Duration time) implements Step {}

  record Change(Piano piano) implements Step {}

  /// A token is revoked, and its vendor is given another one.
  record Revoke(Till till) implements Step {}
}
