package org.partbook.monitoring;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.TestServer;

/// What Prometheus gets.
///
/// @param series each with its labels, as it stands in the text, and its value
public record Scrape(String text, Map<String, Double> series) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static Scrape of(TestServer server) {
    return of(server.app());
  }

  private static Scrape of(App server) {
    var uri = server.metricsUri().orElseThrow();
    var answer = Api.sendUnchecked(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)));
    if (answer.statusCode() != 200) {
      throw new AssertionError("answered with " + answer.statusCode());
    }
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    var series = new TreeMap<String, Double>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          var end = line.lastIndexOf(' ');
          series.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
        });
    return new Scrape(text, series);
  }

  /// Asks until it is so.
  public static Scrape until(TestServer server, Predicate<Scrape> so) {
    return until(server.app(), so);
  }

  /// As [#until(TestServer, Predicate)], of any server.
  public static Scrape until(App server, Predicate<Scrape> so) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var scrape = of(server);
      if (so.test(scrape)) {
        return scrape;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it never became so:\n" + scrape.text());
      }
      Api.pause(Duration.ofMillis(100));
    }
  }

  /// The value of a series.
  ///
  /// @param labels as they stand in the text, or nothing
  double value(String name, String labels) {
    var key = labels.isEmpty() ? name : name + "{" + labels + "}";
    var value = series.get(key);
    if (value == null) {
      throw new AssertionError("there is no " + key + " in\n" + text);
    }
    return value;
  }

  /// The value of a series without labels.
  public double value(String name) {
    return value(name, "");
  }

  /// The names of all series.
  Set<String> names() {
    var names = new TreeSet<String>();
    series.keySet().forEach(key -> names.add(Arrays.asList(key.split("\\{", 2)).getFirst()));
    return names;
  }
}
