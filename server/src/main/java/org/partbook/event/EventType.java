package org.partbook.event;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can happen, by the names that vendors know.
public enum EventType {
  LINE_COMPLETED("line.completed"),
  LINE_FAILED("line.failed"),
  LINE_CANCELLED("line.cancelled"),
  LINE_DELIVERED("line.delivered"),
  LINE_REFUNDED("line.refunded"),
  LINE_ENDED("line.ended"),
  ASSET_ADDED("asset.added"),
  ASSET_CHANGED("asset.changed"),
  ASSET_WITHDRAWN("asset.withdrawn"),
  ASSET_RETURNED("asset.returned"),
  ASSET_ENTERED("asset.entered"),
  ASSET_LEFT("asset.left"),
  STATEMENT_CLOSED("statement.closed");

  private final String wire;

  EventType(String wire) {
    this.wire = wire;
  }

  /// As it stands in events, in the database and on the command line.
  public String wire() {
    return wire;
  }

  public static Optional<EventType> ofWire(String wire) {
    return Stream.of(values()).filter(type -> type.wire.equals(wire)).findFirst();
  }

  /// Those that a word stands for: `line.completed`, or `line.*` for all of its kind. None if it
  /// stands for none.
  static List<EventType> named(String word) {
    return Stream.of(values())
        .filter(type -> type.wire.equals(word) || (type.kind() + ".*").equals(word))
        .toList();
  }

  private String kind() {
    return wire.substring(0, wire.indexOf('.'));
  }
}
