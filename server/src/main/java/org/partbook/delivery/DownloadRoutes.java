package org.partbook.delivery;

import java.io.IOException;
import org.partbook.copies.PersonalCopy;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.Body;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
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
    var found = opened.orRefuse();
    request.note(OrderLine.class, found.line());
    return found;
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
    new Download(
            Body.of(copy.length(), copy::read),
            copy.kind().mediaType(),
            new Validators(copy.etag(), found.since()),
            () -> found.fileName(copy.kind().extension()))
        .answer(
            request,
            response,
            () -> deliveries.record(found, "download"),
            body -> transfer.send(found.line(), body, response));
  }
}
