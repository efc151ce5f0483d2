package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.partbook.Api;
import org.partbook.TestAssets;
import org.partbook.fuzz.Line.State;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Step.Till;

/// Opens links to all files of an order.
final class Archives {
  private final Shops shops;
  private final Lines lines;
  private final Infos infos;
  private final List<Given> links = new ArrayList<>();

  private record Given(String url, Till owner, long order, Instant until) {}

  Archives(Shops shops, Lines lines, Infos infos) {
    this.shops = shops;
    this.lines = lines;
    this.infos = infos;
  }

  void link(Step.LinkOrder step, Instant now) {
    var reply = shops.at(step.till()).get("/purchase/order-download-url?order_id=" + step.order());
    Shops.answered(reply, answer(step));
    if (reply.status() == 200) {
      var owner = step.till().owner();
      var until = lines.time(owner, now).plus(Model.LINK);
      links.addFirst(new Given(reply.json().path("url").asString(), owner, step.order(), until));
    }
  }

  private Answer answer(Step.LinkOrder step) {
    if (step.order() < 1) {
      return Model.INVALID;
    }
    return completed(step.till().owner(), step.order()).isEmpty()
        ? Model.NO_SUCH_ORDER
        : Model.GOOD;
  }

  private List<Line> completed(Till owner, long order) {
    return lines.of(owner, order).stream().filter(line -> line.is(State.COMPLETED)).toList();
  }

  void open(Step.OpenOrder step, Instant now) {
    var chosen = Model.chosen(links, step.link());
    if (chosen.isEmpty()) {
      return;
    }
    var link = chosen.get();
    infos.settle(link.owner);
    var request = HttpRequest.newBuilder(URI.create(link.url)).timeout(Duration.ofSeconds(60));
    var response = Api.sendUnchecked(step.head() ? request.HEAD() : request.GET());
    assertThat(response.statusCode()).isEqualTo(status(link, now));
    if (response.statusCode() != 200) {
      assertThat(new String(response.body(), StandardCharsets.ISO_8859_1)).doesNotStartWith("PK");
    } else if (!step.head()) {
      var completed = completed(link.owner, link.order);
      completed.forEach(line -> line.deliver(lines.time(link.owner, now)));
      requireFiles(response.body(), completed);
    }
  }

  private int status(Given link, Instant now) {
    var all = lines.of(link.owner, link.order);
    if (all.stream().allMatch(line -> line.is(State.CANCELLED))
        || !lines.time(link.owner, now).isBefore(link.until)) {
      return 410;
    }
    return completed(link.owner, link.order).isEmpty() ? 404 : 200;
  }

  /// The very file of each line, under its title and its part.
  private void requireFiles(byte[] zip, List<Line> expected) {
    var files = files(zip);
    assertThat(List.copyOf(files.keySet())).isEqualTo(names(expected));
    var contents = files.values().iterator();
    for (var line : expected) {
      var key = line.key();
      var reply = shops.at(key.owner()).downloadUrl(key.order(), key.line());
      Shops.answered(reply, Model.GOOD);
      var single = Api.open(reply.json().path("url").asString());
      assertThat(single.statusCode()).isEqualTo(200);
      assertThat(contents.next()).as(key.toString()).isEqualTo(single.body());
    }
  }

  /// By its stream, in which the checksums are compared.
  private static Map<String, byte[]> files(byte[] zip) {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var before = files.put(entry.getName(), in.readAllBytes());
        assertThat(before).as("two of a name").isNull();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static List<String> names(List<Line> expected) {
    var seen = new HashMap<String, Integer>();
    var names = new ArrayList<String>();
    for (var line : expected) {
      var name = name(line.deal().asset());
      int count = seen.merge(name, 1, Integer::sum);
      names.add(name + (count > 1 ? " (" + count + ")" : "") + ".pdf");
    }
    return names;
  }

  private static String name(long asset) {
    return switch ((int) asset) {
      case (int) TestAssets.PIANO -> "Träumerei";
      case (int) TestAssets.CHOIR -> "Locus iste";
      case (int) TestAssets.AMERICAN -> "Maple Leaf Rag";
      default -> "Part %d - Part %d".formatted(asset, asset - TestAssets.QUARTET);
    };
  }
}
