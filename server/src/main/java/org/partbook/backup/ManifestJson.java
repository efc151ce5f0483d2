package org.partbook.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partbook.db.SequenceState;
import org.partbook.db.TableShape;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// A manifest as JSON.
final class ManifestJson {
  private static final int FORMAT = 1;

  /// Nothing that could lead out of the backup.
  private static final Pattern FILE_NAME = Pattern.compile("(?:tables/)?[A-Za-z0-9_]+(?:\\.\\w+)*");

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("partbook_backup", FORMAT);
    fields.put("id", manifest.id());
    fields.put("at", manifest.at().toString());
    fields.put("program", manifest.program());
    fields.put("schema", manifest.schema());
    fields.put("embedded", manifest.embedded());
    fields.put("tables", manifest.tables().stream().map(ManifestJson::table).toList());
    fields.put("sequences", manifest.sequences().stream().map(ManifestJson::sequence).toList());
    fields.put("files", manifest.files().stream().map(ManifestJson::file).toList());
    fields.put("blob_list", file(manifest.blobList()));
    fields.put("blobs", manifest.blobs());
    fields.put("left_out", manifest.leftOut());
    return Json.writeBytes(fields);
  }

  private static Map<String, Object> table(Manifest.Table table) {
    return Map.of(
        "name",
        table.shape().name(),
        "columns",
        table.shape().columns(),
        "rows",
        table.rows(),
        "file",
        file(table.file()));
  }

  private static Map<String, Object> sequence(SequenceState sequence) {
    return Map.of("name", sequence.name(), "last", sequence.last(), "called", sequence.called());
  }

  private static Map<String, Object> file(StoredFile file) {
    return Map.of("name", file.name(), "size", file.size(), "sha256", file.sha256());
  }

  /// @throws BackupException if it isn't one that this program knows
  static Manifest read(byte[] json, String id) {
    try {
      var node = Json.read(json);
      if (node.path("partbook_backup").asInt(0) != FORMAT) {
        throw new BackupException(
            "backup %s is of a format that this program doesn't know".formatted(id));
      }
      if (!text(node, "id").equals(id)) {
        throw new BackupException(
            "backup %s has the manifest of another one, %s".formatted(id, text(node, "id")));
      }
      return manifest(node);
    } catch (MalformedJson | IllegalArgumentException | DateTimeException e) {
      throw new BackupException("the manifest of backup %s is damaged".formatted(id), e);
    }
  }

  private static Manifest manifest(JsonNode node) {
    return new Manifest(
        text(node, "id"),
        Instant.parse(text(node, "at")),
        text(node, "program"),
        text(node, "schema"),
        node.path("embedded").asBoolean(false),
        all(node, "tables").map(ManifestJson::table).toList(),
        all(node, "sequences").map(ManifestJson::sequence).toList(),
        all(node, "files").map(ManifestJson::file).toList(),
        file(node.path("blob_list")),
        number(node, "blobs"),
        number(node, "left_out"));
  }

  private static Manifest.Table table(JsonNode node) {
    var columns = all(node, "columns").map(column -> column.asString("")).toList();
    return new Manifest.Table(
        new TableShape(text(node, "name"), columns), number(node, "rows"), file(node.path("file")));
  }

  private static SequenceState sequence(JsonNode node) {
    return new SequenceState(
        text(node, "name"), number(node, "last"), node.path("called").asBoolean(false));
  }

  private static StoredFile file(JsonNode node) {
    var name = text(node, "name");
    if (!FILE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a file: " + name);
    }
    return new StoredFile(name, number(node, "size"), text(node, "sha256"));
  }

  private static Stream<JsonNode> all(JsonNode node, String name) {
    var array = node.path(name);
    if (!array.isArray()) {
      throw new IllegalArgumentException("no " + name);
    }
    return List.copyOf(array.values()).stream();
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name);
    if (!value.isString() || value.asString().isEmpty()) {
      throw new IllegalArgumentException("no " + name);
    }
    return value.asString();
  }

  private static long number(JsonNode node, String name) {
    var value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException("no " + name);
    }
    return value.asLong();
  }
}
