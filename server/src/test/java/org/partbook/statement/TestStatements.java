package org.partbook.statement;

import java.nio.file.Path;
import java.util.Optional;
import org.partbook.TestServer;
import org.partbook.ledger.Actor;
import org.partbook.ledger.log.LogFolder;
import org.partbook.ledger.log.LogProofs;
import org.partbook.rights.Rights;
import org.partbook.terms.Agreements;

/// The statements of a server whose time goes on as a test wants it.
final class TestStatements {
  private TestStatements() {}

  /// @param scratch a folder for documents that are being written
  static Statements of(TestServer server, Path scratch, Actor actor) {
    return new Statements(
        server.db(),
        server.app().installation().blobs(),
        scratch,
        server.clock(),
        actor,
        new Publisher("Edition", Optional.empty(), Optional.empty()),
        new LogProofs(new LogFolder(server.config().log())),
        server.vendors(),
        new Agreements(server.db(), server.clock(), actor, server.vendors()),
        new Rights(server.db()));
  }

  /// Closes a draft as soon as the log has all of it; it follows the journal within a moment.
  static Statement closed(Statements statements, Statement draft) throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        return statements.close(draft);
      } catch (StatementRefused e) {
        if (!e.text().startsWith("the log has") || attempt == 300) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }
}
