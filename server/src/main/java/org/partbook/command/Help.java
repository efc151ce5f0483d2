package org.partbook.command;

import picocli.CommandLine.Option;

/// `--help`, which every command knows.
final class Help {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean asked;
}
