package org.partbook.preview;

import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.Request;

/// The asset that an address of ours is about.
final class PreviewId {
  private PreviewId() {}

  static Optional<AssetId> of(Request request) {
    var text = request.parameter("asset_id");
    return text.matches("[1-9][0-9]{0,17}")
        ? Optional.of(new AssetId(Long.parseLong(text)))
        : Optional.empty();
  }

  /// Whatever the reason: nobody is told what there is besides.
  static ApiException nothing() {
    return new ApiException(ErrorCode.PREVIEW_NOT_FOUND, "there is no such preview");
  }
}
