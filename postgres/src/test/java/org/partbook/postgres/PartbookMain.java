package org.partbook.postgres;

import java.nio.file.Path;
import java.time.Duration;

/// A Partbook of its own process, as far as the database is concerned: `serve FOLDER` or `join
/// FOLDER`. It runs until its input says or is closed, or until it is killed.
final class PartbookMain {
  /// As Partbook itself has them, but for more patience with others: machines that test have much
  /// to do.
  static final PostgresOptions OPTIONS =
      PostgresOptions.of("Partbook", "partbook")
          .withAlternative("use a database of your own with PARTBOOK_DATABASE_URL")
          .withPatience(Duration.ofMinutes(3));

  private PartbookMain() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws Exception {
    System.out.println("begins");
    var folder = Path.of(args[1]);
    try (var postgres =
        args[0].equals("serve")
            ? EmbeddedPostgres.serve(folder, OPTIONS)
            : EmbeddedPostgres.join(folder, OPTIONS)) {
      if (args[0].equals("serve")) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(postgres)));
      }
      System.out.println("ready " + postgres.port());
      while (System.in.read() >= 0) {
        // Waits for the end of the input.
      }
    } catch (EmbeddedPostgresException e) {
      System.out.println("refused " + e.getMessage());
      System.exit(3);
    }
    System.out.println("closed");
  }

  /// As the server does it: whatever still needs the database first, then the database.
  private static void shutDown(EmbeddedPostgres postgres) {
    try {
      Thread.sleep(300);
      System.out.println("at exit " + Sql.of(postgres).ask("SELECT 'the database answers'"));
    } catch (Exception e) {
      System.out.println("at exit " + e);
    }
    postgres.close();
  }
}
