package org.partbook.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.sealing.Kept;
import org.partbook.sealing.Seals;
import org.partbook.webhook.Endpoint.Disabled;

/// The SQL of endpoints and their secrets.
final class EndpointStore {
  /// Sales, which refer to the vendor, don't wait for it.
  private static final String LOCK_VENDOR = "select id from vendor where id = ? for no key update";

  private static final String ADD =
      """
      insert into webhook_endpoint (vendor_id, environment, url, types, scheme, trouble, position, created_at)
      select ?, ?, ?, ?::text[], ?, ?, ?, ?
      where (
        select count(*) from webhook_endpoint where vendor_id = ? and environment = ?) < ?
      returning id
      """;

  private static final String SELECT =
      """
      select one.id, one.vendor_id, vendor.name, environment, url, types, scheme, one.created_at,
        trouble, disabled_at, disabled_why, failures, failing_since,
        (select open from webhook_secret as key
          where key.endpoint_id = one.id and ends_at is null order by key.id desc limit 1) as open,
        (select count(*) from webhook_delivery as delivery
          where delivery.endpoint_id = one.id and done_at is null) as waiting
      from webhook_endpoint as one join vendor on vendor.id = vendor_id
      """;

  private static final String ALL = SELECT + "order by vendor.name, environment, one.id";

  private static final String OF_VENDOR =
      SELECT + "where vendor_id = ? order by environment, one.id";

  private static final String ONE = SELECT + "where one.id = ?";

  private static final String CHANGE =
      "update webhook_endpoint set url = ?, types = ?::text[], trouble = ? where id = ?";

  private static final String DISABLE =
      """
      update webhook_endpoint set disabled_at = ?, disabled_why = ?
      where id = ? and disabled_at is null
      """;

  private static final String ENABLE =
      """
      update webhook_endpoint
      set disabled_at = null, disabled_why = null, failures = 0, failing_since = null,
        paused_until = null
      where id = ? and disabled_at is not null
      """;

  private static final String REMOVE = "delete from webhook_endpoint where id = ?";

  private static final String GO_BACK = "update webhook_endpoint set position = ? where id = ?";

  private static final String GO_ON =
      """
      update webhook_endpoint set position = until
      from unnest(?::bigint[], ?::bigint[]) as one (endpoint, until)
      where id = endpoint
      """;

  /// Which endpoints have events before them that they haven't been held against, and up to which
  /// number. One that has enough to do waits: what it will get stays in the log.
  private static final String BEHIND =
      """
      select id, position, least(last_number, position + ?) as until
      from webhook_endpoint as one join event_log using (vendor_id, environment)
      where disabled_at is null and position < last_number
        and (
          select count(*) from (
            select from webhook_delivery
            where endpoint_id = one.id and done_at is null
            limit ?) as waiting) < ?
      order by id
      limit ?
      for update of one skip locked
      """;

  private static final String LOCK =
      "select failures, failing_since from webhook_endpoint where id = ? for update";

  private static final String SUCCEEDED =
      """
      update webhook_endpoint set failures = 0, failing_since = null, paused_until = null
      where id = ? and failures > 0
      """;

  private static final String FAILED =
      """
      update webhook_endpoint
      set failures = failures + 1, failing_since = coalesce(failing_since, ?), paused_until = ?
      where id = ?
      """;

  private static final String ADD_SECRET =
      """
      insert into webhook_secret (endpoint_id, secret, sealed, open, created_at)
      values (?, ?, ?, ?, ?)
      """;

  private static final String END_SECRETS =
      "update webhook_secret set ends_at = ? where endpoint_id = ? and ends_at is null";

  private static final String SECRETS =
      """
      select endpoint_id, secret, sealed, open from webhook_secret
      where endpoint_id = ? and (ends_at is null or ends_at > ?)
      order by id desc
      limit ?
      """;

  private static final String FORGET_SECRETS = "delete from webhook_secret where ends_at <= ?";

  /// How keys are kept that come now, which nobody changes in the meantime.
  private static final String NEWEST =
      "select secret, sealed from signing_key order by id desc limit 1 for share";

  private static final String KEPT =
      "select id, endpoint_id, secret, sealed, created_at, ends_at from webhook_secret order by id";

  private static final String KEEP =
      "update webhook_secret set secret = ?, sealed = ? where id = ?";

  private final Seals seals;

  EndpointStore(Seals seals) {
    this.seals = seals;
  }

  /// For who has nothing to do with secrets.
  EndpointStore() {
    this(Seals.none());
  }

  /// Keeps others from adding endpoints of a vendor, so that they can be counted.
  void lockVendor(Tx tx, VendorId vendor) {
    tx.one(LOCK_VENDOR, row -> row.getLong("id"), vendor.value());
  }

  /// Adds one, where the vendor is locked.
  ///
  /// @return its number; nothing if the vendor has so many already
  Optional<Long> add(
      Tx tx,
      EventLog log,
      WebhookUrl url,
      EventTypes types,
      Scheme scheme,
      Trouble trouble,
      long position,
      Instant now,
      int most) {
    var vendor = log.vendor().value();
    var environment = log.environment().wire();
    return tx.one(
        ADD,
        row -> row.getLong("id"),
        vendor,
        environment,
        url.value(),
        types.words(),
        scheme.wire(),
        trouble.wire(),
        position,
        now,
        vendor,
        environment,
        most);
  }

  List<Endpoint> all(Tx tx) {
    return tx.list(ALL, EndpointStore::endpoint);
  }

  List<Endpoint> ofVendor(Tx tx, VendorId vendor) {
    return tx.list(OF_VENDOR, EndpointStore::endpoint, vendor.value());
  }

  Optional<Endpoint> find(Tx tx, long id) {
    return tx.one(ONE, EndpointStore::endpoint, id);
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    var disabledAt = Tx.optionalInstant(row, "disabled_at");
    var why = Optional.ofNullable(row.getString("disabled_why"));
    return new Endpoint(
        row.getLong("id"),
        log(row),
        row.getString("name"),
        new WebhookUrl(row.getString("url")),
        new EventTypes(Arrays.asList((String[]) row.getArray("types").getArray())),
        Scheme.ofWire(row.getString("scheme")),
        Optional.ofNullable(row.getBytes("open"))
            .map(open -> SigningSecret.of(new byte[0], Optional.of(open)).forVendor()),
        Tx.instant(row, "created_at"),
        Trouble.kept(row.getString("trouble")).orElse(Trouble.NONE),
        disabledAt.map(since -> new Disabled(since, why.orElse(""))),
        row.getInt("failures"),
        Tx.optionalInstant(row, "failing_since"),
        row.getLong("waiting"));
  }

  static EventLog log(ResultSet row) throws SQLException {
    return new EventLog(
        new VendorId(row.getLong("vendor_id")), Environment.ofWire(row.getString("environment")));
  }

  void change(Tx tx, long id, WebhookUrl url, EventTypes types, Trouble trouble) {
    tx.update(CHANGE, url.value(), types.words(), trouble.wire(), id);
  }

  /// Whether it wasn't so before.
  boolean disable(Tx tx, long id, String why, Instant now) {
    return tx.update(DISABLE, now, why, id) == 1;
  }

  /// Whether it was disabled before.
  boolean enable(Tx tx, long id) {
    return tx.update(ENABLE, id) == 1;
  }

  void remove(Tx tx, long id) {
    tx.update(REMOVE, id);
  }

  /// Has it begin again behind an event.
  void goBack(Tx tx, long id, long position) {
    tx.update(GO_BACK, position, id);
  }

  /// Events that an endpoint hasn't been held against.
  record Behind(long endpoint, long after, long until) {}

  /// Locks endpoints that have events before them, but for those that somebody else has locked.
  ///
  /// @param most so many events each
  /// @param enough so many deliveries may wait at an endpoint
  List<Behind> behind(Tx tx, int most, int enough, int endpoints) {
    return tx.list(
        BEHIND,
        row -> new Behind(row.getLong("id"), row.getLong("position"), row.getLong("until")),
        most,
        enough,
        enough,
        endpoints);
  }

  void goOn(Tx tx, List<Behind> done) {
    tx.update(
        GO_ON,
        done.stream().map(Behind::endpoint).toList(),
        done.stream().map(Behind::until).toList());
  }

  /// How an endpoint has done lately.
  record Health(int failures, Optional<Instant> failingSince) {}

  /// Locks an endpoint; nothing if it was removed.
  Optional<Health> lock(Tx tx, long id) {
    return tx.one(
        LOCK,
        row -> new Health(row.getInt("failures"), Tx.optionalInstant(row, "failing_since")),
        id);
  }

  void succeeded(Tx tx, long id) {
    tx.update(SUCCEEDED, id);
  }

  void failed(Tx tx, long id, Instant now, Optional<Instant> pausedUntil) {
    tx.update(FAILED, now, pausedUntil.orElse(null), id);
  }

  void addSecret(Tx tx, long id, SigningSecret secret, Instant now) {
    byte @Nullable [] open = secret.open().orElse(null);
    var newest = tx.one(NEWEST, EndpointStore::kept).orElseGet(() -> Kept.of(null, null));
    var kept = seals.keepLike(newest, secret.secret(), use(id));
    tx.update(ADD_SECRET, id, kept.clear(), kept.sealed(), open, now);
  }

  /// Has those that have no end yet end at a moment.
  void endSecrets(Tx tx, long id, Instant end) {
    tx.update(END_SECRETS, end, id);
  }

  /// What is signed with now, the newest first.
  List<SigningSecret> secrets(Tx tx, long id, Instant now, int most) {
    return tx.list(
        SECRETS,
        row ->
            SigningSecret.of(
                seals.open(kept(row), use(row.getLong("endpoint_id"))),
                Optional.ofNullable(row.getBytes("open"))),
        id,
        now,
        most);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return Kept.of(row.getBytes("secret"), row.getBytes("sealed"));
  }

  private static String use(long endpoint) {
    return "webhook " + endpoint;
  }

  /// How a secret is kept.
  record KeptSecret(
      long id, long endpoint, Kept kept, Instant createdAt, Optional<Instant> endsAt) {}

  List<KeptSecret> keptSecrets(Tx tx) {
    return tx.list(
        KEPT,
        row ->
            new KeptSecret(
                row.getLong("id"),
                row.getLong("endpoint_id"),
                kept(row),
                Tx.instant(row, "created_at"),
                Tx.optionalInstant(row, "ends_at")));
  }

  /// Keeps one as another secret is kept.
  void keepLike(Tx tx, KeptSecret secret, Kept like) {
    var use = use(secret.endpoint());
    var kept = seals.keepLike(like, seals.open(secret.kept(), use), use);
    tx.update(KEEP, kept.clear(), kept.sealed(), secret.id());
  }

  void forgetSecrets(Tx tx, Instant now) {
    tx.update(FORGET_SECRETS, now);
  }
}
