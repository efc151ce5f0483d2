package org.partbook.webhook;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.access.VendorId;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.event.Events;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;
import org.partbook.sealing.Kept;
import org.partbook.sealing.Seals;

/// Endpoints and what was sent to them, for those who look after them: publisher and vendor.
public final class Webhooks {
  /// How long the former secret is signed with as well, when there is a new one.
  public static final Duration USUAL_OVERLAP = Duration.ofHours(24);

  private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  /// Of a vendor, in each environment.
  private static final int MOST_ENDPOINTS = 10;

  private static final String WEBHOOK = "webhook";
  private static final String HOST = "host";
  private static final String TROUBLE = "trouble";

  private final Database db;
  private final Clock clock;
  private final Actor actor;
  private final Reach reach;
  private final Followed followed;
  private final LookUp lookUp;
  private final Seals seals;
  private final EndpointStore endpoints;
  private final DeliveryStore deliveries = new DeliveryStore();
  private final Repeats repeats = new Repeats();
  private final Events events = new Events();
  private final JournalStore journal = new JournalStore();

  /// Is told of a log that is followed from now on.
  public interface Followed {
    void by(Vendor vendor, EventLog log);
  }

  /// Where no key is encrypted.
  public Webhooks(Database db, Clock clock, Actor actor, Reach reach, Followed followed) {
    this(db, clock, actor, reach, followed, Seals.none());
  }

  /// @param actor who does what is done
  /// @param reach how far webhooks go
  public Webhooks(
      Database db, Clock clock, Actor actor, Reach reach, Followed followed, Seals seals) {
    this.seals = seals;
    this.endpoints = new EndpointStore(seals);
    this.db = db;
    this.clock = clock;
    this.actor = actor;
    this.reach = reach;
    this.followed = followed;
    this.lookUp = new LookUp(new Outside(reach, Resolver.ofSystem()));
  }

  /// The same, for somebody else who does what is done.
  public Webhooks by(Actor other) {
    return new Webhooks(db, clock, other, reach, followed, seals);
  }

  /// An endpoint with a new secret: the only time that it is seen.
  ///
  /// @param secret `whsec_…`, or the public key `whpk_…`
  public record Revealed(Endpoint endpoint, String secret) {
    @Override
    public String toString() {
      return "webhook " + endpoint.id();
    }
  }

  /// How a secret of a webhook is kept.
  ///
  /// @param key that it is encrypted with
  public record Secret(
      long webhook, Instant since, Optional<Instant> until, Optional<String> key) {}

  /// How all secrets are kept.
  public List<Secret> secrets() {
    return db.ask(endpoints::keptSecrets).stream()
        .map(one -> new Secret(one.endpoint(), one.createdAt(), one.endsAt(), one.kept().key()))
        .toList();
  }

  /// Keeps all secrets as another one is kept, where they aren't yet.
  ///
  /// @return how many were changed
  public int keepLike(Tx tx, Kept like) {
    var others =
        endpoints.keptSecrets(tx).stream()
            .filter(one -> !one.kept().key().equals(like.key()))
            .toList();
    others.forEach(one -> endpoints.keepLike(tx, one, like));
    return others.size();
  }

  /// All endpoints of all vendors.
  public List<Endpoint> list() {
    return db.inTransaction(endpoints::all);
  }

  /// A vendor's endpoints, in both environments.
  public List<Endpoint> list(VendorId vendor) {
    return db.inTransaction(tx -> endpoints.ofVendor(tx, vendor));
  }

  public Optional<Endpoint> find(long id) {
    return db.inTransaction(tx -> endpoints.find(tx, id));
  }

  /// Adds an endpoint. It is told what happens from now on.
  ///
  /// @param url as somebody typed it
  /// @throws IllegalArgumentException if nothing may be sent there, or there are too many
  public Revealed add(Vendor vendor, EventLog log, String url, EventTypes types, Scheme scheme) {
    return add(vendor, log, url, types, scheme, Trouble.NONE);
  }

  /// The same, with something that goes wrong on purpose.
  ///
  /// @throws IllegalArgumentException for the same reasons, or if it is live and something is to go
  ///   wrong
  public Revealed add(
      Vendor vendor, EventLog log, String url, EventTypes types, Scheme scheme, Trouble trouble) {
    requireSandbox(trouble, log);
    var checked = checked(url, log);
    var secret = SigningSecret.random(scheme);
    followed.by(vendor, log);
    var id =
        db.inTransaction(tx -> {
          var now = clock.instant();
          endpoints.lockVendor(tx, vendor.id());
          var added =
              endpoints
                  .add(
                      tx,
                      log,
                      checked,
                      types,
                      scheme,
                      trouble,
                      events.last(tx, log),
                      now,
                      MOST_ENDPOINTS)
                  .orElseThrow(() -> tooMany(vendor, log));
          endpoints.addSecret(tx, added, secret, now);
          append(
              tx,
              EntryKind.WEBHOOK_ADDED,
              log,
              facts(added, checked)
                  .add("environment", log.environment().wire())
                  .add("types", types.toString())
                  .add(TROUBLE, trouble.wire()));
          return added;
        });
    return new Revealed(find(id).orElseThrow(), secret.forVendor());
  }

  private static void requireSandbox(Trouble trouble, EventLog log) {
    if (trouble != Trouble.NONE && log.environment() != Environment.SANDBOX) {
      throw new IllegalArgumentException(
          "trouble can't be '%s': only webhooks of the sandbox misbehave on purpose, and this one is %s"
              .formatted(trouble.wire(), log.environment().wire()));
    }
  }

  private static IllegalArgumentException tooMany(Vendor vendor, EventLog log) {
    return new IllegalArgumentException(
        "%s has %d webhooks in %s already, which are as many as there may be"
            .formatted(vendor.name(), MOST_ENDPOINTS, log.environment().wire()));
  }

  /// A name that can't be found now may be found later, and is then looked at again.
  private WebhookUrl checked(String typed, EventLog log) {
    var url = WebhookUrl.parse(typed, log.environment(), reach);
    try {
      lookUp.require(url.host());
    } catch (Outside.NotPublic e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (UnknownHostException _) {
      return url;
    } catch (IOException e) {
      throw new IllegalArgumentException(url.host() + " can't be used", e);
    }
    return url;
  }

  private Facts facts(long id, WebhookUrl url) {
    return Facts.of().add(WEBHOOK, id).add(HOST, url.host());
  }

  private void append(Tx tx, EntryKind kind, EventLog log, Facts facts) {
    journal.append(tx, kind, actor, clock.instant(), OptionalLong.of(log.vendor().value()), facts);
  }

  /// Has an endpoint be somewhere else, want other types, or have something else go wrong.
  ///
  /// @throws IllegalArgumentException if nothing may be sent there, or if it is live and something
  ///   is to go wrong
  public Endpoint change(
      Endpoint endpoint,
      Optional<String> url,
      Optional<EventTypes> types,
      Optional<Trouble> trouble) {
    trouble.ifPresent(wanted -> requireSandbox(wanted, endpoint.log()));
    var newTrouble = trouble.orElse(endpoint.trouble());
    var newUrl = url.map(typed -> checked(typed, endpoint.log())).orElse(endpoint.url());
    var newTypes = types.orElse(endpoint.types());
    db.transact(tx -> {
      endpoints.change(tx, endpoint.id(), newUrl, newTypes, newTrouble);
      append(
          tx,
          EntryKind.WEBHOOK_CHANGED,
          endpoint.log(),
          facts(endpoint.id(), newUrl)
              .add("types", newTypes.toString())
              .add(TROUBLE, newTrouble.wire()));
    });
    return find(endpoint.id()).orElseThrow();
  }

  /// Gives an endpoint a new secret. For a while, messages are signed with the former one as well.
  ///
  /// @throws IllegalArgumentException if that is longer than a week
  public Revealed rotate(Endpoint endpoint, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new IllegalArgumentException(
          "the former secret holds for at most " + LONGEST_OVERLAP.toDays() + " days more");
    }
    var secret = SigningSecret.random(endpoint.scheme());
    db.transact(tx -> {
      var now = clock.instant();
      endpoints.endSecrets(tx, endpoint.id(), now.plus(overlap));
      endpoints.addSecret(tx, endpoint.id(), secret, now);
      append(
          tx,
          EntryKind.WEBHOOK_CHANGED,
          endpoint.log(),
          facts(endpoint.id(), endpoint.url()).add("secret", "rotated"));
    });
    return new Revealed(find(endpoint.id()).orElseThrow(), secret.forVendor());
  }

  /// Has nothing sent to an endpoint until it is enabled. What it misses waits.
  ///
  /// @return false if it was disabled already
  public boolean disable(Endpoint endpoint, String reason) {
    return db.inTransaction(tx -> disable(tx, endpoint.id(), endpoint.log(), reason));
  }

  /// As [#disable(Endpoint, String)], in somebody's transaction.
  boolean disable(Tx tx, long id, EventLog log, String reason) {
    var changed = endpoints.disable(tx, id, reason, clock.instant());
    if (changed) {
      append(
          tx, EntryKind.WEBHOOK_DISABLED, log, Facts.of().add(WEBHOOK, id).add("reason", reason));
    }
    return changed;
  }

  /// Has an endpoint go on where it was disabled.
  ///
  /// @return false if it wasn't disabled
  public boolean enable(Endpoint endpoint) {
    return db.inTransaction(tx -> {
      var changed = endpoints.enable(tx, endpoint.id());
      if (changed) {
        deliveries.forgive(tx, endpoint.id(), clock.instant());
        append(tx, EntryKind.WEBHOOK_ENABLED, endpoint.log(), facts(endpoint.id(), endpoint.url()));
      }
      return changed;
    });
  }

  /// Forgets an endpoint, its secrets, and all that was sent there.
  public void remove(Endpoint endpoint) {
    db.transact(tx -> {
      endpoints.remove(tx, endpoint.id());
      append(tx, EntryKind.WEBHOOK_REMOVED, endpoint.log(), facts(endpoint.id(), endpoint.url()));
    });
  }

  /// Which deliveries are wanted.
  ///
  /// @param before only those with a lower number
  public record Wanted(OptionalLong before, boolean onlyWaiting, int most) {}

  /// Deliveries to an endpoint with their attempts, the newest first. Those of the last 30 days are
  /// kept, and all that wait.
  public List<Delivery> deliveries(Endpoint endpoint, Wanted wanted) {
    return db.inTransaction(tx ->
        deliveries.list(
            tx,
            endpoint.id(),
            wanted.before().orElse(Long.MAX_VALUE),
            wanted.onlyWaiting(),
            wanted.most()));
  }

  public Optional<Delivery> delivery(long id) {
    return db.inTransaction(tx -> deliveries.find(tx, id));
  }

  /// What is sent of a delivery; nothing if its event isn't kept any more.
  public Optional<String> message(Endpoint endpoint, Delivery delivery) {
    return db.inTransaction(tx -> events.find(tx, endpoint.log(), delivery.number()))
        .map(event -> new String(event.message(), StandardCharsets.UTF_8));
  }

  /// Sends the event of a delivery now: a delivery that waits is tried, of one that has arrived
  /// there is another one.
  ///
  /// @return the delivery that is tried
  /// @throws IllegalArgumentException if too many wait at its endpoint
  public Delivery resend(Delivery delivery) {
    return db.inTransaction(tx -> repeats.resend(tx, delivery, clock.instant()));
  }

  /// Sends everything again that happened at a moment or later, as far as it is kept, and then what
  /// comes.
  ///
  /// @return how many events there are, of all types
  /// @throws IllegalArgumentException if these are too many, or too many deliveries wait
  public long replay(Endpoint endpoint, Instant since) {
    return db.inTransaction(tx -> repeats.replay(tx, endpoint, since));
  }
}
