package org.partbook.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A command that works on an installation's data: what it can be told, and how it answers.
abstract class DataCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final Output output;

  final Console console;

  DataCommand(Console console) {
    this.console = console;
    this.output = new Output(console);
  }
}
