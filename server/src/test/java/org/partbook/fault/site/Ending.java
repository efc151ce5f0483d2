package org.partbook.fault.site;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The end of a site's servers, as a service manager brings it about: they have to leave nothing
/// that runs.
final class Ending {
  /// For those that have ended, and whom nobody has collected yet.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Site site;
  private final List<ProcessHandle> processes = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  private Ending(Site site) {
    this.site = site;
  }

  /// Of all that runs now.
  static Ending of(Site site) throws IOException {
    var ending = new Ending(site);
    for (var server : site.servers()) {
      for (var process : server.processes()) {
        ending.processes.add(process);
        ending.processes.addAll(process.descendants().toList());
      }
    }
    if (site.options().embedded()) {
      ending.processes.addAll(site.database().processes());
    }
    return ending;
  }

  List<String> run() throws InterruptedException {
    for (var server : site.servers()) {
      var exit = server.stop();
      if (!exit.equals(Optional.of(0))) {
        wrong.add("server %d: %s".formatted(server.number(), words(exit)));
      }
    }
    var deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!left().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    left().forEach(process -> wrong.add("it is still there: " + process.info()));
    return wrong;
  }

  private static String words(Optional<Integer> exit) {
    return exit.map(code -> "exit code " + code).orElse("it doesn't end");
  }

  /// Also those that nobody knew of, where no others see these disks: with a database that isn't a
  /// server's, that is there too.
  private List<ProcessHandle> left() {
    var left = new ArrayList<>(processes.stream().filter(Signals::isRunning).toList());
    if (site.options().embedded() && site.disk().isSmall()) {
      var own = ProcessHandle.current().descendants().toList();
      Mounts.sharedWith(ProcessHandle.current()).stream()
          .filter(process -> !own.contains(process))
          .forEach(left::add);
    }
    return left;
  }
}
