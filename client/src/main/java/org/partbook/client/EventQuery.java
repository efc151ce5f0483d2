package org.partbook.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Which events to read: [PurchaseApi#events(EventQuery)].
///
/// ```java
/// var sales = EventQuery.builder().types("line.*").build();
/// ```
public final class EventQuery {
  private final Builder from;

  private EventQuery(Builder from) {
    this.from = new Builder(from);
  }

  /// Begins with all events that the server still has.
  ///
  /// @return the query in the making
  public static Builder builder() {
    return new Builder();
  }

  /// The same, to be changed.
  ///
  /// @return a query in the making, which leaves this one alone
  public Builder toBuilder() {
    return new Builder(from);
  }

  /// Where to go on.
  ///
  /// @return the cursor, if one was set
  public Optional<String> after() {
    return Optional.ofNullable(from.after);
  }

  /// From when on.
  ///
  /// @return the time, if one was set
  public Optional<Instant> since() {
    return Optional.ofNullable(from.since);
  }

  /// Of which kinds.
  ///
  /// @return the kinds; empty for all
  public List<String> types() {
    return from.types;
  }

  /// How many on a page.
  ///
  /// @return the number, if one was set
  public OptionalInt pageSize() {
    return from.pageSize == 0 ? OptionalInt.empty() : OptionalInt.of(from.pageSize);
  }

  String path(Optional<String> cursor) {
    var types = Optional.of(String.join(",", from.types)).filter(text -> !text.isEmpty());
    return Query.of("/events")
        .and("after", cursor.or(this::after))
        .and("since", cursor.isPresent() ? Optional.empty() : since())
        .and("types", types)
        .and("page_size", Optional.ofNullable(from.pageSize == 0 ? null : from.pageSize))
        .toString();
  }

  @Override
  public String toString() {
    return "EventQuery[" + path(Optional.empty()) + "]";
  }

  /// A query in the making. Nothing has to be set.
  public static final class Builder {
    private @Nullable String after;
    private @Nullable Instant since;
    private List<String> types = List.of();
    private int pageSize;

    private Builder() {}

    private Builder(Builder other) {
      this.after = other.after;
      this.since = other.since;
      this.types = other.types;
      this.pageSize = other.pageSize;
    }

    /// Goes on after a page; takes the place of a time.
    ///
    /// @param cursor [EventPage#cursor()]
    /// @return this
    public Builder after(String cursor) {
      this.after = Checks.given("cursor", cursor);
      this.since = null;
      return this;
    }

    /// Replays from a time on; takes the place of a cursor.
    ///
    /// @param time the time
    /// @return this
    public Builder since(Instant time) {
      this.since = Checks.given("since", time);
      this.after = null;
      return this;
    }

    /// Only events of these kinds.
    ///
    /// @param types such as `line.completed` or `asset.*`
    /// @return this
    public Builder types(String... types) {
      this.types = List.of(types);
      return this;
    }

    /// How many on a page; the server may lower it.
    ///
    /// @param events 1 or more
    /// @return this
    public Builder pageSize(int events) {
      Checks.id("pageSize", events);
      this.pageSize = events;
      return this;
    }

    /// The query. The builder may be used on.
    ///
    /// @return the query
    public EventQuery build() {
      return new EventQuery(this);
    }
  }
}
