package org.partbook.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partbook.db.Pool.Size;
import org.partbook.ending.LastResort;

/// The only way to a transaction.
///
/// Virtual threads queue for a place, so the pool stays small: more connections than PostgreSQL has
/// cores and disks to serve only make each one slower. Nobody queues for long in a server: a caller
/// who would have to wait is better told to come back.
///
/// A server's database is watched ([DatabaseWatch]). While it is away there is no pool: everybody
/// is refused at once, and who was using a connection when it went has had it broken. A command's
/// isn't watched, for it has nobody to tell and statements that may take long.
public final class Database implements AutoCloseable {
  /// How many connections a server may have: it works with these, and one that watches, and one
  /// that tells that it is there.
  public static final int MOST_OF_A_SERVER = 18;

  /// How many a command may have, with a lock that it holds.
  public static final int MOST_OF_A_COMMAND = 5;

  /// Who asks what takes long waits an hour at most, in seconds.
  private static final Map<String, String> AT_LENGTH =
      Map.of("socketTimeout", "3600", "options", "-c statement_timeout=0");

  /// How many a server needs. One more watches, and one tells that there is a server.
  private static final int CONNECTIONS_OF_A_SERVER = 16;

  /// So many of these are kept for those who read and write for many others: two who register, one
  /// who settles, two who look lines up, and the beat that tells other servers of this one.
  private static final int FOR_GROUPS = 6;

  /// With the moment that a broken connection takes to be noticed, it stays below a second.
  private static final Duration PATIENCE_OF_A_SERVER = Duration.ofMillis(800);

  /// What a server that has vanished behind a broken network left open is ended by the database:
  /// its locks would hold up whoever repeats a request. No transaction of ours pauses so long.
  ///
  /// A server looks for few rows and always has an index for that. A plan that was made while a
  /// table was small would read the whole of it, and be kept while it grows by thousands a second.
  /// So there is one good plan for each statement, whatever its values; by itself the database
  /// would make another one for each execution, which takes longer than what is planned.
  private static final String OF_EACH_CONNECTION =
      """
      set idle_in_transaction_session_timeout = '10s'; \
      set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off\
      """;

  /// The patience is that for a connection which is just being made: there is a place for it.
  private static final Size OF_A_SERVER =
      new Size(CONNECTIONS_OF_A_SERVER, Duration.ofMillis(700), OF_EACH_CONNECTION);

  private static final int DEFAULT_CONNECTIONS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int MOST_ATTEMPTS = 6;
  private static final long SHORTEST_PAUSE_MILLIS = 5;

  private final DatabaseUrl url;
  private final Semaphore places;
  private final Duration patience;
  private @Nullable DatabaseWatch watch;
  private @Nullable Presence presence;

  /// There is none while the database is away.
  private volatile @Nullable Pool pool;

  Database(DatabaseUrl url, Pool pool, int places, Duration patience) {
    this.url = url;
    this.pool = pool;
    // Not a fair one: to hand each place on in order would cost every transaction a change of
    // threads.
    this.places = new Semaphore(places);
    this.patience = patience;
  }

  /// Connects and brings the schema up to date.
  public static Database open(DatabaseUrl url) {
    return open(url, DEFAULT_CONNECTIONS);
  }

  /// Connects with a pool of a given size and brings the schema up to date, unless a server of an
  /// earlier version runs.
  ///
  /// @throws SchemaException if one does, or if the schema is that of a newer program
  public static Database open(DatabaseUrl url, int connections) {
    return open(Access.owner(url), connections);
  }

  /// As [#open(DatabaseUrl, int)], by a role that doesn't own the tables.
  public static Database open(Access access, int connections) {
    access.ensure();
    var url = access.role();
    return migrated(
        new Database(
            url, Pool.open(url, new Size(connections, PATIENCE, "")), connections, PATIENCE),
        access,
        Schema::bringUpToDateUnlessServed);
  }

  /// Connects and leaves the schema as it is, for who looks what is wrong with it.
  ///
  /// @throws DatabaseException if the database can't be reached
  public static Database openAsItIs(DatabaseUrl url, int connections) {
    return new Database(
        url, Pool.open(url, new Size(connections, PATIENCE, "")), connections, PATIENCE);
  }

  /// For a server: connects, brings the schema up to date, and from then on watches whether the
  /// database answers. While it is open, no command changes the schema.
  ///
  /// @throws SchemaException if the schema is that of a newer program
  public static Database openForServer(Access access, LastResort lastResort) {
    access.ensure();
    var url = access.role();
    var pool = Pool.open(url, OF_A_SERVER);
    var places = CONNECTIONS_OF_A_SERVER - FOR_GROUPS;
    var database = new Database(url, pool, places, PATIENCE_OF_A_SERVER);
    database.begin(access, lastResort);
    return database;
  }

  private void begin(Access access, LastResort lastResort) {
    try {
      presence = Presence.begin(url);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    migrated(this, access, Schema::bringUpToDate);
    watch = DatabaseWatch.start(url, new Gate(), lastResort);
  }

  /// Takes a lock that is held until it is closed, over any number of transactions.
  ///
  /// @param alone whether nobody else may hold it, instead of nobody who would be alone
  /// @param waits told once if others hold it
  public LongLock lock(long number, boolean alone, Runnable waits) {
    return LongLock.take(url, number, alone, waits);
  }

  /// As [#lock] for one who would be alone, without waiting.
  ///
  /// @return nothing if others hold it
  public Optional<LongLock> tryLock(long number) {
    return LongLock.tryAlone(url, number);
  }

  /// Keeps servers from starting until it is closed.
  ///
  /// @return nothing if a server runs
  public Optional<LongLock> withoutServers() {
    return tryLock(Schema.LOCK);
  }

  /// What can be told of it, whatever tables it has.
  public DatabaseFacts facts() {
    return new DatabaseFacts(this);
  }

  /// All tables as they are at this moment. To be closed.
  public Snapshot snapshot() {
    return Snapshot.of(url);
  }

  /// As [#snapshot], and nobody else writes until it is closed.
  ///
  /// @throws SchemaException if somebody is writing
  public Snapshot snapshotAlone() {
    return Snapshot.alone(url);
  }

  private static Database migrated(Database database, Access access, Consumer<Schema> step) {
    try {
      step.accept(new Schema(database, access.owner(), access.separate()));
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private final class Gate implements DatabaseWatch.Listener {
    @Override
    public void away() {
      var old = pool;
      pool = null;
      if (old != null) {
        old.breakOff();
      }
    }

    @Override
    public void back() {
      pool = Pool.opening(url, OF_A_SERVER);
    }
  }

  /// Runs `work` in a transaction, which is committed when it returns and rolled back when it
  /// throws. Where it is undone for the sake of another one, it is run again, a few times: so
  /// `work` changes nothing but the database.
  public <T> T inTransaction(Function<Tx, T> work) {
    takePlace();
    try {
      return inGroupTransaction(work);
    } finally {
      places.release();
    }
  }

  /// As [#inTransaction], for work without a result.
  public void transact(Consumer<Tx> work) {
    inTransaction(tx -> {
      work.accept(tx);
      return true;
    });
  }

  /// Asks one question: runs `work`, which is one statement that changes and locks nothing. It
  /// needs no transaction around it, and so one round trip to the database instead of two.
  public <T> T ask(Function<Tx, T> work) {
    takePlace();
    try {
      return use(connection -> work.apply(new Tx(connection)));
    } finally {
      places.release();
    }
  }

  /// As [#ask], for a command that asks for what whole tables have to be read for: on a connection
  /// of its own, which waits longer than those that serve.
  public <T> T askAtLength(Function<Tx, T> work) {
    try (var connection = new Connections(url, AT_LENGTH).getConnection()) {
      return work.apply(new Tx(connection));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// Does one thing: runs `work`, which is one statement that writes, and is committed with it. As
  /// with [#ask], there is one round trip to the database. Where it is undone for the sake of
  /// another one, it is run again, a few times.
  public <T> T write(Function<Tx, T> work) {
    return again(() -> ask(work));
  }

  /// As [#write], for the one thread of a server that tells the others that it is there. If it
  /// queued behind all whom a busy server keeps waiting, it would be taken to have gone.
  public <T> T tell(Function<Tx, T> work) {
    return askForGroup(work);
  }

  /// As [#ask], for the few who read and write for many others at once and mustn't queue behind
  /// them. The one statement may write, too.
  <T> T askForGroup(Function<Tx, T> work) {
    return again(() -> use(connection -> work.apply(new Tx(connection))));
  }

  /// As [#inTransaction], for the few who write for many others at once and mustn't queue behind
  /// them.
  <T> T inGroupTransaction(Function<Tx, T> work) {
    return again(() -> use(connection -> committed(connection, work)));
  }

  /// What was undone for the sake of another one is tried again.
  private static <T> T again(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (DatabaseException e) {
        if (!e.lostRace() || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
      pauseAfter(attempt);
    }
  }

  /// Longer each time, and never quite the same, so that those who met don't meet again.
  private static void pauseAfter(int attempt) {
    var longest = SHORTEST_PAUSE_MILLIS << attempt;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, longest + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takePlace() {
    requirePool();
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw told(
            DatabaseException.notBegun(
                "no connection was free within " + patience.toMillis() + " ms"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DatabaseException.notBegun("interrupted while waiting for a connection");
    }
  }

  private Pool requirePool() {
    var now = pool;
    if (now == null) {
      throw DatabaseException.notBegun("the database is away");
    }
    return now;
  }

  private interface Use<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T use(Use<T> use) {
    try (var connection = take()) {
      var result = use.of(connection);
      heard();
      return result;
    } catch (SQLException e) {
      throw told(new DatabaseException(e));
    } catch (DatabaseException e) {
      throw told(e);
    }
  }

  private Connection take() {
    var now = requirePool();
    try {
      return now.take();
    } catch (SQLException e) {
      throw DatabaseException.notBegun(e);
    }
  }

  private void heard() {
    if (watch != null) {
      watch.heard();
    }
  }

  /// The watch speaks of it, once for all who met it.
  private DatabaseException told(DatabaseException reason) {
    if (watch != null && reason.unavailable() && pool != null) {
      watch.suspect(reason);
    }
    return reason;
  }

  /// How much of the pool is in use now.
  public PoolUse use() {
    var now = pool;
    if (now == null) {
      return PoolUse.AWAY;
    }
    var use = now.use();
    return new PoolUse(
        use.inUse(), use.most(), use.waiting() + places.getQueueLength(), use.away());
  }

  /// Whether the database answers. In a server nobody has to wait for that.
  ///
  /// @throws DatabaseException if it doesn't, saying why
  public boolean answers() {
    if (watch != null) {
      requirePool();
      return true;
    }
    return inTransaction(tx -> tx.one("select true", row -> row.getBoolean(1)).orElse(false));
  }

  private static <T> T committed(Connection connection, Function<Tx, T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      var result = work.apply(new Tx(connection));
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    if (presence != null) {
      presence.close();
    }
    if (watch != null) {
      watch.close();
    }
    var last = pool;
    if (last != null) {
      last.close();
    }
  }
}
