package org.partbook.client;

/// How one part of the server feels.
///
/// @param name what it is, such as `database`
/// @param health whether it works
/// @param unknown what else the server said of it
public record HealthItem(String name, boolean health, UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param name what it is, such as `database`
  /// @param health whether it works
  public HealthItem(String name, boolean health) {
    this(name, health, UnknownFields.none());
  }
}
