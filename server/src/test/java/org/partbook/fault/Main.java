package org.partbook.fault;

import java.nio.file.Files;
import org.partbook.fault.site.Trees;

/// `make faults`. The exit code is 0 if everything was as it has to be, 1 if not, 2 for options
/// that can't be used.
final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.read(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("faults: " + e.getMessage());
      System.exit(2);
      return;
    }
    Trees.delete(options.work());
    Files.createDirectories(options.work());
    var report = new Trial(options).run();
    Files.createDirectories(options.report().resolveSibling(""));
    Files.writeString(options.report(), report.text());
    System.out.println(report.text());
    System.err.println("faults: written: " + options.report());
    if (report.isGood()) {
      Trees.delete(options.work());
    }
    System.exit(report.isGood() ? 0 : 1);
  }
}
