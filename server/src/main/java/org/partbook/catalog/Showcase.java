package org.partbook.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.http.PublicUrl;

/// Where anybody can see what vendors are shown of assets: images, previews, looks inside.
///
/// Every address changes with what is there, so whoever has it may keep it for good.
///
/// @param publicUrl where browsers reach this server
/// @param looks what anybody may see of scores
/// @param numbers which of the publisher's own numbers vendors are shown
public record Showcase(PublicUrl publicUrl, LookRules looks, ShownNumbers numbers) {
  /// Of a blob's key, enough to tell a file from the one that it replaces.
  private static final int VERSION_DIGITS = 16;

  /// How documents are shown: those who follow changes are told of all assets when it is another.
  long form() {
    return AssetDocument.FORM + 10 * numbers.form() + 100 * looks.form();
  }

  String image(long assetId, String name, BlobKey blob) {
    var segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return at("/assets/" + assetId + "/images/" + segment + "?v=" + version(blob));
  }

  String preview(long assetId, String type, BlobKey blob) {
    return at(previewPath(assetId, type, blob));
  }

  /// Where a look inside is, if there is one.
  ///
  /// @param stored what the document says of it
  Optional<String> look(long assetId, String stored) {
    return looks
        .look(LookWish.wish(stored), LookWish.score(stored))
        .map(look -> at(lookPath(assetId, looks.version(look))));
  }

  /// Of a file that is a preview, seen from the server's root.
  public static String previewPath(long assetId, String type, BlobKey blob) {
    return "/preview/" + assetId + "/" + version(blob) + "/file/" + type;
  }

  /// Of the page that shows a look inside.
  public static String lookPath(long assetId, String version) {
    return "/preview/" + assetId + "/" + version;
  }

  /// Part of the address of a file.
  public static String version(BlobKey blob) {
    return blob.sha256().substring(0, VERSION_DIGITS);
  }

  private String at(String path) {
    return publicUrl.resolve(path).toString();
  }
}
