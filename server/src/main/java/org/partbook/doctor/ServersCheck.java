package org.partbook.doctor;

import java.util.ArrayList;
import org.partbook.Config;
import org.partbook.db.Database;

/// Which servers run on the database.
final class ServersCheck implements Check {
  private final Config config;
  private final Database db;

  ServersCheck(Config config, Database db) {
    this.config = config;
    this.db = db;
  }

  @Override
  public String name() {
    return "servers";
  }

  @Override
  public Outcome examine() {
    var servers = db.facts().servers();
    if (servers.isEmpty()) {
      return Outcome.ok("none runs");
    }
    var message = Words.count(servers.size(), "runs", "run") + ": " + String.join("; ", servers);
    var odd = new ArrayList<String>();
    if (servers.size() > 1 && config.publicUrl().isEmpty()) {
      odd.add("PARTBOOK_PUBLIC_URL is missing, so copies differ from server to server");
    }
    if (servers.size() > 1 && config.log().equals(config.data().resolve("log"))) {
      odd.add("PARTBOOK_LOG is missing, so each makes the files of the log by itself");
    }
    return odd.isEmpty()
        ? Outcome.ok(message)
        : Outcome.warning(message, "See docs/operations.md, Several servers").with(odd);
  }
}
