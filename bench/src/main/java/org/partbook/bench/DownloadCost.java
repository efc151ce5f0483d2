package org.partbook.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.partbook.App;
import org.partbook.Config;
import org.partbook.access.Environment;
import org.partbook.access.Vendors;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Progress;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// What the download of a personal copy costs the server, beside that of the same file as it is:
/// processor time of this process for as many bytes, in turn, from a client in another process.
///
/// It starts a whole server, with a database, in a temporary folder.
final class DownloadCost {
  private static final int MEGABYTES = 40;
  private static final int DOWNLOADS = 20;
  private static final int ROUNDS = 7;
  private static final int WARM_UP = 3;
  private static final long PERSONAL = 1;
  private static final long AS_IT_IS = 2;

  private final App app;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  private DownloadCost(App app) {
    this.app = app;
    var vendors = new Vendors(app.installation().db(), Clock.systemUTC());
    this.token = vendors.issue(vendors.add("Notenhaus", true), Environment.LIVE).token();
  }

  public static void main(String[] args) throws Exception {
    if (args.length == 2) {
      download(URI.create(args[0]), Integer.parseInt(args[1]));
      return;
    }
    var folder = Files.createTempDirectory("partbook-bench");
    var settings = Map.of("PARTBOOK_DATA", folder.toString(), "PARTBOOK_PORT", "0");
    try (var app = App.start(Config.read(settings), Clock.systemUTC())) {
      load(app, folder);
      new DownloadCost(app).measure();
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static void load(App app, Path folder) throws IOException, ImportStopped {
    Files.write(folder.resolve("score.pdf"), Scores.ofSize(MEGABYTES));
    var catalog =
        Files.write(
            folder.resolve("catalog.jsonl"),
            List.of(asset(PERSONAL, true), asset(AS_IT_IS, false)));
    var report = app.installation().catalogImport().importFile(catalog, folder, Progress.none());
    if (report.bad() > 0) {
      throw new IllegalStateException(report.problems().toString());
    }
  }

  private static String asset(long id, boolean personalised) {
    return Json.write(
        Map.of(
            "asset_id",
            id,
            "title",
            "Score " + id,
            "format_short_name",
            "PF",
            "asset_type",
            "FOLIO",
            "personalised",
            personalised,
            "renderings",
            List.of(Map.of("type", "pdf", "usage", "full", "file", "score.pdf"))));
  }

  private void measure() throws IOException, InterruptedException {
    var personal = sell(PERSONAL);
    var asItIs = sell(AS_IT_IS);
    var ratios = new ArrayList<Double>();
    System.out.println("| Round | Personal, ms of processor per GB | As it is | Ratio |");
    System.out.println("|--:|--:|--:|--:|");
    for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
      double one = cost(personal);
      double other = cost(asItIs);
      if (round > 0) {
        ratios.add(one / other);
        System.out.printf("| %d | %.0f | %.0f | %.3f |%n", round, one, other, one / other);
      }
    }
    ratios.sort(Comparator.naturalOrder());
    System.out.printf("%nMedian ratio: %.3f%n", ratios.get(ratios.size() / 2));
  }

  /// Sells a copy, and returns its link.
  private URI sell(long asset) throws IOException, InterruptedException {
    var purchase =
        Json.write(
            Map.of(
                "asset_id",
                asset,
                "order_number",
                asset,
                "order_line_id",
                1,
                "country_code",
                "AT",
                "quantity",
                1,
                "unit_price",
                1,
                "line_item_price",
                1,
                "customer",
                "Johanna Müller-Beispiel"));
    var register =
        request("/purchase/register")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(purchase));
    require(client.send(register.build(), BodyHandlers.ofString()).statusCode() == 201);
    var info = request("/purchase/info?order_id=" + asset).build();
    while (client.send(info, BodyHandlers.discarding()).statusCode() == 202) {
      Thread.sleep(50);
    }
    var url = request("/purchase/download-url?order_id=%d&order_line_id=1".formatted(asset));
    try {
      var reply = Json.read(client.send(url.build(), BodyHandlers.ofByteArray()).body());
      return URI.create(reply.path("url").asString());
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(app.uri().resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  /// Milliseconds of this process's processor time for a gigabyte.
  private static double cost(URI link) throws IOException, InterruptedException {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    var child =
        new ProcessBuilder(
                java,
                "-cp",
                path,
                DownloadCost.class.getName(),
                link.toString(),
                Integer.toString(DOWNLOADS))
            .inheritIO()
            .start();
    require(child.waitFor() == 0);
    double millis = (system.getProcessCpuTime() - before) / 1e6;
    return millis * 1000 / (MEGABYTES * (double) DOWNLOADS);
  }

  /// The client.
  private static void download(URI link, int times) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < times; i++) {
        var reply = client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding());
        require(reply.statusCode() == 200);
      }
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("the server did not answer as it should");
    }
  }
}
