package org.partbook.purchase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.GroupCommit;
import org.partbook.db.GroupCommit.QueueFull;
import org.partbook.db.Tx;
import org.partbook.ending.LastResort;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;

/// Registers lines, those of many requests with one commit (see [GroupCommit]).
///
/// All lines of an order go to the same writer, so that two requests for one line meet there: the
/// one wins, and the other learns that it lost only after the winner is durable. A request with
/// several lines registers all of them or none.
final class Registrations implements AutoCloseable {
  /// How many requests share a commit. `make bench` sets 1, to measure what sharing is worth: then
  /// there are as many writers as a server without it would have connections.
  private static final int TOGETHER = Integer.getInteger("partbook.registrations.together", 500);

  private static final int WRITERS = TOGETHER == 1 ? 16 : 2;
  private static final int MOST_WAIT_SECONDS = 15;

  private final LineStore store;
  private final PurchaseStore existing;
  private final List<GroupCommit<Request, Result>> writers;

  /// What one request wants to register. It is compared by identity.
  private static final class Request {
    private final List<NewLine> lines;

    Request(List<NewLine> lines) {
      this.lines = lines;
    }
  }

  enum Result {
    REGISTERED,
    /// All of the lines are there already, and say the same.
    SAME_EXISTS,
    /// A line is there already, of another sale.
    ANOTHER_EXISTS
  }

  Registrations(Database db, LineStore store, PurchaseStore existing, LastResort lastResort) {
    this.store = store;
    this.existing = existing;
    this.writers =
        IntStream.range(0, WRITERS)
            .mapToObj(
                i -> new GroupCommit<>("register-" + i, db, lastResort, TOGETHER, this::write))
            .toList();
  }

  /// Returns when the lines are durable, or when it is sure that none of them was registered.
  ///
  /// @throws ApiException 503 if there are too many requests, or if it can't be told what happened
  /// @throws DatabaseException if it was away, and nothing was registered
  Result register(List<NewLine> lines) {
    var order = lines.getFirst().key();
    var writer = Math.floorMod(Long.hashCode(order.order().value()), WRITERS);
    try {
      return writers
          .get(writer)
          .submit(new Request(lines))
          .get(MOST_WAIT_SECONDS, TimeUnit.SECONDS);
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

  /// All lines of the batch are inserted in one order, whoever's they are. Another server does the
  /// same, so one of the two may wait for the other but never both: in the order of the requests,
  /// two with parts could hold what the other wants.
  ///
  /// A request of which some lines were there already is lost as a whole. What was inserted of it
  /// must go, and then everything is inserted anew without it. Each round loses a request, and
  /// nearly always there is but one.
  private Map<Request, Result> write(Tx tx, List<Request> batch) {
    var taken = new HashSet<LineKey>();
    while (true) {
      var chosen = firstOfEach(batch, taken);
      var keys = keys(chosen);
      if (keys.size() > chosen.size()) {
        tx.run("savepoint batch");
      }
      var inserted = insert(tx, chosen);
      keys.stream().filter(key -> !inserted.contains(key)).forEach(taken::add);
      if (chosen.stream().noneMatch(request -> isTorn(request, inserted))) {
        return results(tx, batch, chosen, inserted);
      }
      tx.run("rollback to savepoint batch");
    }
  }

  /// Those of which no line is taken, by what was there or by a request before them.
  private static Set<Request> firstOfEach(List<Request> batch, Set<LineKey> taken) {
    var chosen = new LinkedHashSet<Request>();
    var keys = new HashSet<>(taken);
    for (var request : batch) {
      if (request.lines.stream().noneMatch(line -> keys.contains(line.key()))) {
        chosen.add(request);
        request.lines.forEach(line -> keys.add(line.key()));
      }
    }
    return chosen;
  }

  private static List<LineKey> keys(Set<Request> requests) {
    return requests.stream().flatMap(request -> request.lines.stream()).map(NewLine::key).toList();
  }

  private Set<LineKey> insert(Tx tx, Set<Request> requests) {
    var lines =
        requests.stream()
            .flatMap(request -> request.lines.stream())
            .sorted((one, other) -> LineKey.ORDER.compare(one.key(), other.key()))
            .toList();
    return lines.isEmpty() ? Set.of() : store.insert(tx, lines);
  }

  private static boolean isTorn(Request request, Set<LineKey> inserted) {
    var count = request.lines.stream().filter(line -> inserted.contains(line.key())).count();
    return count > 0 && count < request.lines.size();
  }

  private Map<Request, Result> results(
      Tx tx, List<Request> batch, Set<Request> chosen, Set<LineKey> inserted) {
    var results = new HashMap<Request, Result>();
    var tooLate = new ArrayList<Request>();
    for (var request : batch) {
      if (chosen.contains(request) && inserted.contains(request.lines.getFirst().key())) {
        results.put(request, Result.REGISTERED);
      } else {
        tooLate.add(request);
      }
    }
    results.putAll(compared(tx, tooLate));
    return results;
  }

  /// What those that came too late are told. It is looked up when everything else is written, so it
  /// includes what the same batch has written.
  private Map<Request, Result> compared(Tx tx, List<Request> tooLate) {
    if (tooLate.isEmpty()) {
      return Map.of();
    }
    var keys =
        tooLate.stream()
            .flatMap(request -> request.lines.stream())
            .map(NewLine::key)
            .distinct()
            .toList();
    var stored = new HashMap<LineKey, Deal>();
    existing.existing(tx, keys).forEach(line -> stored.put(line.key(), Deal.of(line)));
    var results = new HashMap<Request, Result>();
    for (var request : tooLate) {
      var same =
          request.lines.stream().allMatch(line -> Deal.of(line).equals(stored.get(line.key())));
      results.put(request, same ? Result.SAME_EXISTS : Result.ANOTHER_EXISTS);
    }
    return results;
  }

  @Override
  public void close() {
    writers.forEach(GroupCommit::close);
  }
}
