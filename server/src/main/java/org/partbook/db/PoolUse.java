package org.partbook.db;

/// How much of a pool is in use.
///
/// @param inUse connections that somebody works with
/// @param most how many there may be
/// @param waiting how many threads wait for one
/// @param away whether the database is, so that there is no pool
public record PoolUse(int inUse, int most, int waiting, boolean away) {
  static final PoolUse AWAY = new PoolUse(0, 0, 0, true);
}
