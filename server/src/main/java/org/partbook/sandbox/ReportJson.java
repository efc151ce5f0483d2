package org.partbook.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.sandbox.IntegrationReport.Entry;

/// The report as JSON.
public final class ReportJson {
  private ReportJson() {}

  /// The report.
  ///
  /// @param page the address of the page that explains the situations
  public static Map<String, @Nullable Object> of(
      String vendor, IntegrationReport report, URI page) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("vendor", vendor);
    json.put("ready", report.ready());
    json.put("situations", report.entries().stream().map(entry -> of(entry, page)).toList());
    return json;
  }

  private static Map<String, @Nullable Object> of(Entry entry, URI page) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    var situation = entry.situation();
    json.put("situation", situation.wire());
    json.put("title", situation.title());
    json.put("state", entry.state().name().toLowerCase(Locale.ROOT));
    json.put("optional", situation.isOptional());
    json.put("seen", entry.seen().map(IntegrationReport.Seen::what).orElse(null));
    json.put("seen_at", entry.seen().map(seen -> seen.at().toString()).orElse(null));
    json.put("explained_at", explanation(situation, page).toString());
    return json;
  }

  /// The address that explains a situation.
  public static URI explanation(Situation situation, URI page) {
    return URI.create(page + "#" + situation.wire());
  }
}
