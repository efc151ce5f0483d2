package org.partbook.catalog;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.partbook.blob.BlobKey;
import org.partbook.http.PublicUrl;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The stored document of an asset is what vendors are shown but for the images that we serve:
/// their address depends on the settings, so the blob stands in for it until the document is shown.
final class AssetDocument {
  static final String BLOB = "blob";

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

  /// Enough of a blob's key to tell an image from the one that it replaces.
  private static final int VERSION_DIGITS = 16;

  private AssetDocument() {}

  static void putBlob(ObjectNode image, BlobKey blob) {
    image.put(BLOB, blob.sha256());
  }

  /// Writes the document as it is sent: with every list, with the addresses of images below
  /// `publicUrl`, and without what is hidden. All else goes out as it was stored, byte for byte.
  ///
  /// @param document in UTF-8
  /// @param shown which of the publisher's own numbers are shown
  static void show(
      long assetId,
      byte[] document,
      ShownNumbers shown,
      PublicUrl publicUrl,
      ByteArrayOutputStream out) {
    var seams = Seams.of(document, shown, (name, blob) -> imageUrl(publicUrl, assetId, name, blob));
    if (seams.isPresent()) {
      seams.get().writeTo(out);
    } else {
      out.writeBytes(Json.writeBytes(taken(assetId, document, shown, publicUrl)));
    }
  }

  /// The same for a document that isn't written as we write them: it is taken apart.
  private static JsonNode taken(
      long assetId, byte[] document, ShownNumbers shown, PublicUrl publicUrl) {
    var node = parse(document);
    if (node instanceof ObjectNode object) {
      shown.show(object.remove(OWN), object);
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
        stored.put("url", imageUrl(publicUrl, assetId, stored.get("name").stringValue(), blob));
      }
    }
    return node;
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

  /// It changes with the image, so whoever has the image may keep it for good.
  private static String imageUrl(PublicUrl publicUrl, long assetId, String name, BlobKey blob) {
    var segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return publicUrl
        .resolve("/assets/" + assetId + "/images/" + segment + "?v=" + version(blob))
        .toString();
  }

  static String version(BlobKey blob) {
    return blob.sha256().substring(0, VERSION_DIGITS);
  }

  static JsonNode parse(byte[] document) {
    try {
      return Json.read(document);
    } catch (MalformedJson e) {
      throw new IllegalStateException("a stored document is not JSON", e);
    }
  }
}
