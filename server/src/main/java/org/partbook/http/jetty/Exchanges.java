package org.partbook.http.jetty;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Request.Handler.AbortException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.partbook.http.Dispatcher;
import org.partbook.http.HangUp;

/// Hands each request that Jetty has read to the dispatcher, and its answer back.
final class Exchanges extends Handler.Abstract {
  private final Dispatcher dispatcher;
  private final Connections connections;
  private final Listening listening;
  private final LargePieces pieces = new LargePieces();

  Exchanges(Dispatcher dispatcher, Connections connections, Listening listening) {
    this.dispatcher = dispatcher;
    this.connections = connections;
    this.listening = listening;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var visit = connections.visit(request.getConnectionMetaData().getConnection());
    var ending = Callback.from(callback, visit::ends);
    var answer = new JettyResponse(response, visit, pieces, ending);
    try {
      dispatcher.answer(
          new org.partbook.http.Request(new JettySource(request, visit, listening)), answer);
      answer.finish();
    } catch (HangUp e) {
      if (!answer.isSent()) {
        visit.hangUp();
        // Nothing is said any more, also where other requests keep the connection open.
        ending.failed(new AbortException(e));
      }
    } catch (Throwable e) {
      // Also what is no exception: the visit has to end.
      ending.failed(e);
    }
    return true;
  }
}
