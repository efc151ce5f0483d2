package org.partbook.reader;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.copies.PagePicture;
import org.partbook.delivery.Deliveries;
import org.partbook.delivery.EditionNumber;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.http.Validators;
import org.partbook.purchase.CopyEditions;
import org.partbook.purchase.OrderLine;
import org.partbook.scores.Copies;
import org.partbook.signing.Purpose;
import org.partbook.web.BuyerHandler;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.Previews;
import org.partbook.web.StaticFiles;

/// Reading a copy in the browser.
///
/// The page alone delivers nothing; the first picture of a page does, and that is on record before
/// its first byte goes out. Previews get a page that names the score, and of the pictures a 404:
/// there is nothing for them to show.
public final class ReaderRoutes {
  private static final String PAGE = "/view/{token}";
  private static final String IMAGE = "/view/{token}/pages/{number}";
  private static final String EDITION = "/view/{token}/editions/{edition}";
  private static final String PAGE_ROOT = "../";
  private static final String EDITION_ROOT = "../../../";
  private static final String IMAGE_ROOT = "../../../";

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  /// Nothing of ours needs more, should somebody open a picture by itself.
  private static final String PICTURE_POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

  private final Deliveries deliveries;
  private final Copies copies;
  private final Previews previews = Previews.load();
  private final MusicRoute music;

  public ReaderRoutes(Deliveries deliveries, Copies copies) {
    this.deliveries = deliveries;
    this.copies = copies;
    this.music = new MusicRoute(deliveries, copies, previews);
  }

  public void register(Routes routes) {
    StaticFiles.register(routes);
    routes.read(PAGE, BuyerHandler.of(PAGE_ROOT, this::page));
    routes.read(
        IMAGE,
        BuyerHandler.of(
            IMAGE_ROOT, (request, response) -> image(request, response, open(request))));
    routes.read(
        MusicRoute.PATH,
        BuyerHandler.of(
            MusicRoute.ROOT, (request, response) -> music.send(request, response, open(request))));
    registerEditions(routes);
  }

  /// The same of later editions that the buyer has taken.
  private void registerEditions(Routes routes) {
    routes.read(EDITION, BuyerHandler.of(EDITION_ROOT, this::editionPage));
    routes.post(EDITION, BuyerHandler.of(EDITION_ROOT, this::take));
    routes.read(
        EDITION + "/pages/{number}",
        BuyerHandler.of(
            EDITION_ROOT + "../../",
            (request, response) -> image(request, response, openEdition(request))));
    routes.read(
        EDITION + "/music",
        BuyerHandler.of(
            EDITION_ROOT + "../",
            (request, response) -> music.send(request, response, openEdition(request))));
  }

  private void page(Request request, Response response) throws IOException {
    var token = BuyerHandler.token(request);
    page(request, response, PAGE_ROOT, token, open(request));
  }

  private void editionPage(Request request, Response response) throws IOException {
    var number = request.parameter("edition");
    page(request, response, EDITION_ROOT, number, openEdition(request));
  }

  /// @param last part of the page's address
  private void page(Request request, Response response, String root, String last, Deliverable found)
      throws IOException {
    var language = Language.of(request);
    if (previews.asked(request)) {
      HtmlPage.readerPreview(root, language, found.title()).send(request, response, 200);
      return;
    }
    var sizes = found.pages(copies).sizes();
    var notice = notice(request, root, found);
    new ReaderPage(root, last, language, found, sizes, music.from(last, found), notice)
        .send(request, response);
  }

  /// Of nearly all copies there is nothing to say, and nothing is asked.
  private Optional<EditionNotice> notice(Request request, String root, Deliverable found) {
    int shown = found.given().edition();
    if (shown == CopyEditions.AS_SOLD && !found.sale().replaced()) {
      return Optional.empty();
    }
    return EditionNotice.of(
        root + "view/",
        BuyerHandler.token(request),
        Language.of(request),
        deliveries.corrections().of(found),
        shown);
  }

  /// What is taken is read at once.
  private void take(Request request, Response response) {
    var number = EditionNumber.of(request);
    deliveries.corrections().take(open(request), number);
    response.status(Status.SEE_OTHER);
    response.header(HeaderNames.LOCATION, Integer.toString(number));
    response.send();
  }

  private void image(Request request, Response response, Deliverable found) throws IOException {
    var number = request.parameter("number");
    if (previews.asked(request) || !NUMBER.matcher(number).matches()) {
      throw noSuchPage();
    }
    var picture =
        found.pages(copies).page(Integer.parseInt(number)).orElseThrow(ReaderRoutes::noSuchPage);
    send(request, response, found, picture);
  }

  /// The buyer's own browser may keep a picture, and asks each time whether it may show it still.
  private void send(Request request, Response response, Deliverable found, PagePicture picture)
      throws IOException {
    var encoding = Encoding.of(request);
    var validators = new Validators(encoding.etag(picture), found.since());
    response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
    response.header(HeaderNames.VARY, "Accept-Encoding");
    response.header(HeaderNames.ETAG, validators.etag());
    switch (validators.judge(request)) {
      case PRECONDITION_FAILED -> throw Validators.preconditionFailed();
      case NOT_MODIFIED -> response.status(Status.NOT_MODIFIED).send();
      case PROCEED -> {
        response.header(HeaderNames.CONTENT_TYPE, "image/svg+xml");
        response.header(HeaderNames.CONTENT_SECURITY_POLICY, PICTURE_POLICY);
        // What can't be made is found out before anything is on record.
        var bytes = encoding.bytes(picture);
        if (!request.isHead()) {
          deliveries.record(found, "view");
        }
        encoding.announce(response);
        response.send(bytes);
      }
    }
  }

  private Deliverable open(Request request) {
    var opened = deliveries.open(BuyerHandler.token(request), Purpose.VIEW_LINK);
    BuyerHandler.allowFrames(request, opened.frames());
    opened.seller().ifPresent(vendor -> BuyerHandler.offerShop(request, vendor));
    var found = opened.orRefuse();
    request.note(OrderLine.class, found.line());
    if (!found.file().isPdf()) {
      throw new ApiException(ErrorCode.LINK_NOT_FOUND, "this score has no pages to show");
    }
    return found;
  }

  private Deliverable openEdition(Request request) {
    return deliveries.corrections().taken(open(request), EditionNumber.of(request));
  }

  private static ApiException noSuchPage() {
    return new ApiException(ErrorCode.NO_SUCH_PATH, "there is no such page");
  }
}
