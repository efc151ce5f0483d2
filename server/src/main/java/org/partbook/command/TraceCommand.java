package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Config;
import org.partbook.copies.trace.Evidence;
import org.partbook.copies.trace.TraceOutcome.Searched;
import org.partbook.copies.trace.TraceOutcome.UnknownFile;
import org.partbook.copies.trace.TracedCopy;
import org.partbook.copies.trace.Tracer;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "trace",
    description = {
      "Tell which sale a PDF comes from, by the marks that every sold copy bears. The file may have"
          + " been printed, scanned, rewritten or taken apart; it may also be a page saved from the"
          + " browser (SVG), or a picture of a page (PNG or JPEG). It is only read.",
      "Exit code 0 if an order line of this installation was found, 1 if the file has no marks or"
          + " those of another installation only."
    },
    footer = "%nExample: partbook trace found-on-the-web.pdf")
final class TraceCommand extends DataCommand {
  @Parameters(paramLabel = "FILE", description = "The file that was found.")
  Path file = Path.of("");

  @Option(
      names = "--pictures",
      description =
          "Look for QR codes on all pages, also on those where other marks were found. Takes a"
              + " second or more for each page.")
  boolean pictures;

  TraceCommand(Console console) {
    super(console);
  }

  /// A copy and the line that it was sold in, if that is one of ours.
  private record Named(TracedCopy copy, Optional<Sale> sale) {}

  private record Sale(OrderLine line, String vendor) {}

  @Override
  public Integer call() throws Config.Invalid, IOException {
    Known.requireFile(file);
    return switch (new Tracer(pictures).trace(file)) {
      case UnknownFile _ ->
          throw CommandFailed.because(
              file + " is no PDF, no page saved from the browser and no picture");
      case Searched searched -> tell(searched, named(searched.copies()));
    };
  }

  /// Without a code there is nothing to look up, so no database has to be there.
  private List<Named> named(List<TracedCopy> copies) throws Config.Invalid {
    if (copies.isEmpty()) {
      return List.of();
    }
    try (var installation = options.open()) {
      var orders = new FoundOrders(installation);
      return copies.stream()
          .map(copy ->
              new Named(
                  copy,
                  orders.line(copy.code()).map(line -> new Sale(line, orders.vendorOf(line)))))
          .toList();
    }
  }

  private int tell(Searched searched, List<Named> copies) {
    boolean ours = copies.stream().anyMatch(copy -> copy.sale().isPresent());
    if (output.json) {
      output.object(json(searched, copies));
    } else {
      copies.forEach(this::print);
    }
    searched.remarks().forEach(remark -> console.err().println("partbook: " + remark));
    if (copies.isEmpty()) {
      console.err().println("partbook: no mark of a copy was found in " + file);
    } else if (!ours) {
      console
          .err()
          .println(
              "partbook: the marks in " + file + " are those of no copy sold by this installation");
    }
    return ours ? Exit.DONE : Exit.FAILED;
  }

  private void print(Named named) {
    var out = console.out();
    console.rawOut().println(console.bold("Copy " + named.copy().code()));
    named.sale().ifPresentOrElse(this::print, () -> out.println("Not sold by this installation."));
    out.println(TraceWords.certainty(named.copy(), named.sale().isPresent()));
    out.println();
    var table = new Table("MARK", "PAGES", "MENDED");
    TraceWords.rows(named.copy()).forEach(table::row);
    output.table(table);
    out.println();
  }

  private void print(Sale sale) {
    var line = sale.line();
    var table =
        new Table(
            "VENDOR", "ENVIRONMENT", "ORDER", "LINE", "ASSET", "QTY", "CUSTOMER", "SOLD", "STATUS");
    table.row(
        sale.vendor(),
        line.key().environment().wire(),
        line.key().order(),
        line.key().line(),
        line.asset().value(),
        line.quantity(),
        line.customer(),
        Times.of(line.registeredAt()),
        line.status());
    output.table(table);
  }

  private Map<String, @Nullable Object> json(Searched searched, List<Named> copies) {
    return JsonFields.of()
        .add("file", file.toString())
        .add("pages", searched.pages())
        .add("pages_rendered", searched.rendered())
        .add("copies", copies.stream().map(TraceCommand::json).toList())
        .add("remarks", searched.remarks())
        .map();
  }

  private static Map<String, @Nullable Object> json(Named named) {
    return JsonFields.of()
        .add("code", named.copy().code().toString())
        .add("order_line", named.sale().map(TraceCommand::json))
        .add("marks", named.copy().evidence().stream().map(TraceCommand::json).toList())
        .map();
  }

  private static Map<String, @Nullable Object> json(Sale sale) {
    var line = sale.line();
    return JsonFields.of()
        .add("vendor", sale.vendor())
        .add("environment", line.key().environment().wire())
        .add("order_id", line.key().order().value())
        .add("order_line_id", line.key().line().value())
        .add("asset_id", line.asset().value())
        .add("customer", line.customer())
        .add("quantity", line.quantity())
        .add("status", line.status().name())
        .add("registered_at", line.registeredAt())
        .map();
  }

  private static Map<String, @Nullable Object> json(Evidence evidence) {
    var page = evidence.page();
    return JsonFields.of()
        .add("kind", evidence.kind().name())
        .add("page", page.isPresent() ? Optional.of(page.getAsInt()) : Optional.empty())
        .add("corrected", evidence.corrected())
        .map();
  }
}
