package org.partbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.partbook.blob.BlobStore;
import org.partbook.blob.FolderBlobs;
import org.partbook.db.Database;
import org.partbook.db.EmbeddedPostgres;

/// What the server and every command stand on: the database, embedded or external, and the blobs.
public final class Installation implements AutoCloseable {
  private static final int CONNECTIONS_OF_A_COMMAND = 4;

  private final Optional<EmbeddedPostgres> postgres;
  private final Database db;
  private final BlobStore blobs;

  private Installation(Optional<EmbeddedPostgres> postgres, Database db, BlobStore blobs) {
    this.postgres = postgres;
    this.db = db;
    this.blobs = blobs;
  }

  /// For the server: the only one that may start in an embedded database's folder.
  static Installation forServer(Config config) {
    return open(config, EmbeddedPostgres::serve, Database.CONNECTIONS);
  }

  /// For a command: beside a running server, or without one.
  public static Installation forCommand(Config config) {
    return open(config, EmbeddedPostgres::join, CONNECTIONS_OF_A_COMMAND);
  }

  private interface Starter {
    EmbeddedPostgres start(Path folder);
  }

  private static Installation open(Config config, Starter starter, int connections) {
    try {
      Files.createDirectories(config.data());
      var blobs = new FolderBlobs(config.blobs());
      var postgres =
          config.database().isPresent()
              ? Optional.<EmbeddedPostgres>empty()
              : Optional.of(starter.start(config.data()));
      try {
        var url = config.database().orElseGet(() -> postgres.orElseThrow().url());
        return new Installation(postgres, Database.open(url, connections), blobs);
      } catch (RuntimeException e) {
        postgres.ifPresent(EmbeddedPostgres::close);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder " + config.data() + " can't be used", e);
    }
  }

  public Database db() {
    return db;
  }

  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public void close() {
    db.close();
    postgres.ifPresent(EmbeddedPostgres::close);
  }
}
