package org.partbook.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.catalog.AssetId;

/// A way to go wrong, and the asset that is brought in to go wrong in it. Ids and titles are part
/// of the interface: vendors' own tests rely on them. Which asset does go wrong in it is what is
/// stored of the asset, as [Misbehaviours] knows; the names of these constants are stored there.
public enum Misbehaviour {
  ALWAYS_FAILS(
      1,
      "always fails",
      "It is registered (201), and within a second `info` answers 502: it can't be fulfilled.",
      "Cancel the line and give the money back, or ask the publisher. Asking again changes nothing."),
  FAILS_TWICE(
      2,
      "fails twice, then completes",
      "The server's own first two attempts fail. `info` answers 202 for about four seconds, then 200.",
      "Nothing but wait: the server tries again by itself."),
  TAKES_40_SECONDS(
      3,
      "takes 40 seconds",
      "`info` answers 202 for 40 seconds, then 200.",
      "Don't keep the buyer waiting at a page that loads. Say that the copy is being made, ask again"
          + " less and less often, and send a mail when it is there."),
  NEVER_READY(
      4,
      "stays in processing until it fails",
      "`info` answers 202 until the line's deadline, two minutes after its registration, then 502.",
      "Have a limit of your own on how long the buyer waits, but don't give the money back as long as"
          + " it is 202: cancel first, which is possible while a line is processing."),
  WITHDRAWN(
      5,
      "is withdrawn after it was listed",
      "It is on the list, but `validate` and `register` answer 422: `asset_id` is withdrawn from sale.",
      "Tell the buyer before the payment, which is what validate is for, and read the list again.") {
    @Override
    Map<String, Object> terms() {
      return Map.of("withdrawn", true);
    }
  },
  ONE_COUNTRY(
      6,
      "is sold in one country only",
      "It is sold in US. Elsewhere `validate` answers 422 on `customer_ip`, and `register` on"
          + " `country_code`. 203.0.113.9 is an address in US, 198.51.100.7 one in DE.",
      "Tell the buyer that it isn't sold where they are. Don't repeat it.") {
    @Override
    Map<String, Object> terms() {
      return Map.of("world", false, "countries", List.of("US"));
    }
  },
  MINIMUM_QUANTITY(
      7,
      "is sold from three copies on",
      "Its `min_qty` is 3. For less, `validate` and `register` answer 422 on `quantity`.",
      "Read `min_qty` and let the buyer order no less.") {
    @Override
    Map<String, Object> terms() {
      return Map.of("min_qty", 3);
    }
  },
  DOWNLOAD_BREAKS_OFF(
      8,
      "a download that breaks off",
      "The first download of each line breaks off in the middle. Later ones go through.",
      "Compare what came with `Content-Length`. Go on where it broke off, with `Range` and `If-Range`,"
          + " or fetch all of it again."),
  LINK_EXPIRES(
      9,
      "a link that expires after ten seconds",
      "Its links answer 410 from ten seconds after they were made.",
      "Ask for a link when the buyer wants one, and for another when it has expired. Never store one."),
  ANSWER_LOST(
      10,
      "an answer that gets lost",
      "The line is registered and stored, and then the connection is closed without an answer.",
      "Ask with `info`, or register again with the same numbers: 409 says that it is there. Never sell"
          + " it again under other numbers."),
  SERVER_ERROR(
      11,
      "500 the first time",
      "The first registration of each line is answered 500, and nothing is stored. The next one works.",
      "Register again, with the same numbers. A 500 doesn't tell whether anything was stored: 201 and"
          + " 409 do."),
  TOO_MANY_REQUESTS(
      12,
      "429 the first time",
      "The first registration of each line is answered 429 with `Retry-After: 2`, and nothing is"
          + " stored. The next one works.",
      "Wait as many seconds as `Retry-After` says, then register again with the same numbers."),
  TOKEN_EXPIRES(
      13,
      "a validation that holds for ten seconds",
      "Its validation tokens expire after ten seconds. Then `register` answers 422 on `token`.",
      "Look at `exp_date`. When it is over, validate again and register with the new token.");

  /// How long links of [#LINK_EXPIRES] and tokens of [#TOKEN_EXPIRES] hold.
  static final Duration SHORT = Duration.ofSeconds(10);

  /// When [#NEVER_READY] is given up.
  static final Duration DEADLINE = Duration.ofMinutes(2);

  private final long asset;
  private final String title;
  private final String effect;
  private final String advice;

  Misbehaviour(int number, String title, String effect, String advice) {
    this.asset = AssetId.FIRST_OF_SANDBOX + number - 1;
    this.title = title;
    this.effect = effect;
    this.advice = advice;
  }

  /// The one that is stored by this name; none if it is of a later version.
  static Optional<Misbehaviour> named(String name) {
    return Stream.of(values()).filter(one -> one.name().equals(name)).findFirst();
  }

  /// Whether an asset is brought in with one of them.
  static boolean brings(AssetId asset) {
    return Stream.of(values()).anyMatch(one -> one.asset == asset.value());
  }

  /// The asset that is brought in with it.
  public AssetId asset() {
    return new AssetId(asset);
  }

  /// As it stands in the catalogue.
  public String title() {
    return "Sandbox: " + title;
  }

  /// What happens. Code is in backticks.
  public String effect() {
    return effect;
  }

  /// What a good shop does then.
  public String advice() {
    return advice;
  }

  /// The fields of its asset that bring it about, as they stand in a catalogue; mostly none do.
  Map<String, Object> terms() {
    return Map.of();
  }
}
