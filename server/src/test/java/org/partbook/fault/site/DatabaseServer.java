package org.partbook.fault.site;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The PostgreSQL of all servers, of one process or of two of which one is a standby.
public interface DatabaseServer extends AutoCloseable {
  /// Of each process one, always the same.
  List<Integer> ports();

  /// As servers are told, by way of a wire; nothing if they find it by themselves.
  ///
  /// @param ports where its ways to the processes begin
  Optional<String> url(List<Integer> ports);

  /// Past all wires, to the one that takes writes.
  Connection connect() throws SQLException;

  /// Makes commits as slow as with a slow disk, if they aren't from the beginning. It is there by
  /// now.
  default void slowDown() throws SQLException {}

  /// Each postmaster and all of its own.
  List<ProcessHandle> processes() throws IOException;

  /// Stops in order: whoever is at work is cut off.
  void stop() throws InterruptedException;

  void startAgain() throws IOException;

  /// Waits until somebody takes writes, where that depends on who takes over from whom.
  default void awaitWrites() throws IOException, InterruptedException {}

  /// If it has a standby.
  default Optional<Cluster> cluster() {
    return Optional.empty();
  }

  @Override
  void close() throws IOException;
}
