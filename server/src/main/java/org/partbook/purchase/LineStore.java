package org.partbook.purchase;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Environment;
import org.partbook.access.TokenHash;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetId;
import org.partbook.db.Tx;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.purchase.Settlement.Completed;
import org.partbook.purchase.Settlement.Failed;
import org.partbook.purchase.Settlement.TryAgain;

/// All SQL that writes order lines, each with its entry in the journal: nobody else does.
///
/// Where a few rows of a large table are wanted, they are looked up one by one: `lateral` with
/// `offset 0`, and arrays of keys, keep the planner from reading the whole table instead. It may
/// have met the table while that was empty, and keeps its plan until somebody has counted again.
final class LineStore {
  /// Where null would have to stand in an array, and what is read for null.
  private static final long NONE = 0;

  /// A line is inserted if its token counts and the catalogue is still what the rules of the sale
  /// were held against. That an asset was withdrawn counts whoever did it, and however.
  private static final String INSERT =
      """
      with asked as materialized (
        select *
        from unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
            ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::numeric[],
            ?::numeric[], ?::boolean[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
            ?::text[], ?::text[], ?::boolean[], ?::integer[], ?::timestamptz[], ?::bigint[],
            ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::bigint[], ?::numeric[],
            ?::text[], ?::text[], ?::text[])
          as new (token, vendor_id, environment, order_id, order_line_id, asset_id, seen,
            ensemble_id, ensemble_seen, customer, country_code, quantity, unit_price,
            line_item_price, price_mismatch, registered_at, written_at, deadline, score, rendering,
            personal, form, lease_end, terms_seen, salt, title, edition, list_price, currency, terms_id,
            net_due, flags, facts, chance)
      ), good as materialized (
        select asked.*, token_id, rights
        from asked
          cross join (
            select coalesce(max(id), 0) as rights from rights_version) as known
          join lateral (
            select id as token_id from access_token
            where hash = decode(token, 'hex')
              and revoked_at is null and (expires_at is null or expires_at > asked.registered_at)
              and latest_terms = terms_seen and not suspended
            offset 0) as token_that_counts on true
          join lateral (
            select from asset
            where asset.asset_id = asked.asset_id and fingerprint = seen and not withdrawn
            offset 0) as asset_as_seen on true
        where ensemble_id = 0
          or exists (
            select from asset as ensemble
            where ensemble.asset_id = ensemble_id and ensemble.fingerprint = ensemble_seen
              and not ensemble.withdrawn
            offset 0)
      ), line as (
        insert into order_line (vendor_id, environment, order_id, order_line_id, asset_id,
          ensemble_id, customer, country_code, quantity, unit_price, line_item_price,
          price_mismatch, status, attempts, score, rendering, personal, form, registered_at,
          completed_at, customer_salt, token_id, title, edition, list_price, currency, terms_id,
          rights_version, net_due, flags, code)
        select vendor_id, environment, order_id, order_line_id, asset_id, nullif(ensemble_id, 0),
          customer, country_code, quantity, unit_price, line_item_price, price_mismatch,
          case when score is null then 'PROCESSING' else 'COMPLETED' end,
          case when score is null then 0 else 1 end,
          score, coalesce(rendering, 'pdf'), coalesce(personal, true), coalesce(form, 1),
          registered_at, case when score is not null then registered_at end,
          decode(salt, 'hex'), token_id, title, edition, list_price, currency, terms_id, rights,
          net_due, string_to_array(flags, ','), code_of_now(decode(left(chance, 16), 'hex'))
        from good
        order by vendor_id, environment, order_id, order_line_id
        on conflict do nothing
        returning id, vendor_id, environment, order_id, order_line_id, epoch, registered_at, score,
          quantity, currency, net_due
      ), job as (
        insert into order_job (line_id, epoch, due_at, attempts, deadline)
        select id, epoch, coalesce(lease_end, written_at),
          case when lease_end is null then 0 else 1 end, deadline
        from line join good using (vendor_id, environment, order_id, order_line_id)
        where line.score is null
      ), entry as (
        insert into journal (at, kind, actor, line_id, vendor_id, currency, quantity, net, body,
          salt)
        select line.registered_at, 'REGISTERED', 'token ' || token_id, line.id, line.vendor_id,
          case when counts then line.currency end, case when counts then line.quantity end,
          case when counts then line.net_due end,
          left(facts, -1) || ',"rights":' || rights || '}', decode(substr(chance, 17), 'hex')
        from line join good using (vendor_id, environment, order_id, order_line_id)
          cross join lateral (
            select line.score is not null and environment = 'live' as counts) as sale
        order by line.id
      )
      select vendor_id, environment, order_id, order_line_id, line.id
      from good left join line using (vendor_id, environment, order_id, order_line_id)
      """;

  /// The jobs are chosen in a `with`, which runs once. Within `where id in (…)` a planner may run
  /// the choice again and again, and each time skip what it has locked: more lines than there is
  /// room for would be claimed.
  private static final String CLAIM =
      """
      with due as materialized (
        select line_id from order_job
        where due_at <= ?
        order by due_at
        limit ?
        for update skip locked
      ), job as (
        update order_job
        set due_at = ?, attempts = attempts + 1, next_attempt = null
        where line_id = any (array(select line_id from due))
        returning line_id, epoch, attempts, deadline
      )
      select line_id as id, asset_id, epoch, attempts,
        registered_at - ahead * interval '1 second' as registered_at, deadline
      from job
        join lateral (
          select asset_id, registered_at,
            case environment when 'sandbox' then sandbox_ahead(vendor_id) else 0 end as ahead
          from order_line where id = line_id
          offset 0) as line on true
      """;

  /// Jobs that somebody else is changing are skipped: they are being settled or cancelled.
  private static final String EXTEND =
      """
      update order_job
      set due_at = ?
      where line_id = any (array(
        select line_id
        from unnest(?::bigint[], ?::integer[], ?::integer[]) as mine (id, epoch, attempt)
          join lateral (
            select line_id from order_job
            where line_id = mine.id and order_job.epoch = mine.epoch and attempts = mine.attempt
            offset 0
            for update skip locked) as job on true))
      """;

  /// A line is locked before its job, as when it is cancelled, and in the order of the numbers.
  private static final String SETTLE =
      """
      with outcome as materialized (
        select *
        from unnest(?::bigint[], ?::integer[], ?::integer[],
            ?::text[], ?::text[], ?::text[], ?::boolean[], ?::integer[], ?::text[],
            ?::timestamptz[], ?::text[])
          as outcome (id, epoch, attempt, status, score, rendering, personal, form, failure, due,
            salt)
      ), line as materialized (
        select line.id, ahead
        from (select * from outcome order by id) as outcome
          join lateral (
            select id, interval '1 second'
              * case environment when 'sandbox' then sandbox_ahead(vendor_id) else 0 end as ahead
            from order_line
            where order_line.id = outcome.id and order_line.epoch = outcome.epoch
              and order_line.status = 'PROCESSING'
            offset 0
            for update) as line on true
      ), mine as materialized (
        select outcome.*, attempts, ahead
        from line
          join outcome using (id)
          join lateral (
            select attempts from order_job
            where line_id = line.id and order_job.epoch = outcome.epoch and attempts = attempt
            offset 0
            for update) as job on true
      ), later as (
        update order_job
        set due_at = least(mine.due, deadline), failure = mine.failure,
          next_attempt = least(mine.due, deadline)
        from mine
        where order_job.line_id = mine.id and mine.status = 'PROCESSING'
          and order_job.line_id = any (array(select id from mine))
      ), over as (
        delete from order_job
        where line_id = any (array(select id from mine where status <> 'PROCESSING'))
      ), stray as (
        -- Of lines that ended otherwise.
        delete from order_job
        where line_id = any (array(
          select line.id
          from outcome
            join lateral (
              select id from order_line
              where order_line.id = outcome.id and order_line.status <> 'PROCESSING'
              offset 0) as line on true))
      ), settled as (
        update order_line
        set status = mine.status,
          attempts = mine.attempts,
          score = mine.score,
          rendering = coalesce(mine.rendering, order_line.rendering),
          personal = coalesce(mine.personal, order_line.personal),
          form = coalesce(mine.form, order_line.form),
          failure = mine.failure,
          completed_at = case when mine.status = 'COMPLETED' then ?::timestamptz + mine.ahead end
        from mine
        where order_line.id = mine.id and mine.status <> 'PROCESSING'
          and order_line.id = any (array(select id from mine))
        returning order_line.id, order_line.vendor_id, order_line.environment,
          order_line.order_id, order_line.order_line_id, order_line.status, order_line.failure,
          order_line.quantity, order_line.currency, order_line.net_due, mine.salt, mine.ahead
      ), entry as (
        insert into journal (at, kind, actor, line_id, vendor_id, currency, quantity, net, body,
          salt)
        select ?::timestamptz + ahead, status, 'system', id, vendor_id, case when counts then currency end,
          case when counts then quantity end, case when counts then net_due end,
          case when failure is null then '{}' else json_build_object('detail', failure)::text end,
          decode(salt, 'hex')
        from settled
          cross join lateral (
            select status = 'COMPLETED' and environment = 'live' as counts) as sale
        order by id
      )
      select settled.id, vendor_id, name, environment, order_id, order_line_id
      from settled join vendor on vendor.id = vendor_id
      where status = 'FAILED'
      """;

  private static final String CANCEL =
      """
      with line as (
        update order_line
        set status = 'CANCELLED', epoch = epoch + 1, cancelled_at = ?
        where id = ?
        returning id, vendor_id, cancelled_at, quantity, refunded, currency,
          completed_at is not null and environment = 'live' as counts
      ), job as (
        delete from order_job where line_id = any (array(select id from line))
      )
      insert into journal (at, kind, actor, line_id, vendor_id, currency, quantity, net, body)
      select cancelled_at, 'CANCELLED',
        coalesce((select 'token ' || id from access_token where hash = decode(?, 'hex')), 'unknown'),
        id, vendor_id, case when counts then currency end,
        case when counts then refunded - quantity end,
        case when counts then (select -sum(net) from journal where line_id = line.id) end, '{}'
      from line
      """;

  private static final String DELIVER =
      """
      with line as (
        update order_line
        set delivered_at = ?
        where id = ? and status = 'COMPLETED' and epoch = ? and delivered_at is null
          and (form = ? or not personal)
        returning id, vendor_id, delivered_at
      )
      insert into journal (at, kind, actor, line_id, vendor_id, body, salt)
      select delivered_at, 'DELIVERED', 'buyer', id, vendor_id,
        json_build_object('detail', ?::text)::text, ?
      from line
      """;

  /// What is due later than by the end of a lease waits, and isn't worked on.
  private static final String BRING_FORWARD =
      """
      update order_job
      set deadline = deadline - mine.step,
        due_at = case when due_at > ? then greatest(due_at - mine.step, ?) else due_at end,
        next_attempt = null
      from (
        select line_id, ? * interval '1 second' as step
        from order_job
          join lateral (
            select from order_line
            where id = line_id and vendor_id = ? and environment = ?
            offset 0) as line on true
        order by line_id
        for update of order_job) as mine
      where order_job.line_id = mine.line_id
      """;

  /// The edition that takes the place of what was sold is delivered in the same moment, or not at
  /// all: of two who open a line at once, with what was sold and with the edition, one comes first.
  private static final String DELIVER_LATER =
      """
      with line as (
        update order_line
        set delivered_at = ?, score = ?, personal = ?, form = ?
        where id = ? and status = 'COMPLETED' and epoch = ? and delivered_at is null
        returning id, vendor_id, delivered_at
      )
      insert into journal (at, kind, actor, line_id, vendor_id, body, salt)
      select delivered_at, kind, actor, id, vendor_id, body, decode(salt, 'hex')
      from line
        cross join (
          values (1, 'EDITION_REPLACED', 'system', ?::text, ?::text),
            (2, 'DELIVERED', 'buyer', ?::text, ?::text)) as entry (n, kind, actor, body, salt)
      order by n
      """;

  private static final String RETRY =
      """
      with line as (
        update order_line
        set status = 'PROCESSING', epoch = epoch + 1, attempts = 0, failure = null
        where id = ? and status = 'FAILED'
        returning id, epoch, vendor_id
      ), job as (
        insert into order_job (line_id, epoch, due_at, attempts, deadline)
        select id, epoch, ?::timestamptz, 0, ?::timestamptz from line
      )
      insert into journal (at, kind, actor, line_id, vendor_id, body)
      select ?, 'RETRIED', ?, id, vendor_id, '{}' from line
      """;

  /// What is left of what was owed goes by the copies that are left: so nothing is gained or lost
  /// by taking them back one by one.
  private static final String REFUND =
      """
      with line as (
        update order_line set refunded = refunded + ? where id = ?
        returning id, vendor_id, quantity, refunded, currency, net_due,
          completed_at is not null and environment = 'live' as counts
      ), owed as (
        select sum(net) as booked from journal
        where line_id = any (array(select id from line))
      )
      insert into journal (at, kind, actor, line_id, vendor_id, currency, quantity, net, body)
      select ?, 'REFUNDED', ?, id, vendor_id, case when counts then currency end,
        case when counts then -?::bigint end,
        case
          when counts then
            round(net_due * (quantity - refunded) / quantity, scale(net_due)) - booked
        end,
        ?
      from line cross join owed
      """;

  /// The links of the copy are worthless from then on.
  private static final String END =
      """
      with line as (
        update order_line set status = 'CANCELLED', epoch = epoch + 1, ended_at = ?
        where id = ?
        returning id, vendor_id
      )
      insert into journal (at, kind, actor, line_id, vendor_id, body)
      select ?, 'ENDED', ?, id, vendor_id, ? from line
      """;

  private static final String RESTORE =
      """
      with line as (
        update order_line set status = 'COMPLETED', epoch = epoch + 1, ended_at = null
        where id = ?
        returning id, vendor_id
      )
      insert into journal (at, kind, actor, line_id, vendor_id, body)
      select ?, 'RESTORED', ?, id, vendor_id, ? from line
      """;

  /// Links of before led to a copy with another name, and so to other bytes. A line that is being
  /// processed has none, and its job goes by its epoch.
  private static final String RENAME =
      """
      with former as (
        insert into former_name (line_id, customer, salt, until)
        select id, customer, customer_salt, ? from order_line where id = ?
      ), line as (
        update order_line
        set customer = ?, customer_salt = decode(?, 'hex'),
          epoch = epoch + case when status = 'PROCESSING' then 0 else 1 end
        where id = ?
        returning id, vendor_id
      )
      insert into journal (at, kind, actor, line_id, vendor_id, body)
      select ?, 'RENAMED', ?, id, vendor_id, ? from line
      """;

  private static final String ERASE =
      """
      with former as (
        delete from former_name where line_id = ?
      ), line as (
        update order_line
        set customer = '', customer_salt = '', erased_at = ?,
          epoch = epoch + case when status = 'PROCESSING' then 0 else 1 end
        where id = ?
        returning id, vendor_id
      )
      insert into journal (at, kind, actor, line_id, vendor_id, body)
      select ?, 'ERASED', ?, id, vendor_id, ? from line
      """;

  private static final String NOTE =
      """
      insert into journal (at, kind, actor, line_id, vendor_id, body)
      select ?, ?, ?, id, vendor_id, ? from order_line where id = ?
      """;

  /// The range ends with a line that is there, however many numbers were left out before it.
  private static final String RENEW =
      """
      with stretch as (
        select id from order_line where id > ? order by id limit ?
      ), renewed as (
        update order_line set form = ?
        where id > ? and id <= (select max(id) from stretch)
          and status = 'COMPLETED' and delivered_at is null and personal and form < ?
          and exists (
            select from prepared_score
            where score = order_line.score and product = 'copy' and form = ?)
        returning true
      )
      select max(id) as last, (select count(*) from renewed) as renewed from stretch
      """;

  /// Of an epoch that isn't the line's, a job would be worked on and never settled.
  private static final String RENEW_JOBS =
      """
      insert into order_job (line_id, epoch, due_at, attempts, deadline)
      select id, epoch, ?::timestamptz, 0, ?::timestamptz
      from order_line
      where id = any (?::bigint[]) and status = 'PROCESSING'
      order by id
      for update
      on conflict (line_id) do update
        set epoch = excluded.epoch, due_at = excluded.due_at, attempts = 0,
          deadline = excluded.deadline, next_attempt = null
        where order_job.epoch <> excluded.epoch
      """;

  private static final String DROP_JOBS =
      """
      delete from order_job
      where line_id = any (?::bigint[])
        and not exists (
          select from order_line where id = line_id and status = 'PROCESSING')
      """;

  /// A line to be inserted.
  ///
  /// @param token whose owner registers it
  /// @param leaseEnd until when it is claimed, if it is and isn't completed at once
  record Insertion(TokenHash token, NewLine line, Optional<Instant> leaseEnd) {}

  /// What became of lines.
  ///
  /// @param upToDate those whose token counts, and whose assets are what they were seen to be
  /// @param inserted those of them that weren't there yet, with their numbers
  record Inserted(Set<LineKey> upToDate, Map<LineKey, Long> inserted) {}

  /// Inserts the lines that don't exist yet, with the first of their ledger.
  Inserted insert(Tx tx, List<Insertion> lines) {
    var upToDate = new HashSet<LineKey>();
    var inserted = new HashMap<LineKey, Long>();
    tx.list(
            INSERT,
            row -> Map.entry(PurchaseStore.key(row), row.getLong("id")),
            of(lines, one -> one.token().hex()),
            ofLines(lines, line -> line.key().vendor().value()),
            ofLines(lines, line -> line.key().environment().wire()),
            ofLines(lines, line -> line.key().order().value()),
            ofLines(lines, line -> line.key().line().value()),
            ofLines(lines, line -> line.asset().value()),
            ofLines(lines, line -> line.seen().asset()),
            ofLines(lines, line -> line.ensemble().map(AssetId::value).orElse(NONE)),
            ofLines(lines, line -> line.seen().ensemble().orElse("")),
            ofLines(lines, NewLine::customer),
            ofLines(lines, NewLine::countryCode),
            ofLines(lines, NewLine::quantity),
            ofLines(lines, NewLine::unitPrice),
            ofLines(lines, NewLine::lineItemPrice),
            ofLines(lines, NewLine::priceMismatch),
            ofLines(lines, NewLine::registeredAt),
            ofLines(lines, NewLine::writtenAt),
            ofLines(lines, line -> line.atHand().isPresent() ? null : line.deadline()),
            ofLines(lines, line -> ofFile(line, file -> file.blob().sha256())),
            ofLines(lines, line -> ofFile(line, SoldFile::rendering)),
            ofLines(lines, line -> ofFile(line, SoldFile::personal)),
            ofLines(lines, line -> ofFile(line, SoldFile::form)),
            of(lines, one -> one.leaseEnd().orElse(null)),
            ofLines(lines, line -> line.seen().terms()),
            ofLines(lines, line -> line.snapshot().saltHex()),
            ofLines(lines, line -> line.snapshot().title()),
            ofLines(lines, line -> line.snapshot().edition()),
            ofLines(lines, line -> line.snapshot().listPrice().orElse(null)),
            ofLines(lines, line -> line.snapshot().currency().orElse(null)),
            ofLines(lines, line -> boxed(line.snapshot().terms())),
            ofLines(lines, line -> line.snapshot().netDue().orElse(null)),
            ofLines(lines, line -> String.join(",", line.snapshot().flags())),
            ofLines(lines, NewLine::facts),
            Chance.hex(lines.size(), Chance.CODE + Chance.SALT))
        .forEach(found -> {
          upToDate.add(found.getKey());
          if (found.getValue() != NONE) {
            inserted.put(found.getKey(), found.getValue());
          }
        });
    return new Inserted(upToDate, inserted);
  }

  private static @Nullable Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  private static <T> @Nullable T ofFile(NewLine line, Function<SoldFile, T> part) {
    return line.atHand().map(part).orElse(null);
  }

  private static <T extends @Nullable Object> List<T> ofLines(
      List<Insertion> lines, Function<NewLine, T> cell) {
    return of(lines, one -> cell.apply(one.line()));
  }

  /// Takes lines that are due, and keeps others from taking them until `leaseEnd`.
  List<ClaimedLine> claim(Tx tx, Instant now, Instant leaseEnd, int most) {
    return tx.list(
        CLAIM,
        row ->
            new ClaimedLine(
                row.getLong("id"),
                new AssetId(row.getLong("asset_id")),
                row.getInt("epoch"),
                row.getInt("attempts"),
                Tx.instant(row, "registered_at"),
                Tx.instant(row, "deadline")),
        now,
        most,
        leaseEnd);
  }

  void extend(Tx tx, Collection<ClaimedLine> lines, Instant leaseEnd) {
    tx.update(
        EXTEND,
        leaseEnd,
        lines.stream().map(ClaimedLine::number).toList(),
        lines.stream().map(ClaimedLine::epoch).toList(),
        lines.stream().map(ClaimedLine::attempt).toList());
  }

  /// Writes how attempts ended, except for lines that are no longer the claimant's: cancelled, or
  /// claimed again after the lease had run out.
  ///
  /// @return the lines that have failed by it
  List<FailedLine> settle(Tx tx, List<Settlement> settlements, Instant now) {
    return tx.list(
        SETTLE,
        row ->
            new FailedLine(
                row.getLong("id"),
                new VendorId(row.getLong("vendor_id")),
                row.getString("name"),
                Environment.ofWire(row.getString("environment")),
                new OrderId(row.getLong("order_id")),
                new OrderLineId(row.getLong("order_line_id"))),
        of(settlements, one -> one.line().number()),
        of(settlements, one -> one.line().epoch()),
        of(settlements, one -> one.line().attempt()),
        of(settlements, LineStore::status),
        of(settlements, one -> ofFile(one, file -> file.blob().sha256())),
        of(settlements, one -> ofFile(one, SoldFile::rendering)),
        of(settlements, one -> ofFile(one, SoldFile::personal)),
        of(settlements, one -> ofFile(one, SoldFile::form)),
        of(settlements, LineStore::failure),
        of(settlements, one -> one instanceof TryAgain again ? again.due() : now),
        Chance.hex(settlements.size(), Chance.SALT),
        now,
        now);
  }

  /// Brings what a vendor's lines wait for so much nearer, and their deadlines.
  ///
  /// @param leasesEnd when every lease that there is will be over
  void bringForward(
      Tx tx,
      VendorId vendor,
      Environment environment,
      Duration by,
      Instant now,
      Instant leasesEnd) {
    tx.update(BRING_FORWARD, leasesEnd, now, by.toSeconds(), vendor.value(), environment.wire());
  }

  /// @param token of the vendor that cancels
  void cancel(Tx tx, OrderLine line, TokenHash token, Instant now) {
    tx.update(CANCEL, now, line.number(), token.hex());
  }

  /// Whether this was the first delivery of a line that is still completed and in this epoch.
  boolean deliver(Tx tx, OrderLine line, Instant now, String what) {
    var form = line.sold().map(SoldFile::form).orElse(0);
    var salt = Chance.bytes(Chance.SALT);
    return tx.update(DELIVER, now, line.number(), line.epoch(), form, what, salt) == 1;
  }

  /// As [#deliver], with another file in the place of the one that was sold.
  boolean deliverLater(Tx tx, OrderLine line, SoldFile file, Instant now, Later later) {
    var salts = Chance.hex(2, Chance.SALT);
    return tx.update(
            DELIVER_LATER,
            now,
            file.blob().sha256(),
            file.personal(),
            file.form(),
            line.number(),
            line.epoch(),
            later.replaced().json(),
            salts.getFirst(),
            later.delivered().json(),
            salts.getLast())
        == 2;
  }

  /// What the journal is told of it.
  record Later(Facts replaced, Facts delivered) {}

  /// Whether the line was a failed one.
  boolean retry(Tx tx, OrderLine line, Actor actor, Instant now, Instant deadline) {
    var at = now.plus(line.ahead());
    return tx.update(RETRY, line.number(), now, deadline, at, actor.name()) == 1;
  }

  /// Takes copies of a completed line back. What was owed for them isn't owed any more; with the
  /// last of them nothing is.
  void refund(Tx tx, OrderLine line, long copies, Actor actor, Instant now, String facts) {
    tx.update(REFUND, copies, line.number(), now, actor.name(), copies, facts);
  }

  void end(Tx tx, OrderLine line, Actor actor, Instant now, String facts) {
    tx.update(END, now, line.number(), now, actor.name(), facts);
  }

  void restore(Tx tx, OrderLine line, Actor actor, Instant now, String facts) {
    tx.update(RESTORE, line.number(), now, actor.name(), facts);
  }

  /// Gives a line another customer's name. The one of before is kept beside it.
  void rename(
      Tx tx, OrderLine line, String name, byte[] salt, Actor actor, Instant now, String facts) {
    tx.update(
        RENAME,
        now,
        line.number(),
        name,
        HexFormat.of().formatHex(salt),
        line.number(),
        now,
        actor.name(),
        facts);
  }

  /// Forgets every name that a line has had.
  void erase(Tx tx, OrderLine line, Actor actor, Instant now, String facts) {
    tx.update(ERASE, line.number(), now, line.number(), now, actor.name(), facts);
  }

  /// Writes down what happened to a line without changing it.
  void note(Tx tx, OrderLine line, EntryKind kind, Actor actor, Instant now, String facts) {
    tx.update(NOTE, now, kind.name(), actor.name(), facts, line.number());
  }

  /// Gives lines that are being processed the jobs that they lack.
  int renewJobs(Tx tx, List<Long> lines, Instant now, Instant deadline) {
    return tx.update(RENEW_JOBS, now, deadline, lines);
  }

  /// Takes away the jobs of lines that aren't being processed.
  int dropJobs(Tx tx, List<Long> lines) {
    return tx.update(DROP_JOBS, lines);
  }

  /// What became of a range of lines.
  ///
  /// @param last the last one; nothing if there are none behind the range before
  record Renewed(Optional<Long> last, int lines) {}

  /// Gives the lines of a range that nobody has received anything of the copies of this form, where
  /// the score has been prepared.
  ///
  /// @param after the line before the range
  /// @param most how many the range has
  Renewed renew(Tx tx, int form, long after, int most) {
    return tx.one(RENEW, LineStore::renewed, after, most, form, after, form, form).orElseThrow();
  }

  private static Renewed renewed(ResultSet row) throws SQLException {
    return new Renewed(
        Optional.ofNullable(row.getObject("last", Long.class)), row.getInt("renewed"));
  }

  private static String status(Settlement settlement) {
    return switch (settlement) {
      case Completed _ -> "COMPLETED";
      case Failed _ -> "FAILED";
      case TryAgain _ -> "PROCESSING";
    };
  }

  private static @Nullable String failure(Settlement settlement) {
    return switch (settlement) {
      case Completed _ -> null;
      case Failed failed -> failed.reason();
      case TryAgain again -> again.reason();
    };
  }

  private static <T> @Nullable T ofFile(Settlement settlement, Function<SoldFile, T> part) {
    return settlement instanceof Completed completed ? part.apply(completed.file()) : null;
  }

  private static <S, T extends @Nullable Object> List<T> of(List<S> things, Function<S, T> cell) {
    var column = new ArrayList<T>(things.size());
    things.forEach(thing -> column.add(cell.apply(thing)));
    return column;
  }
}
