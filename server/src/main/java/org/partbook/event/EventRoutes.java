package org.partbook.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.db.Database;
import org.partbook.event.Events.Page;
import org.partbook.http.ApiException;
import org.partbook.http.JsonResponse;
import org.partbook.http.QueryParameters;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.json.FieldError;
import org.partbook.json.Json;
import org.partbook.json.Quoted;

/// `GET /events`: what has happened, from a place in the log or from a time on.
public final class EventRoutes {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9999;
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 1000;

  private final Database db;
  private final AssetEvents assets;
  private final Events events = new Events();

  /// @param assets is told whose events somebody asks for
  public EventRoutes(Database db, AssetEvents assets) {
    this.db = db;
    this.assets = assets;
  }

  public void register(Routes routes, Authentication authentication) {
    routes.get("/events", authentication.required(this::list));
  }

  /// What was asked for.
  ///
  /// @param after or `since`, or neither
  private record Asked(
      Optional<EventCursor> after, Optional<Instant> since, EventTypes types, int size) {}

  private void list(Caller caller, Request request, Response response) {
    var asked = new Reader(request.query()).read();
    var log = new EventLog(caller.vendor(), caller.environment());
    if (caller.catalogAccess()) {
      assets.begin(log);
    }
    var after = asked.after.or(() -> asked.since.map(since -> events.since(db, log, since)));
    var page = events.after(db, log, after, asked.types, asked.size);
    JsonResponse.send(response, Status.OK, body(page));
  }

  private static byte[] body(Page page) {
    var listed = page.events().stream().map(Event::listed).toList();
    return "{\"events\":[%s],\"cursor\":%s,\"more\":%s}"
        .formatted(String.join(",", listed), Json.write(page.cursor().toString()), page.more())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Reads all parameters before it complains of any.
  private static final class Reader {
    private final QueryParameters given;
    private final List<FieldError> errors = new ArrayList<>();

    Reader(QueryParameters given) {
      this.given = given;
    }

    Asked read() {
      var after = one("after").flatMap(this::cursor);
      var since = one("since").flatMap(this::time);
      var types = one("types").map(this::types).orElse(EventTypes.ALL);
      var size = one("page_size").map(this::size).orElse(USUAL_PAGE);
      if (!given.all("after").isEmpty() && !given.all("since").isEmpty()) {
        reject("since", "can't be given together with after");
      }
      if (!errors.isEmpty()) {
        throw ApiException.invalid(errors);
      }
      return new Asked(after, since, types, size);
    }

    private Optional<String> one(String name) {
      var values = given.all(name);
      if (values.size() > 1) {
        reject(name, "must be given once, not " + values.size() + " times");
      }
      return values.stream().findFirst();
    }

    private Optional<EventCursor> cursor(String text) {
      var cursor = EventCursor.parse(text);
      if (cursor.isEmpty()) {
        reject("after", "must be a cursor of a page before, not " + Quoted.of(text));
      }
      return cursor;
    }

    private Optional<Instant> time(String text) {
      try {
        var time = OffsetDateTime.parse(text);
        if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
          return Optional.of(time.toInstant());
        }
        reject("since", "must be of the years 2000 to 9999, not " + Quoted.of(text));
        return Optional.empty();
      } catch (DateTimeException _) {
        reject("since", "must be a time such as 2026-11-30T12:00:00Z, not " + Quoted.of(text));
        return Optional.empty();
      }
    }

    private EventTypes types(String text) {
      try {
        return EventTypes.parse(text);
      } catch (IllegalArgumentException e) {
        errors.add(new FieldError("types", String.valueOf(e.getMessage())));
        return EventTypes.ALL;
      }
    }

    private int size(String text) {
      if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
        reject("page_size", "must be an integer of 1 or more, not " + Quoted.of(text));
        return USUAL_PAGE;
      }
      return Math.min(Integer.parseInt(text), LARGEST_PAGE);
    }

    private void reject(String name, String problem) {
      errors.add(FieldError.of(name, problem));
    }
  }
}
