package org.partbook.http.jetty;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A request, as Jetty knows it.
final class JettySource implements org.partbook.http.Request.Source {
  private final Request request;
  private final Visit visit;
  private final Listening listening;
  private @Nullable BodyStream body;

  JettySource(Request request, Visit visit, Listening listening) {
    this.request = request;
    this.visit = visit;
    this.listening = listening;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    var path = request.getHttpURI().getPath();
    return path == null ? "" : path;
  }

  @Override
  public String query() {
    var query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  @Override
  public List<String> headers(String name) {
    return request.getHeaders().getValuesList(name);
  }

  @Override
  public OptionalLong bodyLength() {
    return request.getLength() < 0 ? OptionalLong.empty() : OptionalLong.of(request.getLength());
  }

  @Override
  public InputStream body() {
    if (body == null) {
      body = new BodyStream(request, listening.limits().body(), visit);
    }
    return body;
  }

  @Override
  public boolean takeRoom(int bytes) {
    return visit.takesRoom(bytes);
  }

  @Override
  public String address() {
    return listening.proxies().sender(Request.getRemoteAddr(request), this::headers);
  }

  @Override
  public boolean isBodyRead() {
    return body != null && body.isAtEnd();
  }

  /// A stream of HTTP/2 that is reset, and a connection of it that breaks. Over HTTP/1.1 nobody
  /// reads while a request is being answered, so nobody notices.
  @Override
  public void onGone(Runnable then) {
    request.addFailureListener(_ -> then.run());
  }
}
