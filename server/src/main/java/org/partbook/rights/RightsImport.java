package org.partbook.rights;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.partbook.csv.Mistakes;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;
import org.partbook.rights.RightsReport.Tally;

/// Brings files of parties and shares in: all of what they say or nothing.
///
/// What a file says of a party or of an asset takes the place of what was said of it before: all
/// shares of an asset are those that the file has. What the files don't mention stays, unless they
/// are complete.
public final class RightsImport {
  private final Database db;
  private final Clock clock;
  private final Actor actor;
  private final RightsStore store = new RightsStore();
  private final JournalStore journal = new JournalStore();

  /// @param actor who imports
  public RightsImport(Database db, Clock clock, Actor actor) {
    this.db = db;
    this.clock = clock;
    this.actor = actor;
  }

  /// How files are taken.
  ///
  /// @param complete whether what they don't mention ends: the shares of assets that aren't in a
  ///   file of shares, the parties that aren't in a file of parties
  /// @param onlyCheck whether nothing is to be written
  /// @param note for whoever looks at the versions
  public record Manner(boolean complete, boolean onlyCheck, Optional<String> note) {}

  /// Imports one file, or one of parties and one of shares.
  public RightsReport importFiles(List<Path> files, Manner manner) throws IOException {
    var read = RightsFiles.read(files);
    return db.inTransaction(tx -> {
      if (!manner.onlyCheck()) {
        store.lock(tx);
      }
      return importInto(tx, read, manner);
    });
  }

  private RightsReport importInto(Tx tx, RightsFiles files, Manner manner) {
    long newest = store.newest(tx);
    // The transaction may be run again, and would find these twice.
    var mistakes = files.mistakes().copy();
    var parties = parties(tx, files, newest, manner);
    var shares = shares(tx, files, manner);
    checkAssets(tx, files, mistakes);
    checkParties(tx, files, parties, shares, mistakes);
    if (!mistakes.isEmpty()) {
      return RightsReport.refused(newest, mistakes);
    }
    var tally =
        new Tally(
            parties.added().size(),
            parties.changed().size(),
            parties.ended().size(),
            shares.added().size(),
            shares.ended().size(),
            shares.kept());
    if (tally.isNothing() || manner.onlyCheck()) {
      return report(newest, tally, false);
    }
    var version =
        new RightsVersion(
            newest + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            actor.name(),
            files.parties().map(RightsFiles.Parties::sha256),
            files.shares().map(RightsFiles.Shares::sha256),
            manner.note());
    write(tx, version, parties, shares);
    tell(tx, version, parties, tally);
    return report(version.id(), tally, true);
  }

  private static RightsReport report(long version, Tally tally, boolean written) {
    return new RightsReport(version, !tally.isNothing(), written, tally, List.of(), 0);
  }

  /// What becomes of the parties.
  ///
  /// @param changed as they are now, each with the names of the columns that differ
  /// @param there all that there are afterwards
  private record PartyChanges(
      List<Party> added,
      Map<Party, List<String>> changed,
      List<PartyId> ended,
      Set<PartyId> there) {}

  private PartyChanges parties(Tx tx, RightsFiles files, long newest, Manner manner) {
    var stored = new TreeMap<PartyId, Party>();
    store.parties(tx, newest).forEach(party -> stored.put(party.id(), party));
    var added = new ArrayList<Party>();
    var changed = new LinkedHashMap<Party, List<String>>();
    var there = new HashSet<>(stored.keySet());
    var ended = new ArrayList<PartyId>();
    if (files.parties().isPresent()) {
      var rows = files.parties().get().rows();
      for (var row : rows.values()) {
        var party = row.party();
        var before = stored.get(party.id());
        there.add(party.id());
        if (before == null) {
          added.add(party);
        } else if (!before.equals(party)) {
          changed.put(party, party.differences(before));
        }
      }
      if (manner.complete()) {
        stored.keySet().stream().filter(id -> !rows.containsKey(id)).forEach(ended::add);
        ended.forEach(there::remove);
      }
    }
    return new PartyChanges(added, changed, ended, there);
  }

  /// What becomes of the shares.
  ///
  /// @param kept how many the files have as they are
  private record ShareChanges(List<Share> added, List<RightsStore.Stored> ended, long kept) {}

  private ShareChanges shares(Tx tx, RightsFiles files, Manner manner) {
    if (files.shares().isEmpty()) {
      return new ShareChanges(List.of(), List.of(), 0);
    }
    var rows = files.shares().get().rows();
    var stored =
        manner.complete() ? store.ofToday(tx) : store.ofToday(tx, List.copyOf(rows.keySet()));
    var before = new HashMap<Share, RightsStore.Stored>();
    stored.forEach(one -> before.put(one.share(), one));
    var added = new ArrayList<Share>();
    long kept = 0;
    for (var ofAsset : rows.values()) {
      for (var row : ofAsset) {
        if (before.remove(row.share()) == null) {
          added.add(row.share());
        } else {
          kept++;
        }
      }
    }
    return new ShareChanges(added, List.copyOf(before.values()), kept);
  }

  private void checkAssets(Tx tx, RightsFiles files, Mistakes mistakes) {
    if (files.shares().isEmpty()) {
      return;
    }
    var shares = files.shares().get();
    for (var unknown : store.unknown(tx, List.copyOf(shares.rows().keySet()))) {
      var message =
          unknown.isOfSandbox()
              ? "is an asset of the sandbox, for which nobody is due anything"
              : "is no asset of the catalogue";
      for (var row : shares.rows().getOrDefault(unknown, List.of())) {
        mistakes.add(shares.file(), row.line(), SharesFile.ASSET, unknown.toString(), message);
      }
    }
  }

  /// Whoever has a share is there.
  private void checkParties(
      Tx tx, RightsFiles files, PartyChanges parties, ShareChanges changes, Mistakes mistakes) {
    if (files.shares().isPresent()) {
      var shares = files.shares().get();
      for (var ofAsset : shares.rows().values()) {
        for (var row : ofAsset) {
          var party = row.share().party();
          if (!parties.there().contains(party)) {
            mistakes.add(
                shares.file(),
                row.line(),
                SharesFile.PARTY,
                party.value(),
                "is no party that is known; partbook party list shows those there are");
          }
        }
      }
    }
    var gone = new HashSet<>(changes.ended().stream().map(RightsStore.Stored::id).toList());
    for (var id : parties.ended()) {
      store.ofParty(tx, id).stream()
          .filter(share -> !gone.contains(share.id()))
          .findFirst()
          .ifPresent(left ->
              mistakes.add(
                  files.parties().orElseThrow().file(),
                  0,
                  PartiesFile.ID,
                  id.value(),
                  "is missing, and has shares, of asset "
                      + left.share().asset()
                      + " for instance"));
    }
  }

  private void write(Tx tx, RightsVersion version, PartyChanges parties, ShareChanges shares) {
    store.add(tx, version);
    var endedParties = new ArrayList<>(parties.ended());
    parties.changed().keySet().forEach(party -> endedParties.add(party.id()));
    store.endParties(tx, endedParties, version.id());
    var addedParties = new ArrayList<>(parties.added());
    addedParties.addAll(parties.changed().keySet());
    store.addParties(tx, addedParties, version.id());
    store.endShares(tx, shares.ended(), version.id());
    store.addShares(tx, shares.added(), version.id());
  }

  /// No name is told, only who by the publisher's own word, and what has changed.
  private void tell(Tx tx, RightsVersion version, PartyChanges parties, Tally tally) {
    var entries = new ArrayList<Facts>();
    parties.added().forEach(party -> entries.add(facts(version, party.id(), "added", List.of())));
    parties
        .changed()
        .forEach((party, columns) -> entries.add(facts(version, party.id(), "changed", columns)));
    parties.ended().forEach(id -> entries.add(facts(version, id, "ended", List.of())));
    journal.appendAll(tx, EntryKind.PARTY_CHANGED, actor, version.at(), entries);
    var facts =
        Facts.of()
            .add("version", version.id())
            .addText("parties_sha256", version.partiesSha256())
            .addText("shares_sha256", version.sharesSha256())
            .add("parties_added", tally.partiesAdded())
            .add("parties_changed", tally.partiesChanged())
            .add("parties_ended", tally.partiesEnded())
            .add("shares_added", tally.sharesAdded())
            .add("shares_ended", tally.sharesEnded());
    journal.append(tx, EntryKind.RIGHTS_IMPORTED, actor, version.at(), OptionalLong.empty(), facts);
  }

  private static Facts facts(
      RightsVersion version, PartyId party, String what, List<String> columns) {
    var facts =
        Facts.of().add("party", party.value()).add("version", version.id()).add("what", what);
    if (!columns.isEmpty()) {
      facts.add("columns", columns);
    }
    return facts;
  }
}
