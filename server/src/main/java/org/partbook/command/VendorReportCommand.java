package org.partbook.command;

import java.net.URI;
import java.util.Locale;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.http.PublicUrl;
import org.partbook.sandbox.IntegrationReport;
import org.partbook.sandbox.ReportJson;
import org.partbook.sandbox.Reports;
import org.partbook.sandbox.SandboxRoutes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = {
      "Show what a vendor's program has met in the sandbox, and whether it handled it. A vendor"
          + " whose report is ready can go live.",
      "The vendor's developer sees the same at /sandbox/report, with a token of the sandbox."
    },
    footer = "%nExample: partbook vendor report \"Corner Music Shop\"")
final class VendorReportCommand extends InstallationCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "The vendor's name.")
  String name = "";

  VendorReportCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) throws Config.Invalid {
    var vendor = Known.vendor(installation.vendors(), name);
    var report = new Reports(installation.db()).of(vendor.id());
    print(report, page(options.config()));
    return Exit.DONE;
  }

  /// Where the server listens is its own affair: without a setting the path must do.
  private static URI page(Config config) {
    return config.publicUrl().isPresent()
        ? new PublicUrl(config.publicUrl()).resolve(SandboxRoutes.PAGE)
        : URI.create(SandboxRoutes.PAGE);
  }

  private void print(IntegrationReport report, URI page) {
    if (output.json) {
      output.object(ReportJson.of(name, report, page));
      return;
    }
    var table = new Table("STATE", "SITUATION", "WHEN", "SEEN");
    for (var entry : report.entries()) {
      table.row(
          entry.state().name().toLowerCase(Locale.ROOT),
          entry.situation().title() + (entry.situation().isOptional() ? " (optional)" : ""),
          Times.of(entry.seen().map(IntegrationReport.Seen::at)),
          entry.seen().map(IntegrationReport.Seen::what).orElse("-"));
    }
    output.table(table);
    var missing = report.entries().stream().filter(IntegrationReport.Entry::isMissing).toList();
    console.out().println();
    console
        .out()
        .println(
            missing.isEmpty()
                ? name + " is ready to go live."
                : name + " is not ready to go live yet. What is missing is explained at:");
    missing.forEach(
        entry -> console.out().println("  " + ReportJson.explanation(entry.situation(), page)));
  }
}
