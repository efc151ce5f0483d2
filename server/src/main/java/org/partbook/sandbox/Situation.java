package org.partbook.sandbox;

import java.util.Locale;

/// What a shop should have met, and handled, before it goes live. Names are part of the interface.
public enum Situation {
  POLLED_UNTIL_COMPLETION(
      "Polled until completion",
      "`info` answered 202, was asked again until the order was settled, and then answered 200 or 502; or it was asked with `Prefer: wait`, and held its answer until then.",
      Misbehaviour.FAILS_TWICE),
  TREATED_202_AS_LATER(
      "Treated 202 as “later”",
      "`info` answered 202 and was asked again after a pause. Wait a second or two, and longer each"
          + " time; three times in a row within a tenth of a second is no waiting, nor is to ask for a"
          + " link of a line that is still processing. To ask with `Prefer: wait` is.",
      Misbehaviour.TAKES_40_SECONDS),
  RECOVERED_A_LOST_ANSWER(
      "Recovered a lost 201 without a second sale",
      "A line was stored and its 201 lost. The order was then asked for with `info`, or the line"
          + " registered again with the same numbers (409). Meanwhile nothing else was sold to the same"
          + " customer of the same asset: that would look like a second sale, so give the buyers of your"
          + " tests different names.",
      Misbehaviour.ANSWER_LOST),
  MET_A_CONFLICT(
      "Met a 409",
      "A line was registered that exists. It is good news: the sale is there. `info` shows it."),
  MET_A_REFUSAL(
      "Met a 422",
      "A validation or registration was refused. `errors` names every field that is wrong, and why.",
      Misbehaviour.MINIMUM_QUANTITY),
  MET_A_FAILED_ORDER(
      "Met a 502",
      "`info` answered 502: every line that wasn't cancelled has failed. Cancel, and give the money"
          + " back.",
      Misbehaviour.ALWAYS_FAILS),
  REPEATED_AFTER_AN_ERROR(
      "Repeated a registration after a 500",
      "A registration was answered 500, and was sent again with the same numbers.",
      Misbehaviour.SERVER_ERROR),
  WAITED_AS_TOLD(
      "Waited as long as Retry-After said",
      "A registration was answered 429 with `Retry-After`, and was sent again after that many seconds"
          + " and no sooner.",
      Misbehaviour.TOO_MANY_REQUESTS),
  FETCHED_A_FRESH_LINK(
      "Fetched a fresh link after expiry",
      "A link from `download-url` or `view-url` had expired, and another one was asked for, instead of"
          + " offering the old one. (The links in `info` are not counted.)",
      Misbehaviour.LINK_EXPIRES),
  CANCELLED("Cancelled a line", "A line was cancelled: `cancel` answered 201."),
  MET_A_REFUSED_CANCELLATION(
      "Met a refused cancellation",
      "`cancel` answered 400, and `name` said why: `ALREADY_CANCELLED`, `ALREADY_DELIVERED` or"
          + " `CANCELLATION_WINDOW_OVER`. Cancel a line twice, or one whose file was downloaded."),
  USED_A_FRESH_VALIDATION(
      "Used a fresh validation token",
      "A validation token had expired, or was refused when a line was registered with it; the sale was"
          + " validated again, and registered with the new token. Counts only for shops that validate.",
      Misbehaviour.TOKEN_EXPIRES),
  RESUMED_A_DOWNLOAD(
      "Went on with a download that broke off",
      "A download broke off in the middle, and was asked for again. Counts only for shops that"
          + " download themselves.",
      Misbehaviour.DOWNLOAD_BREAKS_OFF),
  SENT_NAMES_AS_THEY_ARE(
      "Sent names as they are",
      "A line was registered for somebody whose name has an `&`, an apostrophe or a quotation mark in"
          + " it, and the name came as it is. Names that were escaped for a web page before, as in"
          + " `O&#039;Brien` and `Smith &amp; Sons`, are printed like that on every page of the copy."
          + " Counts only once such a name has come up: try it with `O'Brien`."),
  TOOK_AN_EVENT_TWICE(
      "Took the same event a second time",
      "A webhook came twice, with the same `webhook-id`, and was answered 2xx the second time as"
          + " well. Whoever answers anything else gets it again and again. Try it with a webhook whose"
          + " trouble is `twice`; counts only once it has come up, as do the next two."),
  REFUSED_A_WRONG_SIGNATURE(
      "Refused a wrong signature",
      "A webhook came with a signature that doesn't fit, and was not answered 2xx; then the right one"
          + " came, and was. Whoever takes both doesn't verify. Try it with the trouble"
          + " `wrong_signature`."),
  REFUSED_A_STALE_MESSAGE(
      "Refused a stale webhook",
      "A webhook came whose `webhook-timestamp` was ten minutes old, rightly signed, and was not"
          + " answered 2xx; then one of now came, and was. Whoever takes both can be sent old ones by"
          + " anybody who has seen them. Try it with the trouble `stale`.");

  private final String title;
  private final String explanation;
  private final String tryWith;

  Situation(String title, String explanation) {
    this.title = title;
    this.explanation = explanation;
    this.tryWith = "";
  }

  Situation(String title, String explanation, Misbehaviour tryWith) {
    this.title = title;
    this.explanation = explanation;
    this.tryWith = "Try it with asset %s, “%s”.".formatted(tryWith.asset(), tryWith.title());
  }

  /// As it stands in JSON and in addresses.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  /// What happens and what counts as handled. Code is in backticks.
  String explanation() {
    return explanation;
  }

  /// With which asset it can be met; nothing if any will do.
  String tryWith() {
    return tryWith;
  }

  /// Whether a shop can do without, as long as it hasn't met it.
  public boolean isOptional() {
    return switch (this) {
      case USED_A_FRESH_VALIDATION,
          RESUMED_A_DOWNLOAD,
          SENT_NAMES_AS_THEY_ARE,
          TOOK_AN_EVENT_TWICE,
          REFUSED_A_WRONG_SIGNATURE,
          REFUSED_A_STALE_MESSAGE ->
          true;
      default -> false;
    };
  }
}
