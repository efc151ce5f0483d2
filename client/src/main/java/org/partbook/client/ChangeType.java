package org.partbook.client;

/// What became of an asset. It is kept as the server wrote it, so that one that is new to this
/// client is no error.
///
/// @param value as the server wrote it, such as `changed`
public record ChangeType(String value) {
  /// It is new in the catalogue.
  public static final ChangeType ADDED = new ChangeType("added");

  /// Something of it is different.
  public static final ChangeType CHANGED = new ChangeType("changed");

  /// The publisher sells it no more.
  public static final ChangeType WITHDRAWN = new ChangeType("withdrawn");

  /// The publisher sells it again.
  public static final ChangeType RETURNED = new ChangeType("returned");

  /// Your terms let you sell it now.
  public static final ChangeType ENTERED = new ChangeType("entered");

  /// Your terms don't let you sell it any more.
  public static final ChangeType LEFT = new ChangeType("left");

  @Override
  public String toString() {
    return value;
  }
}
