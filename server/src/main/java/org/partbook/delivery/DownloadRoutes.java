package org.partbook.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.partbook.copies.PersonalCopy;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.ApiException;
import org.partbook.http.Body;
import org.partbook.http.ByteRange;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Multipart;
import org.partbook.http.Ranges;
import org.partbook.http.Ranges.Partial;
import org.partbook.http.Ranges.Unsatisfiable;
import org.partbook.http.Ranges.Whole;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.http.Validators;
import org.partbook.purchase.OrderLine;
import org.partbook.scores.Copies;
import org.partbook.signing.Purpose;
import org.partbook.web.BuyerHandler;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.Previews;

/// The download of a copy, whole or in parts (RFC 9110, section 14).
///
/// The order matters. The copy is opened first, so that a missing file is found before anything is
/// on record; the delivery is on record before the first byte goes out; what delivers nothing
/// (HEAD, previews, answers without a byte of the score) records nothing. No transfer has to be
/// stopped half-way: with its first byte the line counts as delivered, and can't be cancelled any
/// more.
///
/// The response must not be stored by any cache, but the client's own half of a download is no
/// cache: the ETag lets it resume.
public final class DownloadRoutes {
  private static final String PATH = "/download/{token}";
  private static final String ROOT = "../";
  private static final String RENDERING_PATH = "/download/{token}/{rendering}";
  private static final String ROOT_OF_RENDERING = "../../";

  private final Deliveries deliveries;
  private final Copies copies;
  private final Transfer transfer;
  private final Previews previews = Previews.load();

  public DownloadRoutes(Deliveries deliveries, Copies copies, Transfer transfer) {
    this.deliveries = deliveries;
    this.copies = copies;
    this.transfer = transfer;
  }

  public void register(Routes routes) {
    routes.read(PATH, BuyerHandler.of(ROOT, this::download));
    new EditionRoutes(deliveries, this::download).register(routes);
    routes.read(RENDERING_PATH, BuyerHandler.of(ROOT_OF_RENDERING, this::downloadRendering));
  }

  private void download(Request request, Response response) throws IOException {
    download(request, response, ROOT, open(request));
  }

  private void downloadRendering(Request request, Response response) throws IOException {
    var rendering = request.parameter("rendering");
    var found = deliveries.asRendering(open(request), rendering);
    download(request, response, ROOT_OF_RENDERING, found);
  }

  private Deliverable open(Request request) {
    return open(deliveries, request);
  }

  /// What is behind a download link.
  static Deliverable open(Deliveries deliveries, Request request) {
    var opened = deliveries.open(BuyerHandler.token(request), Purpose.DOWNLOAD_LINK);
    opened.seller().ifPresent(vendor -> BuyerHandler.offerShop(request, vendor));
    return opened.orRefuse();
  }

  private void download(Request request, Response response, String root, Deliverable found)
      throws IOException {
    if (previews.asked(request)) {
      HtmlPage.downloadPreview(root, Language.of(request), found.title())
          .send(request, response, 200);
      return;
    }
    try (var copy = found.copy(copies)) {
      send(request, response, found, copy);
    }
  }

  private void send(Request request, Response response, Deliverable found, PersonalCopy copy)
      throws IOException {
    var validators = new Validators(copy.etag(), found.since());
    switch (validators.judge(request)) {
      case PRECONDITION_FAILED -> throw Validators.preconditionFailed();
      case NOT_MODIFIED -> {
        describe(response, validators);
        response.status(Status.NOT_MODIFIED).send();
      }
      case PROCEED -> {
        var ranges = ranges(request, response, validators, copy.length());
        if (!request.isHead()) {
          deliveries.record(found, "download");
        }
        describe(response, validators);
        response.header(
            HeaderNames.CONTENT_DISPOSITION, found.fileName(copy.kind().extension()).attachment());
        send(request, response, found.line(), copy, ranges);
      }
    }
  }

  private static void describe(Response response, Validators validators) {
    response.header(HeaderNames.ACCEPT_RANGES, "bytes");
    response.header(HeaderNames.ETAG, validators.etag());
    validators.lastModified().ifPresent(date -> response.header(HeaderNames.LAST_MODIFIED, date));
  }

  /// Which bytes are wanted. Ranges are a matter of GET only.
  private static List<ByteRange> ranges(
      Request request, Response response, Validators validators, long length) {
    var header = request.header(HeaderNames.RANGE);
    if (header.isEmpty() || request.isHead() || !validators.allowRange(request)) {
      return List.of();
    }
    return switch (Ranges.read(header.get(), length)) {
      case Whole _ -> List.of();
      case Partial(var list) -> list;
      case Unsatisfiable _ -> {
        response.header(HeaderNames.CONTENT_RANGE, "bytes */" + length);
        throw new ApiException(
            ErrorCode.RANGE_NOT_SATISFIABLE,
            "none of the bytes that were asked for is among the copy's " + length);
      }
    };
  }

  /// @param ranges what is wanted of the copy; nothing means all of it
  private void send(
      Request request, Response response, OrderLine line, PersonalCopy copy, List<ByteRange> ranges)
      throws IOException {
    var whole = new Part(copy, new ByteRange(0, copy.length() - 1));
    switch (ranges.size()) {
      case 0 -> {
        response.header(HeaderNames.CONTENT_TYPE, copy.kind().mediaType());
        send(request, response, line, whole);
      }
      case 1 -> {
        var range = ranges.getFirst();
        response.status(Status.PARTIAL_CONTENT);
        response.header(HeaderNames.CONTENT_TYPE, copy.kind().mediaType());
        response.header(HeaderNames.CONTENT_RANGE, range.of(copy.length()));
        send(request, response, line, new Part(copy, range));
      }
      default -> {
        var parts = new Multipart(whole, copy.kind().mediaType(), ranges);
        response.status(Status.PARTIAL_CONTENT);
        response.header(HeaderNames.CONTENT_TYPE, parts.mediaType());
        send(request, response, line, parts);
      }
    }
  }

  /// A range of a copy.
  private record Part(PersonalCopy copy, ByteRange range) implements Body {
    @Override
    public long length() {
      return range.length();
    }

    @Override
    public void read(ByteBuffer target, long at) throws IOException {
      int limit = target.limit();
      target.limit((int) Math.min(limit, target.position() + length() - at));
      copy.read(target, range.first() + at);
      target.limit(limit);
    }
  }

  /// A client that hangs up ends this with [org.partbook.http.ClientGone], which is no error.
  private void send(Request request, Response response, OrderLine line, Body body)
      throws IOException {
    response.header(HeaderNames.CONTENT_LENGTH, Long.toString(body.length()));
    if (request.isHead()) {
      response.send();
      return;
    }
    transfer.send(line, body, response);
  }
}
