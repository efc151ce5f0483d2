package org.partbook.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.partbook.ending.LastResort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows whether a server's database answers, and is the only one that logs of it: once when it
/// goes away, once when it is back.
///
/// One thread asks, on a connection of its own, several times a second. Another only counts: the
/// database is away when for 700 ms nobody at all has heard of it, neither the first thread nor any
/// transaction. So an overloaded database, which answers slowly, isn't taken for one that hangs.
/// The time is counted in looks and not by a clock, and a look that comes late doesn't count: a
/// process that was stopped itself, by a garbage collection, a suspended machine or one that has no
/// time for it, has missed the answers and not the database.
///
/// A connection that breaks says nothing as long as a new one works; only if that fails the
/// database is away, at once. One that only reads, because another server has taken over, is away
/// as well: the next connection leads to the other, where the URL names both.
final class DatabaseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final String IS_STANDBY = "select pg_is_in_recovery()";
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(150);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int MOST_SILENT_LOOKS = 14;
  private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(10);
  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  /// Seconds: a host that swallows everything must not keep us from asking the next one.
  private static final Map<String, String> OPTIONS =
      Map.of("connectTimeout", "2", "socketTimeout", "2", "ApplicationName", "partbook watch");

  /// Who acts on it.
  interface Listener {
    /// Nobody is to be let to the database any more, and who waits for it is to be sent away.
    void away();

    void back();
  }

  private final Connections connections;
  private final Listener listener;
  private final Semaphore suspicion = new Semaphore(0);
  private final AtomicReference<@Nullable String> complaint = new AtomicReference<>();
  private final Thread asking;
  private final Thread counting;
  private volatile boolean heard;
  private volatile boolean closed;
  private boolean away;
  private long awaySince;
  private long complainedAt = System.nanoTime() - BETWEEN_COMPLAINTS.toNanos();

  private DatabaseWatch(DatabaseUrl url, Listener listener, LastResort lastResort) {
    this.connections = new Connections(url, OPTIONS);
    this.listener = listener;
    this.asking =
        lastResort.unstarted(
            Thread.ofPlatform().name("database-watch").daemon(), () -> closed, this::ask);
    this.counting =
        lastResort.unstarted(
            Thread.ofPlatform().name("database-silence").daemon(), () -> closed, this::count);
  }

  /// Of one that was just reached.
  static DatabaseWatch start(DatabaseUrl url, Listener listener, LastResort lastResort) {
    var watch = new DatabaseWatch(url, listener, lastResort);
    watch.asking.start();
    watch.counting.start();
    return watch;
  }

  /// Tells that the database has answered somebody.
  void heard() {
    if (!heard) {
      heard = true;
    }
  }

  /// Tells that somebody could not use the database: it is looked at now.
  void suspect(DatabaseException reason) {
    complaint.set(String.valueOf(reason.getMessage()));
    suspicion.release();
  }

  private void ask() {
    try {
      while (!closed) {
        askOnOneConnection();
      }
    } catch (InterruptedException e) {
      LOG.debug("the database is no longer watched");
    }
  }

  private void askOnOneConnection() throws InterruptedException {
    var worked = false;
    try (var connection = connections.getConnection()) {
      while (!closed) {
        requirePrimary(connection);
        worked = true;
        answered();
        pause();
      }
    } catch (SQLException e) {
      // If it has worked, it may be this connection alone.
      if (!worked && !closed) {
        goAway(String.valueOf(e.getMessage()));
        pause();
      }
    }
  }

  private void pause() throws InterruptedException {
    if (suspicion.tryAcquire(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS)) {
      suspicion.drainPermits();
    }
  }

  private static void requirePrimary(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(IS_STANDBY)) {
      row.next();
      if (row.getBoolean(1)) {
        throw new SQLException("it is a standby, which can't be written to", "25006");
      }
    }
  }

  private void count() {
    try {
      var silent = 0;
      while (!closed) {
        var onTime = sleepsInTime();
        silent = heard ? 0 : onTime ? silent + 1 : silent;
        heard = false;
        if (silent == MOST_SILENT_LOOKS) {
          silent = 0;
          goAway("it doesn't answer");
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the database is no longer watched");
    }
  }

  /// Whether the processor was there for us when it should. If not, it may not have been there for
  /// the database either.
  private static boolean sleepsInTime() throws InterruptedException {
    var begun = System.nanoTime();
    Thread.sleep(BETWEEN_LOOKS);
    return System.nanoTime() - begun < 2 * BETWEEN_LOOKS.toNanos();
  }

  private synchronized void goAway(String reason) {
    if (away || closed) {
      return;
    }
    away = true;
    awaySince = System.nanoTime();
    complaint.set(null);
    listener.away();
    connections.abortOpen();
    // The reason may have several lines.
    LOG.warn(
        "the database is away: {}. Until it answers again, whoever needs it is told to come back",
        firstLine(reason));
  }

  /// For a sentence of ours, which has a full stop of its own.
  private static String firstLine(String reason) {
    return reason.lines().findFirst().orElse("").replaceAll("\\.+$", "");
  }

  private synchronized void answered() {
    heard();
    if (away && !closed) {
      listener.back();
      away = false;
      complainedAt = System.nanoTime();
      LOG.warn(
          "the database is back, after {} s",
          "%.1f".formatted((System.nanoTime() - awaySince) / 1e9));
    }
    passComplaintOn();
  }

  /// What befell somebody though the database answers: all connections in use, a full disk, a
  /// session that was ended. Not more than once in a while, as it befalls many at once.
  private void passComplaintOn() {
    var reason = complaint.getAndSet(null);
    var now = System.nanoTime();
    if (reason != null && now - complainedAt > BETWEEN_COMPLAINTS.toNanos()) {
      complainedAt = now;
      LOG.warn("the database answers, but not everybody could use it: {}", firstLine(reason));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    asking.interrupt();
    counting.interrupt();
    connections.breakForGood();
    try {
      asking.join(LONGEST_END);
      counting.join(LONGEST_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
