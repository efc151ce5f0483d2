package org.partbook.vendorpage;

import java.util.Locale;
import org.partbook.sandbox.IntegrationReport;
import org.partbook.sandbox.IntegrationReport.Entry;
import org.partbook.sandbox.SandboxRoutes;

/// What the vendor's program has met in the sandbox.
record ReportPage(Desk desk, IntegrationReport report) {
  static String state(Entry entry) {
    return entry.state().name().toLowerCase(Locale.ROOT);
  }

  /// Where it is explained.
  String explanation(Entry entry) {
    return desk.at(SandboxRoutes.PAGE.substring(1)) + "#" + entry.situation().wire();
  }
}
