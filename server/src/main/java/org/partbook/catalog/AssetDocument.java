package org.partbook.catalog;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.LookRules.Look;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The stored document of an asset is what vendors are shown but for the images and previews that
/// we serve: their address depends on the settings, so the blob stands in for it until the document
/// is shown. So does what is known of a look inside, which becomes a rendering.
final class AssetDocument {
  static final String BLOB = "blob";
  private static final String PREVIEW = "preview";

  /// Programs that read strictly refuse a whole page of the catalogue for one asset without one.
  static final List<String> LISTS =
      List.of(
          "countries",
          "categories",
          "keywords",
          "series",
          "skills",
          "instruments",
          "images",
          "contributors",
          "related_goods",
          "renderings",
          "usergens",
          "prices",
          "packages");

  static final List<String> LISTS_OF_USERGENS = List.of("medley_assets");

  /// What is agreed about one asset is no vendor's business. It is kept, as the publisher wrote it.
  static final String HIDDEN_IN_USERGENS = "commission_override_rate";

  /// What the publisher keeps for itself. It is kept in the document, and shown to nobody.
  static final String OWN = "own";

  /// How documents are shown. To be raised when vendors are shown something else of an asset that
  /// is the same, so that those who follow changes are told.
  static final long FORM = 1;

  private AssetDocument() {}

  static void putBlob(ObjectNode image, BlobKey blob) {
    image.put(BLOB, blob.sha256());
  }

  /// Puts in what stands for previews until they are shown: the blobs of files, and what is known
  /// of a look inside, of which there is none where a file is there for it.
  ///
  /// @return whether anything was put in
  static boolean withPreviews(ObjectNode document, List<Rendering> files, LookWish wish) {
    var previews = files.stream().filter(file -> file.usage().equals(PREVIEW)).toList();
    for (var file : previews) {
      for (var rendering : document.path("renderings")) {
        if (rendering instanceof ObjectNode object && file.isSaidBy(object)) {
          putBlob(object, file.blob());
        }
      }
    }
    var score =
        files.stream()
            .filter(file -> previews.isEmpty() && file.isScore())
            .map(Rendering::blob)
            .findFirst();
    var look = LookWish.stored(wish, score);
    look.ifPresent(said -> document.put(LookWish.FIELD, said));
    return look.isPresent() || !previews.isEmpty();
  }

  /// Writes the document as it is sent: with every list, with the addresses of images and previews,
  /// and without what is hidden. All else goes out as it was stored, byte for byte.
  ///
  /// @param document in UTF-8
  static void show(long assetId, byte[] document, Showcase showcase, ByteArrayOutputStream out) {
    var addresses = new Addresses(assetId, showcase);
    var seams = Seams.of(document, showcase.numbers(), addresses);
    if (seams.isPresent()) {
      seams.get().writeTo(out);
    } else {
      out.writeBytes(Json.writeBytes(taken(document, addresses)));
    }
  }

  /// Where all that belongs to one asset is.
  private record Addresses(long assetId, Showcase showcase) implements Seams.Addresses {
    @Override
    public String image(String name, BlobKey blob) {
      return showcase.image(assetId, name, blob);
    }

    @Override
    public String preview(String type, BlobKey blob) {
      return showcase.preview(assetId, type, blob);
    }

    @Override
    public Optional<String> look(String stored) {
      return showcase.look(assetId, stored);
    }
  }

  /// The same for a document that isn't written as we write them: it is taken apart.
  private static JsonNode taken(byte[] document, Addresses addresses) {
    var node = parse(document);
    if (node instanceof ObjectNode object) {
      addresses.showcase.numbers().show(object.remove(OWN), object);
    }
    complete(node, LISTS);
    for (var usergen : node.path("usergens")) {
      complete(usergen, LISTS_OF_USERGENS);
      if (usergen instanceof ObjectNode object) {
        object.remove(HIDDEN_IN_USERGENS);
      }
    }
    for (var image : node.path("images")) {
      if (image instanceof ObjectNode stored && stored.has(BLOB)) {
        var blob = new BlobKey(stored.get(BLOB).stringValue());
        stored.remove(BLOB);
        stored.put("url", addresses.image(stored.get("name").stringValue(), blob));
      }
    }
    takePreviews(node, addresses);
    return node;
  }

  private static void takePreviews(JsonNode node, Addresses addresses) {
    for (var rendering : node.path("renderings")) {
      if (rendering instanceof ObjectNode stored && stored.has(BLOB)) {
        var blob = new BlobKey(stored.get(BLOB).stringValue());
        stored.remove(BLOB);
        stored.put("url", addresses.preview(stored.get("type").stringValue(), blob));
      }
    }
    if (node instanceof ObjectNode object
        && object.remove(LookWish.FIELD) instanceof StringNode said) {
      addresses
          .look(said.stringValue())
          .ifPresent(url ->
              object
                  .withArray("renderings")
                  .addObject()
                  .put("type", "embed")
                  .put("usage", PREVIEW)
                  .put("url", url));
    }
  }

  /// Puts an empty list where there is none.
  private static void complete(JsonNode node, List<String> lists) {
    if (node instanceof ObjectNode object) {
      for (var list : lists) {
        if (!object.hasNonNull(list)) {
          object.putArray(list);
        }
      }
    }
  }

  /// What is to be seen of an asset.
  static Optional<Look> look(byte[] document, LookRules rules) {
    return parse(document).path(LookWish.FIELD) instanceof StringNode said
        ? rules.look(LookWish.wish(said.stringValue()), LookWish.score(said.stringValue()))
        : Optional.empty();
  }

  static JsonNode parse(byte[] document) {
    try {
      return Json.read(document);
    } catch (MalformedJson e) {
      throw new IllegalStateException("a stored document is not JSON", e);
    }
  }
}
