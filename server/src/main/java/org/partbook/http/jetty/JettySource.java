package org.partbook.http.jetty;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// A request, as Jetty knows it.
final class JettySource implements org.partbook.http.Request.Source {
  private final Request request;
  private final Visit visit;

  JettySource(Request request, Visit visit) {
    this.request = request;
    this.visit = visit;
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
    visit.readsBody();
    return new FilterInputStream(Content.Source.asInputStream(request)) {
      @Override
      public void close() throws IOException {
        visit.hasBody();
        super.close();
      }
    };
  }
}
