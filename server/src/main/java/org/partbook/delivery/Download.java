package org.partbook.delivery;

import java.io.IOException;
import java.util.function.Supplier;
import org.partbook.http.Body;
import org.partbook.http.HeaderNames;
import org.partbook.http.RangedFile;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Validators;

/// A file to be saved.
///
/// @param name under which it is saved
record Download(RangedFile file, Supplier<FileName> name) {
  Download(Body copy, String mediaType, Validators validators, Supplier<FileName> name) {
    this(new RangedFile(copy, mediaType, validators, "copy"), name);
  }

  /// Answers a request for it.
  ///
  /// @param before done before a byte goes out, and not if none does
  void answer(Request request, Response response, Runnable before, RangedFile.Sender sender)
      throws IOException {
    file.answer(
        request,
        response,
        () -> {
          if (!request.isHead()) {
            before.run();
          }
          response.header(HeaderNames.CONTENT_DISPOSITION, name.get().attachment());
        },
        sender);
  }
}
