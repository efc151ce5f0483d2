package org.partbook.doctor;

import org.partbook.Installation;

/// The keys that sign links, tokens and the log.
final class KeysCheck implements Check {
  private final Installation installation;
  private final KeyStore store = new KeyStore();

  KeysCheck(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public Outcome examine() {
    var keys = installation.db().ask(store::keys);
    if (keys.spoilt() > 0) {
      return Outcome.fault(
          Words.count(keys.spoilt(), "key", "keys") + " of links can't be used",
          "Restore the table signing_key from a backup: links that were signed with it lead nowhere");
    }
    if (keys.ofLinks() == 0 && keys.hasSold()) {
      return Outcome.fault(
          "there is no key of links, and something was sold",
          "Restore the table signing_key from a backup, or start a server, which makes another: all"
              + " links that vendors have lead nowhere then");
    }
    if (keys.hasLogged() && !isReadable()) {
      return Outcome.fault(
          "the log has entries, and its key is gone or can't be read",
          "Restore the table log_key from a backup: without it no checkpoint can be signed");
    }
    return Outcome.ok(
        keys.ofLinks() == 0
            ? "a server will make them"
            : Words.count(keys.ofLinks(), "key", "keys")
                + " of links"
                + (keys.hasLogged() ? ", and that of the log" : ""));
  }

  private boolean isReadable() {
    try {
      return installation.log().key().isPresent();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
