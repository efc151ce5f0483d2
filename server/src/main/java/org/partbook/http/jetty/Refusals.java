package org.partbook.http.jetty;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.partbook.http.ErrorResponses;
import org.partbook.http.HangUp;
import org.partbook.http.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what Jetty refuses before a route sees it: what is no HTTP, and what is too large.
final class Refusals implements Request.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final long SECOND = 1_000_000_000L;
  private static final int BAD_REQUEST = 400;

  private final LargePieces pieces = new LargePieces();
  private final AtomicLong lastTold = new AtomicLong(System.nanoTime() - SECOND);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var status = status(request);
    var id = RequestId.next();
    if (!(request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HangUp)) {
      tell(id, status);
    }
    var answer = new JettyResponse(response, Visit.unwatched(), pieces, callback);
    ErrorResponses.refuse(answer, id, status);
    return true;
  }

  private static int status(Request request) {
    return request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer status
        ? status
        : BAD_REQUEST;
  }

  /// A line at most each second, or strangers could fill the disk. Nothing of what was sent is in
  /// it.
  private void tell(RequestId id, int status) {
    var now = System.nanoTime();
    var last = lastTold.get();
    if (now - last >= SECOND && lastTold.compareAndSet(last, now)) {
      LOG.info("request {}: refused with {}, as it can't be read", id.value(), status);
    }
  }
}
