package org.partbook.command;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.doctor.Doctor;
import org.partbook.doctor.Finding;
import org.partbook.doctor.Treatment;
import org.partbook.doctor.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Examine the installation: settings, files and their permissions, room on the disks, the"
          + " database, its tables, roles and clock, keys, every line against the journal, the"
          + " journal against its log, every file against its hash, and what is left over.",
      "A line for each: ok, mended, warning or fault, with what to do. The server may run, or not."
          + " Nothing is changed without --repair. Exit code 3 with warnings, 1 with faults."
    },
    footer = {"%nExample: partbook doctor", "         partbook doctor --repair --sample 1000"})
final class DoctorCommand extends DataCommand {
  @Option(
      names = "--repair",
      description =
          "Mend what is safe: files that nobody will finish, permissions of secret files, scores that"
              + " aren't prepared, prepared files that are damaged, jobs of lines. Never the journal,"
              + " and no line.")
  boolean repair;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Look for all files, and read only so many of them, chosen by chance.")
  Optional<Integer> sample = Optional.empty();

  @Option(
      names = "--unnamed-for",
      paramLabel = "TIME",
      description =
          "With --repair, while no server runs: remove files that nothing names and that have lain"
              + " there for so long, 1d at least.")
  Optional<Duration> unnamedFor = Optional.empty();

  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  DoctorCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    var treatment = treatment();
    var findings = new ArrayList<Finding>();
    var doctor =
        new Doctor(
            options.environment(),
            treatment,
            Clock.systemUTC(),
            finding -> {
              counts.merge(finding.verdict(), 1, Integer::sum);
              if (output.json) {
                findings.add(finding);
              } else {
                print(finding);
              }
            });
    doctor.examine();
    if (output.json) {
      output.array(findings.stream().map(DoctorCommand::json).toList());
    } else {
      console.out().println(summary());
    }
    return exitCode();
  }

  private Treatment treatment() {
    try {
      var most = sample.map(OptionalInt::of).orElse(OptionalInt.empty());
      return new Treatment(repair, most, unnamedFor);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private void print(Finding finding) {
    var toDo = finding.toDo().map(what -> ". " + what).orElse("");
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-12s  %-10s  %s%s%n",
            word(finding.verdict()),
            finding.check(),
            finding.message(),
            toDo);
    finding.details().forEach(detail -> console.out().println("                " + detail));
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String summary() {
    return counts.entrySet().stream()
        .map(one -> one.getValue() + " " + word(one.getKey()))
        .collect(Collectors.joining(", "));
  }

  private int exitCode() {
    if (counts.containsKey(Verdict.FAULT)) {
      return Exit.FAILED;
    }
    return counts.containsKey(Verdict.WARNING) ? Exit.DONE_IN_PART : Exit.DONE;
  }

  private static Map<String, @Nullable Object> json(Finding finding) {
    return JsonFields.of()
        .add("check", finding.check())
        .add("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
        .add("message", finding.message())
        .add("to_do", finding.toDo())
        .add("details", finding.details())
        .map();
  }
}
