package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atMost;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.figures.Spread;
import org.partbook.bench.serving.shop.FollowedCatalogue;
import org.partbook.bench.serving.shop.Server;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.shop.Vendor;
import org.partbook.bench.serving.tools.NoResult;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Following a large catalogue beside listing it again.
public final class ChangesRow implements Row {
  private static final int CHANGED = 10;
  private static final int ASKED = 30;
  private static final int PAGE = 1000;
  private static final int MOST_ROUNDS = 3;
  private static final int LONGEST_END = 300;
  private static final Pattern LAST =
      Pattern.compile("\"next_page\":(null|\"(?<path>[^\"]+)\")\\}$");
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;

  @Override
  public String name() {
    return "changes";
  }

  @Override
  public String how() {
    return """
    One connection asks for `/assets/changes` behind a cursor after which ten assets of a catalogue \
    got another price: bytes of the body, plain and with gzip, and the median time of 30 requests \
    with gzip, one after the other. The reference is what a vendor without a cursor does: the full \
    `/assets/list`, with gzip, in pages of 1000, one after the other, by the same client. The assets \
    have 1.4 kB, with titles, names and descriptions of their own, in a database of their own.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    var of = "%d changes of %,d assets".formatted(CHANGED, sizes.listed());
    var full = "the full list with gzip";
    return List.of(
        Line.alone("changes-kb", of + ", plain", "kB", new Place("ours", "plain"), atMost(20)),
        Line.alone("changes-ms", "the same, time", "ms", new Place("ours", "ms"), atMost(50)),
        Line.alone("full-mb", full, "MB", new Place("list", "MB"), atMost(10)),
        beside("changes-kb-list", of + ", with gzip", full, "kB"),
        beside("changes-ms-list", of + ", time", full, "ms"));
  }

  private static Line beside(String id, String title, String reference, String unit) {
    return new Line(
        id,
        title,
        reference,
        unit,
        new Place("ours", unit),
        Optional.of(new Place("list", unit)),
        Optional.empty());
  }

  @Override
  public int rounds(int usual) {
    return Math.min(usual, MOST_ROUNDS);
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var database = stage.newDatabase("followed");
    var server = stage.server("followed", database);
    server.start();
    var vendor = Vendor.of(server);
    int count = stage.sizes().listed();
    var folder = stage.scratch();
    imported(server, FollowedCatalogue.whole(folder, count).toString());
    var cursor = lastCursor(vendor);
    imported(server, FollowedCatalogue.repriced(folder, count, CHANGED).toString());
    var changes = "/assets/changes?after=" + cursor;
    requireChanges(read(vendor.bytes(changes, false)));
    return new Contest()
        .with("ours", () -> changes(vendor, changes))
        .with("list", () -> list(vendor))
        .endingWith(() -> {
          server.stop();
          database.dropped(database.name());
        })
        .warmedUp();
  }

  private static void imported(Server server, String file)
      throws IOException, InterruptedException, NoResult {
    server.command("catalog", "import", file);
  }

  /// That of a vendor who has everything.
  private static String lastCursor(Vendor vendor)
      throws IOException, InterruptedException, NoResult {
    var path = "/assets/changes?page_size=" + PAGE;
    var page = read(vendor.bytes(path, false));
    while (page.path("more").asBoolean()) {
      page = read(vendor.bytes(path + "&after=" + page.path("cursor").asString(), false));
    }
    return page.path("cursor").asString();
  }

  private static void requireChanges(JsonNode page) throws NoResult {
    if (page.path("changes").size() != CHANGED) {
      throw new NoResult(
          "%d changes instead of %d".formatted(page.path("changes").size(), CHANGED));
    }
  }

  private static JsonNode read(byte[] json) throws NoResult {
    try {
      return Json.read(json);
    } catch (MalformedJson e) {
      throw new NoResult("no JSON: " + e.getMessage());
    }
  }

  private static Map<String, Double> changes(Vendor vendor, String path)
      throws IOException, InterruptedException, NoResult {
    double plain = vendor.bytes(path, false).length / KILO;
    double packed = vendor.bytes(path, true).length / KILO;
    var times = new ArrayList<Double>();
    for (int i = 0; i < ASKED; i++) {
      long begun = System.nanoTime();
      vendor.bytes(path, true);
      times.add((System.nanoTime() - begun) / MEGA);
    }
    return Map.of("plain", plain, "kB", packed, "ms", Spread.of(times).median());
  }

  private static Map<String, Double> list(Vendor vendor)
      throws IOException, InterruptedException, NoResult {
    long bytes = 0;
    long begun = System.nanoTime();
    var next = Optional.of("/assets/list?page_size=" + PAGE);
    while (next.isPresent()) {
      var page = vendor.bytes(next.get(), true);
      bytes += page.length;
      next = nextPage(page);
    }
    double ms = (System.nanoTime() - begun) / MEGA;
    return Map.of("MB", bytes / MEGA, "kB", bytes / KILO, "ms", ms);
  }

  /// As the end of a page says, which is unpacked for that and no more.
  private static Optional<String> nextPage(byte[] packed) throws IOException, NoResult {
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      var text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
      var last = LAST.matcher(text.substring(Math.max(0, text.length() - LONGEST_END)));
      if (!last.find()) {
        throw new NoResult("a page of the list ends otherwise: " + last);
      }
      return Optional.ofNullable(last.group("path"));
    }
  }
}
