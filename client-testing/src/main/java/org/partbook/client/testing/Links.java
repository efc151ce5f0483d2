package org.partbook.client.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Links to copies, and what is behind them.
final class Links {
  private static final Duration HOLD = Duration.ofHours(24);

  private final World world;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Link> links = new HashMap<>();
  private String base = "";

  private record Link(List<Line> lines, Instant expires) {}

  Links(World world) {
    this.world = world;
  }

  void base(URI uri) {
    base = uri.toString();
  }

  /// A fresh link.
  String to(String path, List<Line> lines) {
    var key = new byte[16];
    random.nextBytes(key);
    var text = HexFormat.of().formatHex(key);
    links.put(text, new Link(List.copyOf(lines), world.now().plus(HOLD)));
    return base + path + text;
  }

  private Link find(FakeRequest request) {
    var key = request.path().substring(request.path().lastIndexOf('/') + 1);
    var link =
        Optional.ofNullable(links.get(key))
            .orElseThrow(() -> Problem.of("LINK_NOT_FOUND", "there is no such link"));
    if (link.lines().stream().anyMatch(line -> line.is("CANCELLED") || line.isEnded())) {
      throw Problem.of("LINK_CANCELLED", "the line was cancelled");
    }
    if (!world.now().isBefore(link.expires())) {
      throw Problem.of("LINK_EXPIRED", "the link has expired");
    }
    return link;
  }

  Answer view(FakeRequest request) {
    var line = find(request).lines().get(0);
    deliver(request, List.of(line));
    return Answer.html(200, "<!DOCTYPE html><title>" + line.key() + "</title><p>A score.");
  }

  Answer download(FakeRequest request) {
    var link = find(request);
    var copies = link.lines();
    var isWhole = copies.size() > 1;
    var first = copies.get(0);
    var copy = first.asset().copy(first.sale().customer());
    var bytes = isWhole ? zip(copies) : copy.bytes();
    var name = isWhole ? "order-" + first.key().order() + ".zip" : fileName(first);
    var answer =
        ranged(request, new Answer(200, Map.of(), bytes))
            .with("Content-Type", isWhole ? "application/zip" : copy.type())
            .with("Accept-Ranges", "bytes")
            .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    deliver(request, copies);
    return answer;
  }

  /// A HEAD delivers nothing.
  private void deliver(FakeRequest request, List<Line> lines) {
    if (request.method().equals("GET")) {
      lines.forEach(world.sales()::delivered);
    }
  }

  private static String fileName(Line line) {
    var title = line.asset().title().replaceAll("[^ -~]|[\"\\\\/]", "_");
    return title + (line.asset().copy("").type().endsWith("pdf") ? ".pdf" : "");
  }

  private static Answer ranged(FakeRequest request, Answer whole) {
    var tag = Tags.of(whole.body());
    var length = whole.body().length;
    var range = request.header("Range").filter(text -> text.matches("bytes=[0-9]{1,9}-"));
    var isSame = request.header("If-Range").map(tag::equals).orElse(true);
    if (range.isEmpty() || !isSame) {
      return whole.with("ETag", tag);
    }
    var from = Integer.parseInt(range.get().replaceAll("[^0-9]", ""));
    if (from >= length) {
      throw Problem.of("RANGE_NOT_SATISFIABLE", "the file has " + length + " bytes");
    }
    return new Answer(206, Map.of(), Arrays.copyOfRange(whole.body(), from, length))
        .with("ETag", tag)
        .with("Content-Range", "bytes %d-%d/%d".formatted(from, length - 1, length));
  }

  /// Stored, and always the same bytes.
  private static byte[] zip(List<Line> lines) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var line : lines) {
        var bytes = line.asset().copy(line.sale().customer()).bytes();
        var crc = new CRC32();
        crc.update(bytes);
        var entry = new ZipEntry(line.key().line() + " " + fileName(line));
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTime(315_619_200_000L);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
