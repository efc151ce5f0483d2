package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.access.Vendor;
import org.partbook.rights.Party;
import org.partbook.rights.PartyId;
import org.partbook.statement.ExchangeRates;
import org.partbook.statement.Statement;
import org.partbook.statement.StatementPeriod;
import org.partbook.statement.StatementRefused;
import org.partbook.statement.Statements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "draft",
    description = {
      "Draft statements: of a vendor, what it owes; of a party, what is due to it; or of all of them."
          + " A draft can be looked at and discarded, and it changes with what is sold. It becomes"
          + " a statement with statement close.",
      "A period follows the one of the statement before. Days are those of the setting"
          + " PARTBOOK_TIME_ZONE."
    },
    footer = {
      "%nExamples:",
      "  partbook statement draft --month 2026-10 --all --rates eurofxref-hist.csv",
      "  partbook statement draft --month 2026-10 --vendor \"Corner Music Shop\"",
      "  partbook statement draft --from 2026-10-01 --until 2026-12-31 --party clara"
    })
final class StatementDraftCommand extends StatementCommand {
  @Option(names = "--vendor", paramLabel = "NAME", description = "What this vendor owes.")
  Optional<String> vendor = Optional.empty();

  @Option(names = "--party", paramLabel = "ID", description = "What is due to this party.")
  Optional<String> party = Optional.empty();

  @Option(
      names = "--all",
      description =
          "Of every vendor with terms, and of every party. With --month, of a vendor whose terms have"
              + " the period quarter or year only at the end of one, and then of all of it.")
  boolean all;

  @Option(names = "--month", paramLabel = "MONTH", description = "Such as 2026-10.")
  Optional<String> month = Optional.empty();

  @Option(names = "--from", paramLabel = "DATE", description = "The first day.")
  Optional<String> from = Optional.empty();

  @Option(names = "--until", paramLabel = "DATE", description = "The last day.")
  Optional<String> until = Optional.empty();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Of a vendor whose terms changed the currency: the one to draft.")
  Optional<String> currency = Optional.empty();

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description =
          "Exchange rates as the European Central Bank publishes them (eurofxref-hist.csv). Those"
              + " of the period's last day count, or of the last day before that has any.")
  Optional<Path> rates = Optional.empty();

  StatementDraftCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation, Statements statements) throws IOException {
    long chosen = vendor.stream().count() + party.stream().count() + (all ? 1 : 0);
    if (chosen != 1) {
      throw CommandFailed.wrongUsage("say one of --vendor, --party and --all");
    }
    if (currency.isPresent() && vendor.isEmpty()) {
      throw CommandFailed.wrongUsage("--currency goes with --vendor");
    }
    var period = period(installation);
    var rates = rates(period.until());
    var drafts = new ArrayList<Statement>();
    var refusals = new ArrayList<String>();
    if (vendor.isPresent()) {
      var found = Known.vendor(installation.vendors(), vendor.get());
      drafts.add(statements.draft(found, period, currency, rates));
    } else if (party.isPresent()) {
      drafts.add(statements.draft(party(installation, party.get()), period, rates));
    } else {
      draftAll(installation, statements, period, rates, drafts, refusals);
    }
    tell(statements, drafts, refusals);
    if (refusals.isEmpty()) {
      return Exit.DONE;
    }
    return drafts.isEmpty() ? Exit.FAILED : Exit.DONE_IN_PART;
  }

  private void draftAll(
      Installation installation,
      Statements statements,
      StatementPeriod period,
      ExchangeRates rates,
      List<Statement> drafts,
      List<String> refusals) {
    var parties = installation.rights().ever();
    if (parties.isEmpty() && installation.agreements().areNone()) {
      throw CommandFailed.because(
          "there is nobody to draft a statement of: no vendor has terms, and there are no parties");
    }
    for (var found : installation.vendors().list()) {
      if (!installation.agreements().of(found).isEmpty()) {
        for (var currency : statements.currencies(found, period)) {
          var due = due(statements, found, currency, period);
          if (due.isPresent()) {
            attempt(
                found.name(),
                () -> statements.draft(found, due.get(), Optional.of(currency), rates),
                drafts,
                refusals);
          } else {
            console.err().println(found.name() + ": by its terms, its period goes on");
          }
        }
      }
    }
    for (var found : parties) {
      attempt(found.name(), () -> statements.draft(found, period, rates), drafts, refusals);
    }
  }

  /// At the end of a month, the terms say of how many months a vendor's statement is.
  private Optional<StatementPeriod> due(
      Statements statements, Vendor vendor, String currency, StatementPeriod period) {
    return month.isEmpty()
        ? Optional.of(period)
        : statements.due(vendor, currency, YearMonth.from(period.until()), period.zone());
  }

  private interface Drafting {
    Statement draft();
  }

  private static void attempt(
      String name, Drafting drafting, List<Statement> drafts, List<String> refusals) {
    try {
      drafts.add(drafting.draft());
    } catch (StatementRefused e) {
      refusals.add(name + ": " + e.text());
    }
  }

  private static Party party(Installation installation, String id) {
    return installation
        .rights()
        .lastKnown(new PartyId(id))
        .orElseThrow(() ->
            CommandFailed.because(
                "there is no party '" + id + "'; partbook party list shows those there are"));
  }

  private StatementPeriod period(Installation installation) {
    if (month.isPresent() == (from.isPresent() || until.isPresent())
        || from.isPresent() != until.isPresent()) {
      throw CommandFailed.wrongUsage("say either --month, or --from and --until");
    }
    if (month.isPresent()) {
      var first = TimeOptions.month("--month", month.get());
      return new StatementPeriod(first.atDay(1), first.atEndOfMonth(), installation.zone());
    }
    var first = TimeOptions.date("--from", from.orElseThrow());
    var last = TimeOptions.date("--until", until.orElseThrow());
    if (last.isBefore(first)) {
      throw CommandFailed.wrongUsage(
          "--until is %s, before --from, which is %s".formatted(last, first));
    }
    return new StatementPeriod(first, last, installation.zone());
  }

  private ExchangeRates rates(LocalDate day) throws IOException {
    if (rates.isEmpty()) {
      return ExchangeRates.NONE;
    }
    Known.requireFile(rates.get());
    try {
      return ExchangeRates.read(rates.get(), day);
    } catch (ExchangeRates.Unreadable e) {
      throw CommandFailed.because(e.text());
    }
  }

  private void tell(Statements statements, List<Statement> drafts, List<String> refusals) {
    refusals.forEach(console.err()::println);
    output.rows(
        drafts.iterator(),
        draft -> StatementListCommand.json(statements, draft),
        StatementListCommand.HEADINGS,
        draft -> StatementListCommand.cells(statements, draft));
  }
}
