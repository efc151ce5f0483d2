package org.partbook.purchase;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.purchase.Amendment.Done;
import org.partbook.purchase.Amendment.Refused;

/// What a publisher can do to a sale, whatever the vendor may. Each change has a reason, somebody
/// who made it, and an entry in the journal; what it does to the money is in the same entry.
public final class Amendments {
  /// In scripts that part words by blanks.
  private static final Pattern SHORT_WORD =
      Pattern.compile("[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}]{1,3}");

  private static final String REASON = "reason";

  private final Database db;
  private final Clock clock;
  private final Actor actor;
  private final PurchaseStore store = new PurchaseStore();
  private final LineStore lines = new LineStore();

  /// Changes that somebody makes.
  public Amendments(Database db, Clock clock, Actor actor) {
    this.db = db;
    this.clock = clock;
    this.actor = actor;
  }

  /// Gives money back, also after the delivery. The copy stays what it is, unless it is ended.
  ///
  /// @param wanted how many copies; all that are left if it isn't said
  /// @param end whether the copy is ended as well
  public Amendment refund(OrderLine line, Optional<Long> wanted, boolean end, String reason) {
    return change(
        line,
        reason,
        (tx, now) -> {
          var against = againstRefund(now, wanted);
          if (against.isPresent()) {
            return against;
          }
          long copies = wanted.orElse(now.kept());
          var facts = Facts.of().add(REASON, reason).add("copies", copies);
          lines.refund(tx, now, copies, actor, moment(now), facts.json());
          if (end && !now.isEnded()) {
            lines.end(tx, now, actor, moment(now), facts(EndReason.REFUND, reason));
          }
          return Optional.empty();
        });
  }

  private static Optional<String> againstRefund(OrderLine line, Optional<Long> wanted) {
    if (line.status() == LineStatus.CANCELLED && !line.isEnded()) {
      return Optional.of("was cancelled before, so nothing is owed for it");
    }
    if (line.completedAt().isEmpty() || line.status() == LineStatus.FAILED) {
      return Optional.of(
          "is %s, so nothing is owed for it yet; it can be cancelled".formatted(line.status()));
    }
    if (line.kept() == 0) {
      return Optional.of("has been refunded before, all of it");
    }
    if (wanted.isPresent() && wanted.get() < 1) {
      return Optional.of("can't be refunded by " + wanted.get() + " copies: it must be 1 or more");
    }
    return wanted
        .filter(copies -> copies > line.kept())
        .map(copies ->
            "has %d of its %d copies left to be refunded, not %d"
                .formatted(line.kept(), line.quantity(), copies));
  }

  /// Ends a copy: no link leads to it any more, and its code is no longer good.
  public Amendment end(OrderLine line, EndReason why, String reason) {
    return change(
        line,
        reason,
        (tx, now) -> {
          if (now.isEnded()) {
            return Optional.of("was ended before");
          }
          if (now.status() != LineStatus.COMPLETED) {
            return Optional.of("is %s, so there is no copy to end".formatted(now.status()));
          }
          lines.end(tx, now, actor, moment(now), facts(why, reason));
          return Optional.empty();
        });
  }

  private static String facts(EndReason why, String reason) {
    return Facts.of().add("why", why.name().toLowerCase(Locale.ROOT)).add(REASON, reason).json();
  }

  /// Makes an ended copy good again. Links have to be fetched anew.
  public Amendment restore(OrderLine line, String reason) {
    return change(
        line,
        reason,
        (tx, now) -> {
          if (!now.isEnded()) {
            return Optional.of("was not ended, so there is nothing to restore");
          }
          lines.restore(tx, now, actor, moment(now), Facts.of().add(REASON, reason).json());
          return Optional.empty();
        });
  }

  /// Has the copy bear another name from now on. Links have to be fetched anew, since they lead to
  /// other bytes now; the former name can still be found.
  public Amendment rename(OrderLine line, String name, String reason) {
    return change(
        line,
        reason,
        (tx, now) -> {
          var against = againstRename(now, name);
          if (against.isPresent()) {
            return against;
          }
          if (mentions(reason, name)) {
            return Optional.of("keeps its name: the reason has the new one in it");
          }
          var salt = Snapshot.randomSalt();
          var facts = Facts.of().addHidden("customer", salt, name).add(REASON, reason);
          lines.rename(tx, now, name, salt, actor, moment(now), facts.json());
          return Optional.empty();
        });
  }

  private static Optional<String> againstRename(OrderLine line, String name) {
    if (line.isErased()) {
      return Optional.of("has had its customer's name erased");
    }
    if (line.status() == LineStatus.CANCELLED) {
      return Optional.of(line.isEnded() ? "was ended" : "was cancelled");
    }
    if (line.customer().equals(name)) {
      return Optional.of("bears this name already");
    }
    return CustomerName.against(name).map(problem -> "keeps its name: a customer's " + problem);
  }

  /// Forgets the buyer's name, and all that the line had before. The sale, its code and its amounts
  /// stay. Links have to be fetched anew.
  public Amendment erase(OrderLine line, String reason) {
    return change(
        line,
        reason,
        (tx, now) -> {
          if (now.isErased()) {
            return Optional.of("has had its customer's name erased before");
          }
          lines.erase(tx, now, actor, moment(now), Facts.of().add(REASON, reason).json());
          return Optional.empty();
        });
  }

  /// Whether a line has a name, or had it before it was renamed: the whole of it, in any case.
  public boolean hasHadName(OrderLine line, String name) {
    return db.ask(tx -> names(tx, line).anyMatch(name::equalsIgnoreCase));
  }

  /// Writes down that the publisher has made a link to a copy.
  public Amendment linked(OrderLine line, String what, String reason) {
    return change(
        line,
        reason,
        (tx, now) -> {
          if (now.status() != LineStatus.COMPLETED) {
            return Optional.of(now.isEnded() ? "was ended" : "is %s".formatted(now.status()));
          }
          var facts = Facts.of().add("detail", what).add(REASON, reason);
          lines.note(tx, now, EntryKind.LINKED, actor, moment(now), facts.json());
          return Optional.empty();
        });
  }

  /// With the line locked: says what is against the change, or makes it.
  private Amendment change(
      OrderLine line, String reason, BiFunction<Tx, OrderLine, Optional<String>> change) {
    return db.inTransaction(tx -> {
      var now = store.lockedLine(tx, line.number()).orElseThrow();
      if (names(tx, now).anyMatch(name -> mentions(reason, name))) {
        return new Refused(
            "is left as it is: the reason has the customer's name in it, and the journal would keep"
                + " that");
      }
      return change
          .apply(tx, now)
          .<Amendment>map(Refused::new)
          .orElseGet(() -> new Done(store.byNumber(tx, line.number()).orElseThrow()));
    });
  }

  private Stream<String> names(Tx tx, OrderLine line) {
    return Stream.concat(Stream.of(line.customer()), store.formerNames(tx, line.number()).stream())
        .filter(name -> !name.isBlank());
  }

  /// Whether a reason has a name in it. One of a few letters has to be a word of its own: "ten
  /// years" doesn't mention Ye.
  public static boolean mentions(String reason, String name) {
    var wanted = Pattern.quote(name.strip());
    var pattern =
        SHORT_WORD.matcher(name.strip()).matches()
            ? "(?<![\\p{L}\\p{N}])" + wanted + "(?![\\p{L}\\p{N}])"
            : wanted;
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(reason)
        .find();
  }

  private Instant moment(OrderLine line) {
    return line.now(clock).truncatedTo(ChronoUnit.MICROS);
  }
}
