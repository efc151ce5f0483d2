package org.partbook.command;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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

  /// Each by its name, in the order of the help. They are made when they are needed: picocli looks
  /// at every field of each, which for all of them takes as long as the rest of a short command.
  private static Map<String, Function<Console, CommandLine>> commands() {
    var all = new LinkedHashMap<String, Function<Console, CommandLine>>();
    all.put("demo", console -> new CommandLine(new DemoCommand(console)));
    all.put("serve", console -> new CommandLine(new ServeCommand(console)));
    all.put(
        "catalog",
        console ->
            group("catalog", "Bring scores into the catalogue, and see what is in it.")
                .addSubcommand(new CatalogImportCommand(console))
                .addSubcommand(new CatalogDiffCommand(console))
                .addSubcommand(new CatalogPatchCommand(console))
                .addSubcommand(new CatalogExportCommand(console))
                .addSubcommand(new CatalogHistoryCommand(console))
                .addSubcommand(new CatalogUndoCommand(console))
                .addSubcommand(new CatalogListCommand(console))
                .addSubcommand(new CatalogPrepareCommand(console))
                .addSubcommand(new CatalogPreviewCommand(console))
                .addSubcommand(new CatalogCheckCommand(console))
                .addSubcommand(new CatalogEditionCommand(console))
                .addSubcommand(new CatalogEditionsCommand(console)));
    all.put(
        "countries",
        console ->
            group("countries", "The database that tells in which country a buyer's address is.")
                .addSubcommand(new CountriesInstallCommand(console)));
    all.put(
        "vendor",
        console ->
            group("vendor", "The shops that sell.")
                .addSubcommand(new VendorAddCommand(console))
                .addSubcommand(new VendorDetailsCommand(console))
                .addSubcommand(new VendorFramesCommand(console))
                .addSubcommand(new VendorListCommand(console))
                .addSubcommand(new VendorPageCommand(console))
                .addSubcommand(new VendorRenameCommand(console))
                .addSubcommand(new VendorReportCommand(console))
                .addSubcommand(new VendorResumeCommand(console))
                .addSubcommand(new VendorShopCommand(console))
                .addSubcommand(new VendorShowCommand(console))
                .addSubcommand(new VendorSuspendCommand(console))
                .addSubcommand(
                    group("terms", "What was agreed with the shops.")
                        .addSubcommand(new VendorTermsExportCommand(console))
                        .addSubcommand(new VendorTermsImportCommand(console))
                        .addSubcommand(new VendorTermsListCommand(console))
                        .addSubcommand(new VendorTermsSetCommand(console))));
    all.put(
        "token",
        console ->
            group("token", "The access tokens by which vendors are known.")
                .addSubcommand(new TokenIssueCommand(console))
                .addSubcommand(new TokenListCommand(console))
                .addSubcommand(new TokenRevokeCommand(console)));
    all.put(
        "webhook",
        console ->
            group("webhook", "Where shops are told of what happens.")
                .addSubcommand(new WebhookAddCommand(console))
                .addSubcommand(new WebhookListCommand(console))
                .addSubcommand(new WebhookShowCommand(console))
                .addSubcommand(new WebhookChangeCommand(console))
                .addSubcommand(new WebhookRotateCommand(console))
                .addSubcommand(new WebhookDisableCommand(console))
                .addSubcommand(new WebhookEnableCommand(console))
                .addSubcommand(new WebhookRemoveCommand(console))
                .addSubcommand(new WebhookDeliveriesCommand(console))
                .addSubcommand(new WebhookResendCommand(console))
                .addSubcommand(new WebhookReplayCommand(console)));
    all.put(
        "order",
        console ->
            group("order", "What was sold, what became of it, and what you can do about it.")
                .addSubcommand(new OrderListCommand(console))
                .addSubcommand(new OrderShowCommand(console))
                .addSubcommand(new OrderRetryCommand(console))
                .addSubcommand(new OrderRefundCommand(console))
                .addSubcommand(new OrderEndCommand(console))
                .addSubcommand(new OrderRestoreCommand(console))
                .addSubcommand(new OrderRenameCommand(console))
                .addSubcommand(new OrderLinkCommand(console)));
    all.put(
        "customer",
        console ->
            group("customer", "The people who bought.")
                .addSubcommand(new CustomerFindCommand(console))
                .addSubcommand(new CustomerEraseCommand(console)));
    all.put(
        "ledger",
        console ->
            group("ledger", "Everything that happened, and the proof of it.")
                .addSubcommand(new LedgerListCommand(console))
                .addSubcommand(new LedgerSumsCommand(console))
                .addSubcommand(new LedgerVerifyCommand(console))
                .addSubcommand(new LedgerKeyCommand(console)));
    all.put(
        "party",
        console ->
            group("party", "Those who have a right in what is sold.")
                .addSubcommand(new PartyListCommand(console))
                .addSubcommand(new PartyShowCommand(console)));
    all.put(
        "rights",
        console ->
            group("rights", "Who is due what for what is sold.")
                .addSubcommand(new RightsImportCommand(console))
                .addSubcommand(new RightsListCommand(console))
                .addSubcommand(new RightsShowCommand(console))
                .addSubcommand(new RightsVersionsCommand(console))
                .addSubcommand(new RightsExportCommand(console)));
    all.put(
        "statement",
        console ->
            group("statement", "What shops owe, and what is due to those who have a share.")
                .addSubcommand(new StatementDraftCommand(console))
                .addSubcommand(new StatementListCommand(console))
                .addSubcommand(new StatementShowCommand(console))
                .addSubcommand(new StatementCloseCommand(console))
                .addSubcommand(new StatementDiscardCommand(console))
                .addSubcommand(new StatementExportCommand(console))
                .addSubcommand(new StatementVerifyCommand(console)));
    all.put(
        "keys",
        console ->
            group("keys", "The keys that Partbook signs with, and how they are kept.")
                .addSubcommand(new KeysListCommand(console))
                .addSubcommand(new KeysRotateCommand(console))
                .addSubcommand(new KeysEndCommand(console))
                .addSubcommand(new KeysEncryptCommand(console))
                .addSubcommand(new KeysDecryptCommand(console)));
    all.put("doctor", console -> new CommandLine(new DoctorCommand(console)));
    all.put(
        "backup",
        console ->
            new CommandLine(new BackupCommand(console))
                .addSubcommand(new BackupListCommand(console))
                .addSubcommand(new BackupCheckCommand(console)));
    all.put("restore", console -> new CommandLine(new RestoreCommand(console)));
    all.put("move", console -> new CommandLine(new MoveCommand(console)));
    all.put("trace", console -> new CommandLine(new TraceCommand(console)));
    return all;
  }

  /// Runs what the arguments say and returns the exit code.
  public static int run(String... args) {
    var console = Console.ofProcess();
    var serve = PlainServe.of(console, args);
    return serve.isPresent() ? run(console, serve.get()) : run(console, args);
  }

  private static int run(Console console, ServeCommand serve) {
    try {
      return serve.call();
    } catch (Exception e) {
      return new Failures(console.err()).failed(e);
    }
  }

  static int run(Console console, String... args) {
    return commandLine(console, args).execute(args);
  }

  static CommandLine commandLine(Console console, String... args) {
    var all = commands();
    var named = args.length == 0 ? null : all.get(args[0]);
    return commandLine(console, named == null ? all : Map.of(args[0], named));
  }

  private static CommandLine commandLine(
      Console console, Map<String, Function<Console, CommandLine>> commands) {
    var partbook = new CommandLine(new PartbookCommand());
    commands.forEach((name, command) -> partbook.addSubcommand(name, command.apply(console)));
    var failures = new Failures(console.err());
    return partbook
        .registerConverter(Duration.class, Program::duration)
        .registerConverter(Environment.class, Program::environment)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(writer(console.rawOut()))
        .setErr(writer(console.rawErr()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.outIsTerminal() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(failures::wrongUsage)
        .setExecutionExceptionHandler((error, _, _) -> failures.failed(error));
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
