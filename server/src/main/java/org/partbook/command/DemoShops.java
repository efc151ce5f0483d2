package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.partbook.Installation;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Progress;

/// What the demo puts into its installation: the sample catalogue, two vendors and their tokens.
final class DemoShops {
  static final String FIRST = "Corner Music Shop";
  private static final String SECOND = "Harbour Scores";

  /// The demo's order has the time as its number, so that it meets nobody's.
  private static final DateTimeFormatter ORDER_NUMBER =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

  private final Installation installation;
  private final Vendors vendors;
  private final Console console;

  DemoShops(Installation installation, Console console) {
    this.installation = installation;
    this.vendors = installation.vendors();
    this.console = console;
  }

  /// Samples and made-up shops have no place in a real installation.
  void refuseOthers() {
    var names = vendors.list().stream().map(Vendor::name).toList();
    if (!names.isEmpty() && !names.contains(FIRST)) {
      throw CommandFailed.because(
          "this installation has vendors of its own, and the demo would mix with them. Choose another folder with --data");
    }
  }

  void importSamples(Path catalog) {
    try {
      var report =
          installation.catalogImport().importFile(catalog, folder(catalog), Progress.none());
      if (report.bad() > 0) {
        report.problems().forEach(problem -> console.err().println("refused: " + problem));
        throw CommandFailed.because("the sample catalogue is damaged");
      }
    } catch (ImportStopped e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }

  private static Path folder(Path catalog) {
    var folder = catalog.getParent();
    return folder == null ? Path.of("") : folder;
  }

  boolean catalogIsEmpty() {
    return installation.db().inTransaction(tx -> new Catalog().entries(tx, 0, 1)).isEmpty();
  }

  /// The tokens that the demo remembers, or new ones. Nothing is revoked: earlier ones may be in
  /// use somewhere.
  DemoMemory tokens(DemoFolder folder, DemoPurchase purchase) throws IOException {
    var earlier = folder.memory();
    if (earlier.isPresent()) {
      var valid = earlier.get().tokens().values().stream().allMatch(purchase::opens);
      if (valid) {
        return earlier.get();
      }
      console.err().println("the tokens of the last start don't hold any more: issuing new ones");
    } else if (vendors.find(FIRST).isPresent()) {
      console
          .err()
          .println(
              "demo.tokens is gone: issuing new tokens; the earlier ones hold until they are revoked");
    }
    var memory = issue(earlier.map(DemoMemory::order).orElseGet(DemoShops::orderNumber));
    folder.remember(memory);
    return memory;
  }

  private DemoMemory issue(long order) {
    var first = vendor(FIRST);
    var second = vendor(SECOND);
    return new DemoMemory(
        vendors.issue(first, Environment.LIVE).token(),
        vendors.issue(second, Environment.LIVE).token(),
        vendors.issue(first, Environment.SANDBOX).token(),
        order);
  }

  private Vendor vendor(String name) {
    return vendors.find(name).orElseGet(() -> vendors.add(name, true));
  }

  private static long orderNumber() {
    return Long.parseLong(ORDER_NUMBER.format(Instant.now()));
  }
}
