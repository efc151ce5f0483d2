package org.partbook.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.partbook.copies.Checksums;
import org.partbook.delivery.ArchivePlaces.Place;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Validators;
import org.partbook.scores.Copies;
import org.partbook.web.BuyerHandler;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.Previews;

/// The download of all files of an order in one archive, whole or in parts. What is in it is found
/// out at each request: those lines that are completed then.
public final class OrderDownloadRoutes {
  private static final String ROOT = "../";
  private static final String MEDIA_TYPE = "application/zip";
  private static final String EXTENSION = ".zip";

  private final Deliveries deliveries;
  private final Copies copies;
  private final Checksums checksums = new Checksums();
  private final ArchivePlaces places = new ArchivePlaces();
  private final Previews previews = Previews.load();

  public OrderDownloadRoutes(Deliveries deliveries, Copies copies) {
    this.deliveries = deliveries;
    this.copies = copies;
  }

  public void register(Routes routes) {
    routes.read("/download-order/{token}", BuyerHandler.of(ROOT, this::download));
  }

  private void download(Request request, Response response) throws IOException {
    if (previews.asked(request)) {
      HtmlPage.downloadPreview(ROOT, Language.of(request), title(lines(request)))
          .send(request, response, 200);
      return;
    }
    try (var archive = places.inTurn(() -> begin(request))) {
      new Download(
              archive.files().zip(),
              MEDIA_TYPE,
              new Validators(archive.files().etag(), Optional.empty()),
              () -> FileName.of(archive.title(), EXTENSION))
          .answer(request, response, () -> {}, response::send);
    }
  }

  private List<Deliverable> lines(Request request) {
    var found = deliveries.openOrder(BuyerHandler.token(request));
    found.seller().ifPresent(vendor -> BuyerHandler.offerShop(request, vendor));
    return found.orRefuse();
  }

  /// What is sent, in its place.
  private record Archive(String title, OrderFiles files, Place place) implements Closeable {
    @Override
    public void close() throws IOException {
      try (place) {
        files.close();
      }
    }
  }

  private Archive begin(Request request) throws IOException {
    var lines = lines(request);
    var place = places.take(lines);
    try {
      return new Archive(title(lines), OrderFiles.of(lines, copies, checksums, deliveries), place);
    } catch (IOException | RuntimeException e) {
      place.close();
      throw e;
    }
  }

  /// What people of every language know: where it was bought, and under which number.
  private static String title(List<Deliverable> lines) {
    var first = lines.getFirst();
    return first.sale().vendor().name() + " " + first.line().key().order();
  }
}
