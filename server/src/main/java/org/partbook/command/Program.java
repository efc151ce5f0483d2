package org.partbook.command;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.partbook.Durations;
import org.partbook.access.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.TypeConversionException;

/// The whole command line, put together.
public final class Program {
  private Program() {}

  /// Runs what the arguments say and returns the exit code.
  public static int run(String... args) {
    return commandLine(Console.ofProcess()).execute(args);
  }

  static CommandLine commandLine(Console console) {
    var partbook =
        new CommandLine(new PartbookCommand())
            .addSubcommand(new DemoCommand(console))
            .addSubcommand(new ServeCommand(console))
            .addSubcommand(
                group("catalog", "Bring scores into the catalogue, and see what is in it.")
                    .addSubcommand(new CatalogImportCommand(console))
                    .addSubcommand(new CatalogListCommand(console))
                    .addSubcommand(new CatalogPrepareCommand(console))
                    .addSubcommand(new CatalogCheckCommand(console)))
            .addSubcommand(
                group("countries", "The database that tells in which country a buyer's address is.")
                    .addSubcommand(new CountriesInstallCommand(console)))
            .addSubcommand(
                group("vendor", "The shops that sell.")
                    .addSubcommand(new VendorAddCommand(console))
                    .addSubcommand(new VendorFramesCommand(console))
                    .addSubcommand(new VendorListCommand(console))
                    .addSubcommand(new VendorReportCommand(console))
                    .addSubcommand(new VendorShopCommand(console)))
            .addSubcommand(
                group("token", "The access tokens by which vendors are known.")
                    .addSubcommand(new TokenIssueCommand(console))
                    .addSubcommand(new TokenListCommand(console))
                    .addSubcommand(new TokenRevokeCommand(console)))
            .addSubcommand(
                group("order", "What became of an order.")
                    .addSubcommand(new OrderShowCommand(console))
                    .addSubcommand(new OrderRetryCommand(console)))
            .addSubcommand(new TraceCommand(console));
    var failures = new Failures(console.err());
    return partbook
        .registerConverter(Duration.class, Program::duration)
        .registerConverter(Environment.class, Program::environment)
        .setOut(writer(console.rawOut()))
        .setErr(writer(console.rawErr()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.outIsTerminal() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(failures::wrongUsage)
        .setExecutionExceptionHandler(failures::failed);
  }

  /// A command that only holds others.
  private static CommandLine group(String name, String description) {
    var group = new CommandLine(new Group());
    group.getCommandSpec().name(name).usageMessage().description(description);
    return group;
  }

  @Command(synopsisSubcommandLabel = "COMMAND")
  static final class Group {
    @Mixin final Help help = new Help();
  }

  private static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "': " + e.getMessage());
    }
  }

  private static Environment environment(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "live" -> Environment.LIVE;
      case "sandbox" -> Environment.SANDBOX;
      default -> throw new TypeConversionException("'" + text + "': it is live or sandbox");
    };
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
