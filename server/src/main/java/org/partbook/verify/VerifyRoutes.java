package org.partbook.verify;

import java.nio.charset.StandardCharsets;
import org.partbook.audit.TlogProof;
import org.partbook.copies.licence.CopyCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.ledger.log.Receipts.Logged;
import org.partbook.ledger.log.Receipts.NoEntry;
import org.partbook.ledger.log.Receipts.NotYet;
import org.partbook.web.BuyerHandler;
import org.partbook.web.Language;

/// The check of a copy by its code.
///
/// What is no code and what is nobody's code get the same page, which repeats nothing of what was
/// asked for: a link to it can't be made to say anything else.
///
/// Every path is taken with a slash at its end, too, for people type them.
public final class VerifyRoutes {
  private final SoldCopies copies;

  public VerifyRoutes(SoldCopies copies) {
    this.copies = copies;
  }

  public void register(Routes routes) {
    route(routes, "/verify", "", this::ask);
    route(routes, "/verify/", "../", this::ask);
    route(routes, "/verify/{code}", "../", this::check);
    route(routes, "/verify/{code}/", "../../", this::check);
    route(routes, "/verify/{code}/proof", "../../", this::prove);
  }

  /// A handler that knows the way up to the server's root.
  private interface Page {
    void handle(String root, Request request, Response response);
  }

  private static void route(Routes routes, String path, String root, Page page) {
    Routes.Handler handler = (request, response) -> page.handle(root, request, response);
    routes.read(path, BuyerHandler.of(root, handler));
  }

  /// The form, and where it leads. What was typed is put into an address only if it is a code.
  private void ask(String root, Request request, Response response) {
    var typed = request.query().first("code").orElse("");
    if (typed.isBlank()) {
      CheckForm.in(root, Language.of(request)).sendForm(request, response);
      return;
    }
    var code = CopyCode.parse(typed);
    if (code.isEmpty()) {
      CheckPage.unknown(root, Language.of(request)).send(request, response, Status.NOT_FOUND);
      return;
    }
    response.status(Status.SEE_OTHER);
    response.header(HeaderNames.LOCATION, root + "verify/" + code.get().compact());
    response.send();
  }

  private void check(String root, Request request, Response response) {
    var found = CopyCode.parse(request.parameter("code")).flatMap(copies::byCode);
    if (found.isPresent()) {
      CheckPage.of(root, Language.of(request), found.get()).send(request, response, Status.OK);
    } else {
      CheckPage.unknown(root, Language.of(request)).send(request, response, Status.NOT_FOUND);
    }
  }

  /// For a program, and so in its form: the proof names no sale, so whoever has it knows no more
  /// than before of whose the copy is.
  private void prove(String root, Request request, Response response) {
    var code = CopyCode.parse(request.parameter("code"));
    switch (code.map(copies::proof).orElseGet(NoEntry::new)) {
      case Logged(var proof) -> {
        response.header(
            HeaderNames.CONTENT_DISPOSITION,
            "attachment; filename=\""
                + code.orElseThrow().compact()
                + TlogProof.FILE_EXTENSION
                + "\"");
        sendText(response, proof.text());
      }
      case NotYet<TlogProof> _ -> {
        response.status(Status.ACCEPTED);
        response.header(HeaderNames.RETRY_AFTER, "1");
        sendText(response, "not in the log yet\n");
      }
      case NoEntry<TlogProof> _ ->
          CheckPage.unknown(root, Language.of(request)).send(request, response, Status.NOT_FOUND);
    }
  }

  private static void sendText(Response response, String text) {
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.send(text.getBytes(StandardCharsets.UTF_8));
  }
}
