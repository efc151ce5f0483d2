package org.partbook.fault;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.partbook.doctor.Doctor;
import org.partbook.doctor.Finding;
import org.partbook.doctor.Treatment;
import org.partbook.doctor.Verdict;
import org.partbook.fault.shop.Findings;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.site.Launcher;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// What the doctor says of a site: by `partbook doctor` at the end, and by itself, in this process,
/// after the faults of a trial of all kinds that may leave traces, while shops sell on. There, a
/// start of Java each time would take longer than all else.
final class Examination {
  /// Nobody mends, and of the files some are read.
  private static final Treatment CHEAP = new Treatment(false, OptionalInt.of(20), Optional.empty());

  private static final String CLOCK = "clock";

  /// Until the end, disks are small on purpose.
  private static final String SPACE = "space";

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Launcher launcher;
  private final Findings findings;

  /// Checks that have found a fault which stays. It would be told of after each of the others.
  private final Set<String> told = new HashSet<>();

  Examination(Launcher launcher, Findings findings) {
    this.launcher = launcher;
    this.findings = findings;
    keys("AWS_ACCESS_KEY_ID", "aws.accessKeyId");
    keys("AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey");
  }

  /// Those of the bucket are looked for in the process, not among settings.
  private void keys(String name, String property) {
    var key = launcher.settings().get(name);
    if (key != null) {
      System.setProperty(property, key);
    }
  }

  /// Looks what a fault has left. It may mend by itself for as long as a recovery may take.
  ///
  /// @param clockHasJumped so that some sales are of a time that will only come
  void afterwards(String fault, boolean clockHasJumped, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    var left = left(clockHasJumped);
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(BETWEEN_LOOKS);
      left = left(clockHasJumped);
    }
    for (var finding : left) {
      told.add(finding.check());
      findings.add(
          Kind.DOCTOR,
          "after %s: %s: %s %s"
              .formatted(fault, finding.check(), finding.message(), finding.details()));
    }
  }

  private List<Finding> left(boolean clockHasJumped) {
    var found = new ArrayList<Finding>();
    new Doctor(launcher.settings(), CHEAP, Clock.systemUTC(), found::add).examine();
    found.removeIf(finding ->
        finding.verdict() != Verdict.FAULT
            || finding.check().equals(SPACE)
            || told.contains(finding.check())
            || (clockHasJumped && finding.check().equals(CLOCK)));
    return found;
  }

  /// Has the command look at everything.
  ///
  /// @return what it says
  List<String> atTheEnd(boolean clockHasJumped) throws IOException, InterruptedException {
    var result = launcher.run("doctor", "--json");
    var said = new ArrayList<String>();
    said.add("exit code " + result.exit());
    try {
      for (var finding : Json.read(result.out())) {
        var verdict = finding.path("verdict").asString();
        var check = finding.path("check").asString();
        var words = "%s: %s: %s".formatted(verdict, check, finding.path("message").asString());
        said.add(words);
        if (verdict.equals("fault") && !(clockHasJumped && check.equals(CLOCK))) {
          findings.add(Kind.DOCTOR, words + " " + finding.path("details"));
        }
      }
    } catch (MalformedJson e) {
      findings.add(Kind.DOCTOR, "it didn't answer: " + result);
    }
    return said;
  }
}
