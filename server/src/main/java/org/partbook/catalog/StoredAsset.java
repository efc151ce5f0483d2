package org.partbook.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An asset with everything that belongs to it, as it is in the catalogue or would be.
///
/// @param document what was written of it
record StoredAsset(
    AssetId id,
    ObjectNode document,
    boolean withdrawn,
    boolean personalised,
    List<Rendering> renderings,
    List<AssetImage> images) {
  private static final String PAGE_COUNT = "page_count";

  StoredAsset {
    renderings = List.copyOf(renderings);
    images = List.copyOf(images);
  }

  static StoredAsset of(AssetRow row) {
    var asset = row.asset();
    var document = AssetDocument.parse(row.document().getBytes(StandardCharsets.UTF_8));
    return new StoredAsset(
        asset.id(),
        (ObjectNode) document,
        asset.withdrawn(),
        asset.personalised(),
        row.renderings(),
        row.images());
  }

  /// A line that says all of it: read again, it makes the very same asset.
  AssetLine line() {
    var line = asWritten();
    // The last field is the one that nobody has written: the pages that were counted.
    if (PAGE_COUNT.equals(last(line.propertyNames()))) {
      line.remove(PAGE_COUNT);
    }
    look().ifPresent(said -> line.set(LookWish.FIELD, said));
    if (withdrawn) {
      line.put("withdrawn", true);
    }
    if (!personalised) {
      line.put("personalised", false);
    }
    var files = new ArrayList<AssetLine.File>();
    for (var one : line.path("renderings")) {
      putFile((ObjectNode) one, files);
    }
    int number = 0;
    for (var one : line.path("images")) {
      number++;
      if (one instanceof ObjectNode image && image.has(AssetDocument.BLOB)) {
        var blob = new BlobKey(image.path(AssetDocument.BLOB).stringValue());
        image.remove(AssetDocument.BLOB);
        image.put("file", KeptFiles.name(blob));
        files.add(new AssetLine.File(image, blob, id + "/image-" + number));
      }
    }
    return new AssetLine(id, line, files);
  }

  private void putFile(ObjectNode one, List<AssetLine.File> files) {
    var type = one.path("type").stringValue();
    var usage = one.path("usage").stringValue();
    for (var file : renderings) {
      if (file.type().equals(type) && file.usage().equals(usage)) {
        one.put("file", KeptFiles.name(file.blob()));
        files.add(new AssetLine.File(one, file.blob(), id + "/" + usage + "-" + type));
      }
    }
  }

  /// The document without what stands in it for previews until they are shown.
  private ObjectNode asWritten() {
    var written = document.deepCopy();
    for (var one : written.path("renderings")) {
      ((ObjectNode) one).remove(AssetDocument.BLOB);
    }
    LookWish.takeFrom(written);
    return written;
  }

  /// What the catalogue says of a look inside.
  private Optional<JsonNode> look() {
    return LookWish.takeFrom(document.deepCopy());
  }

  private static String last(Iterable<String> names) {
    var last = "";
    for (var name : names) {
      last = name;
    }
    return last;
  }

  /// Where two differ.
  List<AssetDifference.Field> differencesFrom(StoredAsset before) {
    var fields = new ArrayList<AssetDifference.Field>();
    var old = before.plain();
    var now = plain();
    for (var name : old.propertyNames()) {
      if (!old.get(name).equals(now.get(name))) {
        fields.add(AssetDifference.Field.of(name, old.get(name), now.get(name)));
      }
    }
    for (var name : now.propertyNames()) {
      if (!old.has(name)) {
        fields.add(AssetDifference.Field.of(name, null, now.get(name)));
      }
    }
    return fields;
  }

  /// Every field with its value, and every file with what it is.
  ObjectNode plain() {
    var plain = Json.mapperInstance().createObjectNode();
    var written = asWritten();
    for (var name : written.propertyNames()) {
      if (!name.equals(AssetDocument.OWN)) {
        plain.set(name, written.get(name));
      }
    }
    look().ifPresent(said -> plain.set(LookWish.FIELD, said));
    for (var own : document.path(AssetDocument.OWN).propertyNames()) {
      plain.set("own." + own, document.path(AssetDocument.OWN).get(own));
    }
    plain.put("withdrawn", withdrawn);
    plain.put("personalised", personalised);
    for (var file : renderings) {
      plain.put(
          "file of " + file.type() + " " + file.usage(),
          "%d bytes, SHA-256 %s".formatted(file.bytes(), file.blob()));
    }
    return plain;
  }
}
