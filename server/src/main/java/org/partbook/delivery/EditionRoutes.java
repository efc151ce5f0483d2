package org.partbook.delivery;

import java.io.IOException;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.web.BuyerHandler;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.Previews;

/// The download page: which edition a copy is, and the later ones, to be taken and downloaded. It
/// is at the download link with `/editions` behind it, and has all that the link has: it dies with
/// it.
///
/// Looking delivers nothing. To take an edition is a deliberate act: no machine that follows links
/// sends a form.
final class EditionRoutes {
  private static final String PAGE = "/download/{token}/editions";
  private static final String PAGE_ROOT = "../../";
  private static final String FILE = "/download/{token}/editions/{edition}";
  private static final String FILE_ROOT = "../../../";
  private static final String RENDERING = "/download/{token}/editions/{edition}/{rendering}";
  private static final String RENDERING_ROOT = "../../../../";

  private final Deliveries deliveries;
  private final Sender sender;
  private final Previews previews = Previews.load();

  /// Sends a file.
  interface Sender {
    void send(Request request, Response response, String root, Deliverable found)
        throws IOException;
  }

  EditionRoutes(Deliveries deliveries, Sender sender) {
    this.deliveries = deliveries;
    this.sender = sender;
  }

  void register(Routes routes) {
    routes.read(PAGE, BuyerHandler.of(PAGE_ROOT, this::page));
    routes.read(FILE, BuyerHandler.of(FILE_ROOT, this::file));
    routes.post(FILE, BuyerHandler.of(FILE_ROOT, this::take));
    routes.read(RENDERING, BuyerHandler.of(RENDERING_ROOT, this::rendering));
  }

  private void page(Request request, Response response) {
    var found = DownloadRoutes.open(deliveries, request);
    if (previews.asked(request)) {
      HtmlPage.downloadPreview(PAGE_ROOT, Language.of(request), found.title())
          .send(request, response, Status.OK);
      return;
    }
    var editions = deliveries.corrections().of(found);
    EditionsPage.of(PAGE_ROOT, BuyerHandler.token(request), Language.of(request), found, editions)
        .sendForm(request, response);
  }

  private void file(Request request, Response response) throws IOException {
    sender.send(request, response, FILE_ROOT, taken(request));
  }

  private void rendering(Request request, Response response) throws IOException {
    var found = deliveries.asRendering(taken(request), request.parameter("rendering"));
    sender.send(request, response, RENDERING_ROOT, found);
  }

  private Deliverable taken(Request request) {
    var found = DownloadRoutes.open(deliveries, request);
    return deliveries.corrections().taken(found, EditionNumber.of(request));
  }

  private void take(Request request, Response response) {
    var found = DownloadRoutes.open(deliveries, request);
    deliveries.corrections().take(found, EditionNumber.of(request));
    response.status(Status.SEE_OTHER);
    response.header(HeaderNames.LOCATION, "../editions");
    response.send();
  }
}
