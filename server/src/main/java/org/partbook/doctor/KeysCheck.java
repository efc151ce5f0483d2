package org.partbook.doctor;

import java.util.List;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.sealing.SealException;

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
    var unread = unreadable();
    if (unread.isPresent()) {
      return Outcome.fault("encrypted keys can't be read", "See PARTBOOK_KEY_FILE")
          .with(List.of(unread.get()));
    }
    if (keys.hasLogged() && !isReadable()) {
      return Outcome.fault(
          "the log has entries, and its key is gone or can't be read",
          "Restore the table log_key from a backup: without it no checkpoint can be signed");
    }
    if (installation.seals().file().isPresent() && keys.inClear() > 0) {
      return Outcome.warning(
          Words.count(keys.inClear(), "key is", "keys are") + " in clear in the database",
          "Run partbook keys encrypt, when all servers have PARTBOOK_KEY_FILE");
    }
    return Outcome.ok(
        keys.ofLinks() == 0
            ? "a server will make them"
            : Words.count(keys.ofLinks(), "key", "keys")
                + " of links"
                + (keys.hasLogged() ? ", and that of the log" : "")
                + (keys.inClear() > 0
                    ? "; not encrypted, so backups should be: docs/security.md"
                    : "; encrypted"));
  }

  private Optional<String> unreadable() {
    try {
      installation.signingKeys().requireReadable();
      return Optional.empty();
    } catch (SealException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean isReadable() {
    try {
      return installation.log().key().isPresent();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
