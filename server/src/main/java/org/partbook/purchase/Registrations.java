package org.partbook.purchase;

import java.util.ArrayList;
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
    LINE_EXISTS
  }

  Registrations(Database db, LineStore store) {
    this.store = store;
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
    var results = new HashMap<Request, Result>();
    var first = new HashMap<LineKey, Request>();
    var severalLines = new ArrayList<Request>();
    for (var request : batch) {
      if (request.lines.size() > 1) {
        severalLines.add(request);
      } else if (first.putIfAbsent(request.lines.getFirst().key(), request) != null) {
        results.put(request, Result.LINE_EXISTS);
      }
    }
    results.putAll(insertSingle(tx, first));
    for (var request : severalLines) {
      results.put(request, insertAll(tx, request));
    }
    return results;
  }

  private Map<Request, Result> insertSingle(Tx tx, Map<LineKey, Request> requests) {
    var lines = sorted(requests.values().stream().flatMap(request -> request.lines.stream()));
    Set<LineKey> inserted = lines.isEmpty() ? Set.of() : store.insert(tx, lines);
    var results = new HashMap<Request, Result>();
    requests.forEach((key, request) ->
        results.put(request, inserted.contains(key) ? Result.REGISTERED : Result.LINE_EXISTS));
    return results;
  }

  private Result insertAll(Tx tx, Request request) {
    tx.run("savepoint request");
    var inserted = store.insert(tx, sorted(request.lines.stream()));
    if (inserted.size() == request.lines.size()) {
      return Result.REGISTERED;
    }
    tx.run("rollback to savepoint request");
    return Result.LINE_EXISTS;
  }

  private static List<NewLine> sorted(Stream<NewLine> lines) {
    return lines.sorted((one, other) -> LineKey.ORDER.compare(one.key(), other.key())).toList();
  }

  @Override
  public void close() {
    writers.forEach(GroupCommit::close);
  }
}
