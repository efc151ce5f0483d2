package org.partbook.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.partbook.catalog.ImportStore.Stored;
import org.partbook.db.Database;
import org.partbook.json.FieldError;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Reads stretches of a catalogue, in any thread. A line that the catalogue was last written from
/// is known again without being read.
final class StretchReader {
  private static final byte[] ID = "\"asset_id\"".getBytes(StandardCharsets.US_ASCII);

  /// Nothing that could be an id has more digits.
  private static final int MOST_DIGITS = 18;

  private final Database db;
  private final boolean sandbox;
  private final ImportStore store = new ImportStore();

  /// Reads.
  ///
  /// @param sandbox whether lines are to be about the sandbox's assets, or about the publisher's
  StretchReader(Database db, boolean sandbox) {
    this.db = db;
    this.sandbox = sandbox;
  }

  private record Hashed(Stretch.Line line, long probableId, LineHash hash) {}

  /// What each line says.
  List<ReadLine> read(Stretch stretch) {
    var lines = stretch.lines().stream().map(StretchReader::hashed).toList();
    var stored = stored(lines);
    var read = new ArrayList<ReadLine>(lines.size());
    lines.forEach(line -> read.add(read(line, stored)));
    return read;
  }

  private static Hashed hashed(Stretch.Line line) {
    var bytes = line.bytes().orElse(new byte[0]);
    return new Hashed(line, probableId(bytes), LineHash.of(bytes));
  }

  private Map<Long, Stored> stored(List<Hashed> lines) {
    var ids = lines.stream().map(Hashed::probableId).filter(id -> id > 0).toList();
    return ids.isEmpty() ? Map.of() : db.ask(tx -> store.stored(tx, ids));
  }

  private ReadLine read(Hashed line, Map<Long, Stored> stored) {
    try {
      var asset = stored.get(line.probableId());
      if (asset != null && isOf(asset, line.hash())) {
        requireOwn(asset.id());
        return new ReadLine.Known(asset);
      }
      return read(line);
    } catch (RefusedLine e) {
      return new ReadLine.Refused(e.errors());
    }
  }

  private static boolean isOf(Stored asset, LineHash hash) {
    return asset.line().isPresent() && asset.line().get().equals(hash.of(asset.fingerprint()));
  }

  private ReadLine read(Hashed hashed) throws RefusedLine {
    var line = hashed.line();
    if (line.bytes().isEmpty()) {
      throw new RefusedLine("the line is longer than " + LineReader.LONGEST + " bytes");
    }
    if (line.blank()) {
      return new ReadLine.Blank();
    }
    var draft = AssetReader.read(json(line.bytes().get()));
    requireOwn(draft.asset().id());
    return draft.namesFiles()
        ? new ReadLine.WithFiles(draft)
        : new ReadLine.Whole(AssetRow.of(draft, hashed.hash()));
  }

  /// The sandbox's assets are not the publisher's to change.
  private void requireOwn(AssetId id) throws RefusedLine {
    if (id.isOfSandbox() != sandbox) {
      throw new RefusedLine(
          List.of(
              new FieldError(
                  "asset_id",
                  "asset_id must not be one of %d to %d, which belong to the sandbox: %s"
                      .formatted(AssetId.FIRST_OF_SANDBOX, AssetId.LAST_OF_SANDBOX, id))));
    }
  }

  private static JsonNode json(byte[] utf8) throws RefusedLine {
    try {
      return Json.read(utf8);
    } catch (MalformedJson e) {
      // The line within the line would only confuse.
      var reason = e.text().replaceFirst("^line 1, ", "");
      throw new RefusedLine(List.of(new FieldError("", "the line is not JSON: " + reason)));
    }
  }

  /// The number behind the first field of this name, wherever it is; 0 if there is none. It only
  /// says where to look: the line is known by its hash.
  static long probableId(byte[] line) {
    int at = indexOfId(line) + ID.length;
    while (at < line.length && (line[at] == ':' || line[at] == ' ')) {
      at++;
    }
    long id = 0;
    for (int end = at + MOST_DIGITS; at < Math.min(end, line.length) && isDigit(line[at]); at++) {
      id = 10 * id + line[at] - '0';
    }
    return id;
  }

  private static int indexOfId(byte[] line) {
    for (int at = 0; at <= line.length - ID.length; at++) {
      if (line[at] == ID[0] && Arrays.equals(line, at, at + ID.length, ID, 0, ID.length)) {
        return at;
      }
    }
    return line.length;
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }
}
