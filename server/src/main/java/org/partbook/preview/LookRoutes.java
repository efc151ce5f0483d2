package org.partbook.preview;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.blob.DamagedBlobException;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.SeenInside;
import org.partbook.catalog.Showcase;
import org.partbook.copies.LookInside;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Status;
import org.partbook.http.TaggedJson;
import org.partbook.http.Validators;
import org.partbook.json.Json;
import org.partbook.scores.LooksInside;
import org.partbook.scores.LooksInside.Pictures;
import org.partbook.scores.NotReadyException;
import org.partbook.web.Language;
import org.partbook.web.PublicHandler;

/// A look inside: its page, what is on it, and the pictures.
///
/// @param showcase where all this is
record LookRoutes(Database db, Catalog catalog, LooksInside looks, Showcase showcase) {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{16}");

  /// In seconds, for browsers: who looks first waits for it no longer than that.
  private static final String LOOK_AGAIN = "5";

  /// What is to be seen of an asset.
  private record Found(AssetId id, SeenInside asset, String version) {
    String path() {
      return Showcase.lookPath(id.value(), version);
    }
  }

  /// Leads from an asset to its look inside.
  void latest(Request request, Response response) {
    redirect(response, find(request).path());
  }

  void page(Request request, Response response) throws IOException {
    var found = find(request);
    if (isOld(request, response, found, "")) {
      return;
    }
    var pictures = pictures(found, response);
    PublicHandler.keepForMinutes(response);
    new LookPage("../../", Language.of(request), found.asset().title(), found.version(), pictures)
        .send(request, response);
  }

  void pages(Request request, Response response) throws IOException {
    var found = find(request);
    if (isOld(request, response, found, "/pages")) {
      return;
    }
    var pictures = pictures(found, response);
    var page = showcase.publicUrl().resolve(found.path()).toString();
    var json =
        Json.writeBytes(
            LookDescription.of(found.id(), found.asset().title(), page, pictures.look()));
    PublicHandler.keepForMinutes(response);
    TaggedJson.sendToAll(request, response, json);
  }

  void picture(Request request, Response response) throws IOException {
    var found = find(request);
    var number = request.parameter("number");
    if (!NUMBER.matcher(number).matches()) {
      throw PreviewId.nothing();
    }
    if (isOld(request, response, found, "/pages/" + number)) {
      return;
    }
    var pictures = pictures(found, response);
    var page = page(pictures.look(), Integer.parseInt(number)).orElseThrow(PreviewId::nothing);
    var etag = "\"" + found.version() + "-" + number + "\"";
    var validators = new Validators(etag, Optional.empty());
    PublicHandler.keepForGood(response);
    response.header(HeaderNames.ETAG, validators.etag());
    switch (validators.judge(request)) {
      case PRECONDITION_FAILED -> throw Validators.preconditionFailed();
      case NOT_MODIFIED -> response.status(Status.NOT_MODIFIED).send();
      case PROCEED -> {
        response.header(HeaderNames.CONTENT_TYPE, page.mediaType());
        response.send(looks.picture(pictures, page));
      }
    }
  }

  private static Optional<LookInside.Page> page(LookInside look, int number) {
    return look.pages().stream().filter(page -> page.number() == number).findFirst();
  }

  private Found find(Request request) {
    var id = PreviewId.of(request).orElseThrow(PreviewId::nothing);
    var asset =
        db.ask(tx -> catalog.seenInside(tx, id, looks.rules())).orElseThrow(PreviewId::nothing);
    return new Found(id, asset, looks.rules().version(asset.look()));
  }

  /// Leads to today's look from the address of another.
  private boolean isOld(Request request, Response response, Found found, String rest) {
    var version = request.parameter("version");
    if (!VERSION.matcher(version).matches()) {
      throw PreviewId.nothing();
    }
    if (version.equals(found.version())) {
      return false;
    }
    redirect(response, found.path() + rest);
    return true;
  }

  private void redirect(Response response, String path) {
    PublicHandler.redirect(response, showcase.publicUrl().resolve(path).toString());
  }

  private Pictures pictures(Found found, Response response) throws IOException {
    try {
      return looks.pictures(found.asset().look());
    } catch (Unfit _) {
      throw PreviewId.nothing();
    } catch (NotReadyException _) {
      response.header("Refresh", LOOK_AGAIN);
      throw new ApiException(ErrorCode.COPY_NOT_READY, "the pictures are being made");
    } catch (NoSuchFileException | DamagedBlobException e) {
      throw new DamagedBlobException("the look inside asset " + found.id() + " can't be made", e);
    }
  }
}
