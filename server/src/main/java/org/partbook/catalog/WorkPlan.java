package org.partbook.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.partbook.catalog.FilesFolder.BadFile;
import org.partbook.db.Database;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// How much work each line of a file will be: the bytes of the line and of its files. A file that
/// has to be prepared is a multiple of one that is there already, as far as its size tells.
///
/// It only says how far an import has come. So whatever can't be told is guessed.
final class WorkPlan {
  private static final int AT_ONCE = 500;
  private static final byte[] FILE = "\"file\"".getBytes(StandardCharsets.US_ASCII);

  /// What preparing and checking a byte of a score takes, where looking at one takes 1.
  private static final long PREPARING = 50;

  private static final WorkPlan UNKNOWN = new WorkPlan();

  private final ImportStore store = new ImportStore();
  private long[] works = new long[1024];
  private long total;

  private WorkPlan() {}

  /// Where nobody asks.
  static WorkPlan unknown() {
    return UNKNOWN;
  }

  private record Waiting(long line, long bytes, JsonNode asset) {}

  static WorkPlan of(Path jsonl, FilesFolder files, Database db) throws IOException {
    var plan = new WorkPlan();
    var waiting = new ArrayList<Waiting>();
    try (var lines = new LineReader(Files.newInputStream(jsonl))) {
      while (lines.next()) {
        long bytes = lines.size() + 1L;
        if (lines.tooLong() || !namesFiles(lines.bytes())) {
          plan.set(lines.number(), bytes);
          continue;
        }
        try {
          waiting.add(new Waiting(lines.number(), bytes, Json.read(lines.bytes())));
        } catch (MalformedJson e) {
          plan.set(lines.number(), bytes);
        }
        if (waiting.size() == AT_ONCE) {
          plan.weigh(waiting, files, db);
        }
      }
    }
    plan.weigh(waiting, files, db);
    return plan;
  }

  private static boolean namesFiles(byte[] line) {
    for (int at = 0; at <= line.length - FILE.length; at++) {
      if (line[at] == '"' && Arrays.equals(line, at, at + FILE.length, FILE, 0, FILE.length)) {
        return true;
      }
    }
    return false;
  }

  private void weigh(List<Waiting> waiting, FilesFolder files, Database db) {
    var ids = waiting.stream().map(one -> one.asset().path("asset_id").asLong(0)).toList();
    var sizes = db.ask(tx -> store.sizes(tx, ids));
    for (var one : waiting) {
      long work = one.bytes();
      var id = one.asset().path("asset_id").asString("");
      for (var rendering : one.asset().path("renderings")) {
        var usage = rendering.path("usage").asString("");
        var kind = id + " " + rendering.path("type").asString("") + " " + usage;
        long size = size(files, rendering);
        boolean isKnown = sizes.getOrDefault(kind, -1L) == size;
        work += size * (isKnown || !usage.equals("full") ? 1 : PREPARING);
      }
      for (var image : one.asset().path("images")) {
        work += size(files, image);
      }
      set(one.line(), work);
    }
    waiting.clear();
  }

  private static long size(FilesFolder files, JsonNode place) {
    var name = place.path("file").asString("");
    if (name.isEmpty() || KeptFiles.isKept(name)) {
      return 0;
    }
    try {
      return Files.size(files.find(name));
    } catch (BadFile | IOException e) {
      return 0;
    }
  }

  private void set(long line, long work) {
    int index = (int) Math.min(line, Integer.MAX_VALUE - 8);
    if (index >= works.length) {
      works = Arrays.copyOf(works, Math.max(index + 1, 2 * works.length));
    }
    works[index] = work;
    total += work;
  }

  /// The work of a line.
  long of(long line) {
    return line < works.length ? works[(int) line] : 0;
  }

  /// That of all lines.
  long total() {
    return total;
  }
}
