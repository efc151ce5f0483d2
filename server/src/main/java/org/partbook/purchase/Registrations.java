package org.partbook.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Caller;
import org.partbook.access.TokenHash;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.GroupCommit;
import org.partbook.db.GroupCommit.QueueFull;
import org.partbook.db.Tx;
import org.partbook.ending.LastResort;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.LineStore.Inserted;
import org.partbook.purchase.LineStore.Insertion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Registers lines, those of many requests with one commit (see [GroupCommit]).
///
/// All lines of an order go to the same writer, so that two requests for one line meet there: the
/// one wins, and the other learns that it lost only after the winner is durable. A request with
/// several lines registers all of them or none.
final class Registrations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);

  /// How many requests share a commit. `make bench` sets 1, to measure what sharing is worth: then
  /// there are as many writers as a server without it would have connections.
  private static final int TOGETHER = Integer.getInteger("partbook.registrations.together", 500);

  private static final int WRITERS = TOGETHER == 1 ? 16 : 2;

  /// As while the catalogue is locked.
  private static final Duration MOST_WAIT = Duration.ofSeconds(15);

  private final LineStore store;
  private final PurchaseStore existing;
  private final List<GroupCommit<Request, Outcome>> writers;

  /// What one request wants to register. It is compared by identity.
  static final class Request {
    private final TokenHash token;
    private final List<NewLine> lines;
    private final Optional<Instant> leaseEnd;

    Request(TokenHash token, List<NewLine> lines, Optional<Instant> leaseEnd) {
      this.token = token;
      this.lines = lines;
      this.leaseEnd = leaseEnd;
    }
  }

  enum Result {
    REGISTERED,
    /// All of the lines are there already, and say the same.
    SAME_EXISTS,
    /// A line is there already, of another sale.
    ANOTHER_EXISTS,
    /// The token doesn't count any more, or the catalogue isn't what the rules were held against.
    OUT_OF_DATE
  }

  /// What became of a request.
  ///
  /// @param claimed those of its lines that are to be worked on, if they were registered as claimed
  record Outcome(Result result, List<ClaimedLine> claimed) {
    Outcome(Result result) {
      this(result, List.of());
    }
  }

  Registrations(Database db, LineStore store, PurchaseStore existing, LastResort lastResort) {
    this.store = store;
    this.existing = existing;
    this.writers =
        IntStream.range(0, WRITERS)
            .mapToObj(
                i -> new GroupCommit<>("register-" + i, db, lastResort, TOGETHER, new Writer()))
            .toList();
  }

  /// Returns when the lines are durable, or when it is sure that none of them was registered.
  ///
  /// @param leaseEnd until when the caller claims those that somebody has to work on, if it does
  /// @throws ApiException 503 if there are too many requests, or if it can't be told what happened
  /// @throws DatabaseException if it was away, and nothing was registered
  Outcome register(Caller caller, List<NewLine> lines, Optional<Instant> leaseEnd) {
    var order = lines.getFirst().key();
    var writer = Math.floorMod(Long.hashCode(order.order().value()), WRITERS);
    var request = new Request(caller.token(), lines, leaseEnd);
    return awaited(writers.get(writer).submit(request), MOST_WAIT);
  }

  static Outcome awaited(Future<Outcome> outcome, Duration most) {
    try {
      return outcome.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw refusal(e);
    } catch (TimeoutException e) {
      throw outcomeUnknown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw outcomeUnknown();
    }
  }

  private static RuntimeException refusal(ExecutionException e) {
    return switch (e.getCause()) {
      case QueueFull _ ->
          new ApiException(
              ErrorCode.OVERLOADED, "too many registrations at once; nothing was registered");
      case DatabaseException cause when cause.unavailable() && cause.begun() -> outcomeUnknown();
      case RuntimeException cause -> cause;
      case null, default -> new IllegalStateException(e);
    };
  }

  private static ApiException outcomeUnknown() {
    return new ApiException(
        ErrorCode.OUTCOME_UNKNOWN,
        "the database did not answer, so it is not known whether the line was registered; "
            + "register it again: 201 or 409 will tell");
  }

  /// How many requests wait for the disk.
  int waiting() {
    return writers.stream().mapToInt(GroupCommit::waiting).sum();
  }

  private final class Writer implements GroupCommit.Writer<Request, Outcome> {
    @Override
    public Map<Request, Outcome> write(Tx tx, List<Request> batch) {
      return Registrations.this.write(tx, batch);
    }

    /// A request with one line can't be torn, so there is nothing to be undone.
    @Override
    public boolean writesOnce(List<Request> batch) {
      return Registrations.writesOnce(batch);
    }
  }

  private static boolean writesOnce(List<Request> batch) {
    return batch.stream().allMatch(request -> request.lines.size() == 1);
  }

  /// All lines of the batch are inserted in one order, whoever's they are. Another server does the
  /// same, so one of the two may wait for the other but never both: in the order of the requests,
  /// two with parts could hold what the other wants.
  ///
  /// A request of which some lines were there already is lost as a whole. What was inserted of it
  /// must go, and then everything is inserted anew without it. Each round loses a request, and
  /// nearly always there is but one.
  private Map<Request, Outcome> write(Tx tx, List<Request> batch) {
    var taken = new HashSet<LineKey>();
    var outOfDate = new HashSet<Request>();
    while (true) {
      var chosen = firstOfEach(batch, taken, outOfDate);
      var keys = keys(chosen);
      if (keys.size() > chosen.size()) {
        tx.run("savepoint batch");
      }
      var outcome = insert(tx, chosen);
      for (var request : chosen) {
        for (var line : request.lines) {
          if (!outcome.upToDate().contains(line.key())) {
            outOfDate.add(request);
          } else if (!outcome.inserted().containsKey(line.key())) {
            taken.add(line.key());
          }
        }
      }
      if (chosen.stream().noneMatch(request -> isTorn(request, outcome.inserted().keySet()))) {
        return results(tx, batch, chosen, outOfDate, outcome.inserted());
      }
      tx.run("rollback to savepoint batch");
    }
  }

  /// Those of which no line is taken, by what was there or by a request before them.
  private static Set<Request> firstOfEach(
      List<Request> batch, Set<LineKey> taken, Set<Request> outOfDate) {
    var chosen = new LinkedHashSet<Request>();
    var keys = new HashSet<>(taken);
    for (var request : batch) {
      if (!outOfDate.contains(request)
          && request.lines.stream().noneMatch(line -> keys.contains(line.key()))) {
        chosen.add(request);
        request.lines.forEach(line -> keys.add(line.key()));
      }
    }
    return chosen;
  }

  private static List<LineKey> keys(Set<Request> requests) {
    return requests.stream().flatMap(request -> request.lines.stream()).map(NewLine::key).toList();
  }

  private Inserted insert(Tx tx, Set<Request> requests) {
    var lines =
        requests.stream()
            .flatMap(request ->
                request.lines.stream()
                    .map(line -> new Insertion(request.token, line, request.leaseEnd)))
            .sorted((one, other) -> LineKey.ORDER.compare(one.line().key(), other.line().key()))
            .toList();
    return lines.isEmpty() ? new Inserted(Set.of(), Map.of()) : store.insert(tx, lines);
  }

  private static boolean isTorn(Request request, Set<LineKey> inserted) {
    var count = request.lines.stream().filter(line -> inserted.contains(line.key())).count();
    return count > 0 && count < request.lines.size();
  }

  private Map<Request, Outcome> results(
      Tx tx,
      List<Request> batch,
      Set<Request> chosen,
      Set<Request> outOfDate,
      Map<LineKey, Long> inserted) {
    var results = new HashMap<Request, Outcome>();
    var tooLate = new ArrayList<Request>();
    for (var request : batch) {
      if (outOfDate.contains(request)) {
        results.put(request, new Outcome(Result.OUT_OF_DATE));
      } else if (chosen.contains(request) && inserted.containsKey(request.lines.getFirst().key())) {
        results.put(request, new Outcome(Result.REGISTERED, claimed(request, inserted)));
      } else {
        tooLate.add(request);
      }
    }
    results.putAll(compared(tx, tooLate));
    return results;
  }

  private static List<ClaimedLine> claimed(Request request, Map<LineKey, Long> numbers) {
    return request.leaseEnd.isEmpty()
        ? List.of()
        : request.lines.stream()
            .filter(line -> line.atHand().isEmpty())
            .map(line -> ClaimedLine.registered(line, numbers.getOrDefault(line.key(), 0L)))
            .toList();
  }

  /// What those that came too late are told. It is looked up when everything else is written, so it
  /// includes what the same batch has written.
  private Map<Request, Outcome> compared(Tx tx, List<Request> tooLate) {
    if (tooLate.isEmpty()) {
      return Map.of();
    }
    var keys =
        tooLate.stream()
            .flatMap(request -> request.lines.stream())
            .map(NewLine::key)
            .distinct()
            .toList();
    var results = new HashMap<Request, Outcome>();
    try {
      var stored = new HashMap<LineKey, OrderLine>();
      existing.existing(tx, keys).forEach(line -> stored.put(line.key(), line));
      for (var request : tooLate) {
        results.put(request, new Outcome(compared(tx, request, stored)));
      }
    } catch (DatabaseException e) {
      if (e.unavailable() || !writesOnce(tooLate)) {
        throw e;
      }
      // The others' lines are durable, and those who came too late may come again.
      LOG.warn("lines that are there already can't be compared: {}", e.toString());
      tooLate.forEach(request -> results.putIfAbsent(request, new Outcome(Result.OUT_OF_DATE)));
    }
    return results;
  }

  private Result compared(Tx tx, Request request, Map<LineKey, OrderLine> stored) {
    if (request.lines.stream().noneMatch(line -> stored.containsKey(line.key()))) {
      // It was held up by another request for the same line, which was out of date itself.
      return Result.OUT_OF_DATE;
    }
    return request.lines.stream().allMatch(line -> isOf(tx, Deal.of(line), stored.get(line.key())))
        ? Result.SAME_EXISTS
        : Result.ANOTHER_EXISTS;
  }

  private boolean isOf(Tx tx, Deal said, @Nullable OrderLine line) {
    return line != null && said.isOf(line, () -> existing.formerNames(tx, line.number()));
  }

  @Override
  public void close() {
    writers.forEach(GroupCommit::close);
  }
}
