package org.partbook.ledger.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partbook.audit.Hash;
import org.partbook.audit.LogKey;
import org.partbook.audit.NotVerified;
import org.partbook.db.Tx;
import org.partbook.ledger.CanonicalEntry;
import org.partbook.ledger.Entry;
import org.partbook.ledger.JournalStore;
import org.partbook.sealing.Kept;
import org.partbook.sealing.Seals;

/// The SQL of the log.
final class LogStore {
  /// Any number that no other lock has.
  private static final long LOCK_NUMBER = 0x5042_4c4f_47L;

  private static final String LOCK = "select pg_try_advisory_xact_lock(?)";

  private static final String KEY = "select origin, secret, sealed, open from log_key";

  private static final String ADD_KEY =
      """
      insert into log_key (origin, secret, sealed, open, created_at) values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  /// How keys are kept that come now, which nobody changes in the meantime.
  private static final String NEWEST =
      "select secret, sealed from signing_key order by id desc limit 1 for share";

  private static final String KEEP_KEY = "update log_key set secret = ?, sealed = ?";

  private static final String LOOK =
      """
      select size, case when is_called then last_value else last_value - 1 end as drawn
      from log_state, journal_id
      """;

  private static final String STATE = "select size, last_id, root from log_state";

  private static final String ENTRIES =
      "select " + JournalStore.COLUMNS + " from journal where id > ? and id <= ? order by id";

  private static final String COMMITMENTS =
      """
      select id, at, kind, actor, line_id, vendor_id, currency, quantity, net, '' as body, salt,
        body as raw
      from journal
      where id > ? and id <= ?
      """;

  private static final String NEXT = "select min(id) from journal where id > ?";

  private static final String ADVANCE =
      """
      update log_state set size = ?, last_id = ?, root = ?, at = ?
      where size = ? and last_id = ? and root = ?
      """;

  private static final String MARK =
      "insert into log_mark (tile, first_id) select * from unnest(?::bigint[], ?::bigint[])";

  private static final String MARKS =
      "select tile, first_id from log_mark where tile >= ? and tile < ? order by tile";

  private static final String REGISTERED =
      "select "
          + JournalStore.COLUMNS
          + " from journal where line_id = ? and kind = 'REGISTERED' order by id limit 1";

  private static final String INDEX =
      """
      select tile * 256 + (select count(*) from journal where id >= first_id and id < ?) as index
      from log_mark
      where first_id <= ?
      order by first_id desc
      limit 1
      """;

  private static final String ID_AT =
      """
      select id from journal
      where id >= (select first_id from log_mark where tile = ?)
      order by id
      offset ? limit 1
      """;

  private static final String COUNT = "select count(*) from journal where id > ?";

  /// Whether this transaction is the only one, over all servers, that writes the log.
  boolean lock(Tx tx) {
    return tx.one(LOCK, row -> row.getBoolean(1), LOCK_NUMBER).orElseThrow();
  }

  private final Seals seals;

  LogStore(Seals seals) {
    this.seals = seals;
  }

  /// Where no key is encrypted.
  LogStore() {
    this(Seals.none());
  }

  Optional<LogKey> key(Tx tx) {
    return tx.one(KEY, this::key);
  }

  private LogKey key(ResultSet row) throws SQLException {
    try {
      var origin = row.getString("origin");
      return LogKey.of(origin, seals.open(kept(row), use(origin)), row.getBytes("open"));
    } catch (NotVerified e) {
      throw new LogDiffers("the log's key in the database was changed: " + e.text());
    }
  }

  /// Adds the key, unless another server was first.
  void addKey(Tx tx, LogKey key, Instant now) {
    var origin = key.verifier().name();
    var newest = tx.one(NEWEST, LogStore::kept).orElseGet(() -> Kept.of(null, null));
    var kept = seals.keepLike(newest, key.secret(), use(origin));
    tx.update(ADD_KEY, origin, kept.clear(), kept.sealed(), key.open(), now);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return Kept.of(row.getBytes("secret"), row.getBytes("sealed"));
  }

  private static String use(String origin) {
    return "the log " + origin;
  }

  /// How the key is kept.
  Optional<Kept> keptKey(Tx tx) {
    return tx.one(KEY, LogStore::kept);
  }

  /// Keeps it as another secret is kept.
  void keepKey(Tx tx, LogKey key, Kept like) {
    var kept = seals.keepLike(like, key.secret(), use(key.verifier().name()));
    tx.update(KEEP_KEY, kept.clear(), kept.sealed());
  }

  /// What can be seen at little cost.
  ///
  /// @param size of the log
  /// @param drawn the last number that was drawn for an entry
  record Look(long size, long drawn) {}

  Look look(Tx tx) {
    return tx.one(LOOK, row -> new Look(row.getLong("size"), row.getLong("drawn"))).orElseThrow();
  }

  LogState state(Tx tx) {
    return tx.one(
            STATE,
            row ->
                new LogState(
                    row.getLong("size"), row.getLong("last_id"), Hash.of(row.getBytes("root"))))
        .orElseThrow(() -> new LogDiffers("the row that says how far the log goes is gone"));
  }

  /// Entries behind one and up to another, in their order.
  List<Entry> entries(Tx tx, long after, long upTo) {
    return tx.list(ENTRIES, JournalStore::entry, after, upTo);
  }

  /// What the log has of an entry.
  record Committed(long id, Hash commitment) {}

  /// As [#entries], only what the log has of them. They are sorted here, where they are small.
  List<Committed> commitments(Tx tx, long after, long upTo) {
    return tx.list(COMMITMENTS, LogStore::committed, after, upTo).stream()
        .sorted(Comparator.comparingLong(Committed::id))
        .toList();
  }

  private static Committed committed(ResultSet row) throws SQLException {
    var entry = JournalStore.entry(row);
    return new Committed(entry.id(), CanonicalEntry.commitment(entry, row.getBytes("raw")));
  }

  /// The number of the entry behind one.
  Optional<Long> next(Tx tx, long after) {
    return tx.one(NEXT, row -> Optional.ofNullable(row.getObject(1, Long.class)), after)
        .flatMap(number -> number);
  }

  /// Says how far the log goes now, if it was as it was believed to be.
  ///
  /// @return whether it was
  boolean advance(Tx tx, LogState from, LogState to, Instant now) {
    return tx.update(
            ADVANCE,
            to.size(),
            to.lastId(),
            to.root().bytes(),
            now,
            from.size(),
            from.lastId(),
            from.root().bytes())
        == 1;
  }

  /// Remembers which entries tiles begin with.
  void mark(Tx tx, List<Long> tiles, List<Long> firstIds) {
    tx.update(MARK, tiles, firstIds);
  }

  /// Which entry a tile begins with.
  record Mark(long tile, long firstId) {}

  List<Mark> marks(Tx tx, long from, long before) {
    return tx.list(
        MARKS, row -> new Mark(row.getLong("tile"), row.getLong("first_id")), from, before);
  }

  /// The entry by which a line came to be.
  Optional<Entry> registered(Tx tx, long line) {
    return tx.one(REGISTERED, JournalStore::entry, line);
  }

  /// The place in the log of an entry that it has.
  Optional<Long> index(Tx tx, long id) {
    return tx.one(INDEX, row -> row.getLong("index"), id, id);
  }

  /// The number in the journal of an entry that the log has.
  Optional<Long> idAt(Tx tx, long index) {
    return tx.one(ID_AT, row -> row.getLong(1), index / 256, index % 256);
  }

  /// How many entries there are behind one.
  long count(Tx tx, long after) {
    return tx.one(COUNT, row -> row.getLong(1), after).orElseThrow();
  }
}
