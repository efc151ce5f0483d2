package org.partbook.db;

import java.util.Optional;

/// Who owns the tables, and who works with them.
///
/// @param role who works with them
/// @param owner who makes and changes them; the same, or one with more rights
/// @param ours whether the role is made by us where it isn't there, as in the embedded database
public record Access(DatabaseUrl role, DatabaseUrl owner, boolean ours) {
  /// One for both: then nothing but a trigger keeps the role from changing what must not be
  /// changed, and it could take the trigger away.
  public static Access owner(DatabaseUrl owner) {
    return new Access(owner, owner, false);
  }

  /// The role, where it is another than the owner.
  Optional<ServerRole> separate() {
    return role.user().equals(owner.user())
        ? Optional.empty()
        : Optional.of(new ServerRole(owner, role));
  }

  void ensure() {
    separate().ifPresent(separate -> separate.ensure(ours));
  }
}
