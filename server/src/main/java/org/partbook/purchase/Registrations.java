package org.partbook.purchase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.GroupCommit;
import org.partbook.db.GroupCommit.QueueFull;
import org.partbook.db.Tx;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;

/// Registers lines, those of many requests with one commit (see [GroupCommit]).
///
/// All lines of an order go to the same writer, so that two requests for one line meet there: the
/// one wins, and the other learns that it lost only after the winner is durable. A request with
/// several lines registers all of them or none.
final class Registrations implements AutoCloseable {
  private static final int WRITERS = 2;
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

  Registrations(Database db, LineStore store, PurchaseStore existing) {
    this.store = store;
    this.existing = existing;
    this.writers =
        IntStream.range(0, WRITERS)
            .mapToObj(i -> new GroupCommit<>("register-" + i, db, this::write))
            .toList();
  }

  /// Returns when the lines are durable, or when it is sure that none of them was registered.
  ///
  /// @throws ApiException 503 if there are too many requests, or if it can't be told what happened
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
      case DatabaseException cause when cause.unavailable() -> outcomeUnknown();
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

  private Map<Request, Result> write(Tx tx, List<Request> batch) {
    var first = new HashMap<LineKey, Request>();
    var severalLines = new ArrayList<Request>();
    var tooLate = new ArrayList<Request>();
    for (var request : batch) {
      if (request.lines.size() > 1) {
        severalLines.add(request);
      } else if (first.putIfAbsent(request.lines.getFirst().key(), request) != null) {
        tooLate.add(request);
      }
    }
    var inserted = insertSingle(tx, first.values());
    var results = new HashMap<Request, Result>();
    first.forEach((key, request) -> {
      if (inserted.contains(key)) {
        results.put(request, Result.REGISTERED);
      } else {
        tooLate.add(request);
      }
    });
    for (var request : severalLines) {
      if (insertAll(tx, request)) {
        results.put(request, Result.REGISTERED);
      } else {
        tooLate.add(request);
      }
    }
    results.putAll(compared(tx, tooLate));
    return results;
  }

  private Set<LineKey> insertSingle(Tx tx, Collection<Request> requests) {
    var lines = sorted(requests.stream().flatMap(request -> request.lines.stream()));
    return lines.isEmpty() ? Set.of() : store.insert(tx, lines);
  }

  private boolean insertAll(Tx tx, Request request) {
    tx.run("savepoint request");
    var inserted = store.insert(tx, sorted(request.lines.stream()));
    if (inserted.size() == request.lines.size()) {
      return true;
    }
    tx.run("rollback to savepoint request");
    return false;
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

  private static List<NewLine> sorted(Stream<NewLine> lines) {
    return lines.sorted((one, other) -> LineKey.ORDER.compare(one.key(), other.key())).toList();
  }

  @Override
  public void close() {
    writers.forEach(GroupCommit::close);
  }
}
