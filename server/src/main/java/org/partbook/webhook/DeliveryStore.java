package org.partbook.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.partbook.db.Tx;
import org.partbook.event.EventLog;
import org.partbook.webhook.EndpointStore.Behind;

/// The SQL of deliveries and attempts.
final class DeliveryStore {
  private static final String SPREAD =
      """
      insert into webhook_delivery (endpoint_id, number, type, subject, due_at, created_at)
      select one.id, event.number, event.type, event.subject, ?, ?
      from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as behind (endpoint, after, until)
        join webhook_endpoint as one on one.id = endpoint
        join lateral (
          select number, type, subject from event
          where event.vendor_id = one.vendor_id and event.environment = one.environment
            and number > after and number <= until
            and (cardinality(types) = 0 or type = any (types)
              or split_part(type, '.', 1) || '.*' = any (types))
          offset 0) as event on true
      where not exists (
        select from webhook_delivery as waiting
        where waiting.endpoint_id = one.id and waiting.subject = event.subject
          and waiting.number = event.number and done_at is null)
      order by one.id, event.number
      """;

  /// Whether events or deliveries wait for somebody.
  private static final String LOOK =
      """
      select
        exists (
          select from webhook_endpoint join event_log using (vendor_id, environment)
          where disabled_at is null and position < last_number) as events,
        exists (
          select from webhook_endpoint as one
          where disabled_at is null and (paused_until is null or paused_until <= ?)
            and exists (
              select from webhook_delivery
              where endpoint_id = one.id and done_at is null and due_at <= ?)) as deliveries
      """;

  /// Endpoints are locked, so that each has no more under way than it may, whoever claims. Which of
  /// many gets its turn is left to chance, and each vendor gets one place before any gets a second:
  /// nobody waits behind one that is slow, nor behind one that has many. A delivery waits for those
  /// before it that are about the same.
  ///
  /// Vendors aren't locked: of servers that claim in the same moment, each may give a vendor the
  /// places that are left.
  private static final String CLAIM =
      """
      with busy as materialized (
        select vendor_id, count(*) as places
        from webhook_delivery as claimed join webhook_endpoint as one on one.id = endpoint_id
        where claimed_until > ?
        group by vendor_id
      ), ready as materialized (
        select id, one.vendor_id, room, vendor_room
        from (
          select id, vendor_id,
            case when failures < ? then ? else 1 end - (
              select count(*) from webhook_delivery as claimed
              where claimed.endpoint_id = endpoint.id and claimed_until > ?) as room,
            ? - coalesce((
              select places from busy where busy.vendor_id = endpoint.vendor_id), 0) as vendor_room
          from webhook_endpoint as endpoint
          where disabled_at is null and (paused_until is null or paused_until <= ?)
            and exists (
              select from webhook_delivery as due
              where due.endpoint_id = endpoint.id and done_at is null and due_at <= ?)) as one
          join webhook_endpoint as locked using (id)
        where room > 0 and vendor_room > 0
        order by random()
        limit ?
        for update of locked skip locked
      ), chosen as materialized (
        select id
        from (
          select one.id, vendor_room,
            row_number() over (partition by vendor_id order by random()) as place
          from ready cross join lateral (
            select id from webhook_delivery as due
            where due.endpoint_id = ready.id and done_at is null and due_at <= ?
              and not exists (
                select from webhook_delivery as earlier
                where earlier.endpoint_id = due.endpoint_id and earlier.subject = due.subject
                  and earlier.number < due.number and earlier.done_at is null)
            order by due_at, number
            limit ready.room) as one) as of_vendor
        where place <= vendor_room
        order by place, random()
        limit ?
      )
      update webhook_delivery as delivery
      set due_at = ?, claimed_until = ?, attempts = attempts + 1
      from webhook_endpoint as endpoint
      where delivery.id = any (array(select id from chosen)) and due_at <= ? and done_at is null
        and endpoint.id = endpoint_id
      returning delivery.id, endpoint_id, vendor_id, environment, url, trouble, number, attempts,
        forgiven, once_more
      """;

  private static final String DONE =
      """
      update webhook_delivery set done_at = ?, claimed_until = null
      where id = ? and attempts = ? and done_at is null
      """;

  private static final String AGAIN =
      """
      update webhook_delivery set due_at = ?, claimed_until = null
      where id = ? and attempts = ? and done_at is null
      """;

  /// As if the attempt hadn't been.
  private static final String UNCOUNTED =
      """
      update webhook_delivery set due_at = ?, claimed_until = null, forgiven = forgiven + 1
      where id = ? and attempts = ? and done_at is null
      """;

  private static final String ONCE_MORE =
      """
      update webhook_delivery set due_at = ?, claimed_until = null, once_more = true
      where id = ? and attempts = ? and done_at is null
      """;

  private static final String NOTE =
      """
      insert into webhook_attempt (
        delivery_id, attempt, at, took_millis, status, answer, problem, on_purpose)
      select id, ?, ?, ?, ?, ?, ?, ? from webhook_delivery where id = ?
      on conflict do nothing
      """;

  private static final String DROP = "delete from webhook_delivery where id = ?";

  private static final String FORGIVE =
      """
      update webhook_delivery set forgiven = attempts, due_at = ?, claimed_until = null
      where endpoint_id = ? and done_at is null
      """;

  private static final String HURRY =
      """
      update webhook_delivery set due_at = ?
      where id = ? and done_at is null and claimed_until is null
      """;

  private static final String REPEAT =
      """
      insert into webhook_delivery (endpoint_id, number, type, subject, due_at, created_at)
      select endpoint_id, number, type, subject, ?, ? from webhook_delivery
      where id = ?
      returning id
      """;

  /// Of the same event, at the same endpoint; it may be the very one.
  private static final String WAITING_LIKE =
      """
      select other.id
      from webhook_delivery as one join webhook_delivery as other
        using (endpoint_id, subject, number)
      where one.id = ? and other.done_at is null
      order by other.id
      limit 1
      """;

  private static final String WAITING =
      """
      select count(*) as waiting
      from (
        select from webhook_delivery
        where endpoint_id = ? and done_at is null
        limit ?) as counted
      """;

  private static final String SELECT =
      """
      select delivery.id, endpoint_id, key, number, type, delivery.created_at, due_at, done_at
      from webhook_delivery as delivery
        join webhook_endpoint as endpoint on endpoint.id = endpoint_id
        join event_log using (vendor_id, environment)
      """;

  private static final String LIST =
      SELECT
          + """
          where endpoint_id = ? and delivery.id < ? and (done_at is null or not ?)
          order by delivery.id desc
          limit ?
          """;

  private static final String ONE = SELECT + "where delivery.id = ?";

  private static final String ATTEMPTS =
      """
      select attempt, at, took_millis, status, answer, problem, on_purpose
      from webhook_attempt
      where delivery_id = ?
      order by attempt
      """;

  private static final String FORGET =
      """
      delete from webhook_delivery
      where id in (select id from webhook_delivery where done_at < ? order by done_at limit 5000)
      """;

  private static final String FORGET_ATTEMPTS =
      """
      delete from webhook_attempt using (
        select delivery_id, attempt from webhook_attempt where at < ? order by at limit 5000) as old
      where webhook_attempt.delivery_id = old.delivery_id
        and webhook_attempt.attempt = old.attempt
      """;

  /// Makes deliveries of the events that the endpoints want.
  void spread(Tx tx, List<Behind> behind, Instant now) {
    tx.update(
        SPREAD,
        now,
        now,
        behind.stream().map(Behind::endpoint).toList(),
        behind.stream().map(Behind::after).toList(),
        behind.stream().map(Behind::until).toList());
  }

  /// What there is to do.
  record Look(boolean events, boolean deliveries) {}

  Look look(Tx tx, Instant now) {
    return tx.one(
            LOOK, row -> new Look(row.getBoolean("events"), row.getBoolean("deliveries")), now, now)
        .orElseThrow();
  }

  /// A delivery that is this server's to try.
  ///
  /// @param attempt from 1
  /// @param counted the same, without those that don't count any more
  /// @param trouble what goes wrong on purpose at the endpoint
  /// @param onceMore whether it has arrived, and is sent once more on purpose
  record Claimed(
      long id,
      long endpoint,
      EventLog log,
      WebhookUrl url,
      long number,
      int attempt,
      int counted,
      Trouble trouble,
      boolean onceMore) {
    /// What is wrong with this attempt on purpose, if anything.
    Optional<Trouble> onPurpose() {
      if (onceMore) {
        return Optional.of(Trouble.TWICE);
      }
      return Optional.of(trouble).filter(one -> one.isAtFirst() && attempt == 1);
    }
  }

  /// Takes deliveries that are due, and keeps others from taking them until `leaseEnd`.
  ///
  /// @param ofOne so many an endpoint may have under way
  /// @param ofVendor so many all endpoints of a vendor may have
  List<Claimed> claim(Tx tx, Instant now, Instant leaseEnd, int ofOne, int ofVendor, int most) {
    return tx.list(
        CLAIM,
        DeliveryStore::claimed,
        now,
        RetrySchedule.PATIENCE,
        ofOne,
        now,
        ofVendor,
        now,
        now,
        most,
        now,
        most,
        leaseEnd,
        leaseEnd,
        now);
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    var attempt = row.getInt("attempts");
    return new Claimed(
        row.getLong("id"),
        row.getLong("endpoint_id"),
        EndpointStore.log(row),
        new WebhookUrl(row.getString("url")),
        row.getLong("number"),
        attempt,
        attempt - row.getInt("forgiven"),
        Trouble.kept(row.getString("trouble")).orElse(Trouble.NONE),
        row.getBoolean("once_more"));
  }

  /// Writes that it has arrived, if the claim still holds.
  void done(Tx tx, Claimed claimed, Instant now) {
    tx.update(DONE, now, claimed.id(), claimed.attempt());
  }

  /// Has it tried again, if the claim still holds.
  void again(Tx tx, Claimed claimed, Instant due) {
    tx.update(AGAIN, due, claimed.id(), claimed.attempt());
  }

  /// Has it tried again as if this attempt hadn't been, if the claim still holds.
  void uncounted(Tx tx, Claimed claimed, Instant due) {
    tx.update(UNCOUNTED, due, claimed.id(), claimed.attempt());
  }

  /// Has what has arrived sent once more, if the claim still holds.
  void onceMore(Tx tx, Claimed claimed, Instant due) {
    tx.update(ONCE_MORE, due, claimed.id(), claimed.attempt());
  }

  /// Writes down how an attempt went.
  void note(Tx tx, long delivery, Attempt attempt) {
    tx.update(
        NOTE,
        attempt.number(),
        attempt.at(),
        attempt.took().toMillis(),
        attempt.status().orElse(null),
        attempt.answer(),
        attempt.problem().orElse(null),
        attempt.onPurpose().map(Trouble::wire).orElse(null),
        delivery);
  }

  /// Gives up what can't be sent, as its event isn't kept any more.
  void drop(Tx tx, long delivery) {
    tx.update(DROP, delivery);
  }

  /// Has all that wait at an endpoint tried now, as if it was for the first time.
  void forgive(Tx tx, long endpoint, Instant now) {
    tx.update(FORGIVE, now, endpoint);
  }

  /// Has one tried now, unless it has arrived, or is just being tried.
  void hurry(Tx tx, long delivery, Instant now) {
    tx.update(HURRY, now, delivery);
  }

  /// A delivery of the same event to the same endpoint that hasn't arrived yet.
  Optional<Long> waitingLike(Tx tx, long delivery) {
    return tx.one(WAITING_LIKE, row -> row.getLong("id"), delivery);
  }

  /// How many wait at an endpoint, counted up to `most`.
  int waiting(Tx tx, long endpoint, int most) {
    return tx.one(WAITING, row -> row.getInt("waiting"), endpoint, most).orElseThrow();
  }

  /// Makes another delivery of the same event.
  Optional<Long> repeat(Tx tx, long delivery, Instant now) {
    return tx.one(REPEAT, row -> row.getLong("id"), now, now, delivery);
  }

  /// Deliveries to an endpoint, the newest first.
  List<Delivery> list(Tx tx, long endpoint, long before, boolean onlyWaiting, int most) {
    return tx.list(LIST, row -> delivery(tx, row), endpoint, before, onlyWaiting, most);
  }

  Optional<Delivery> find(Tx tx, long id) {
    return tx.one(ONE, row -> delivery(tx, row), id);
  }

  private static Delivery delivery(Tx tx, ResultSet row) throws SQLException {
    var id = row.getLong("id");
    var number = row.getLong("number");
    return new Delivery(
        id,
        row.getLong("endpoint_id"),
        "evt_" + HexFormat.of().formatHex(row.getBytes("key")) + "_" + number,
        number,
        row.getString("type"),
        Tx.instant(row, "created_at"),
        Tx.instant(row, "due_at"),
        Tx.optionalInstant(row, "done_at"),
        tx.list(ATTEMPTS, DeliveryStore::attempt, id));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        row.getInt("attempt"),
        Tx.instant(row, "at"),
        Duration.ofMillis(row.getLong("took_millis")),
        Optional.ofNullable(row.getObject("status", Integer.class)),
        row.getString("answer"),
        Optional.ofNullable(row.getString("problem")),
        Optional.ofNullable(row.getString("on_purpose")).flatMap(Trouble::kept));
  }

  /// Deletes some of what arrived before a moment, and some attempts of before.
  ///
  /// @return how much
  int forget(Tx tx, Instant before) {
    return tx.update(FORGET, before) + tx.update(FORGET_ATTEMPTS, before);
  }
}
