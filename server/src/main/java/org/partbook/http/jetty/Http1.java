package org.partbook.http.jetty;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Connections that speak HTTP/1.1.
final class Http1 extends HttpConnectionFactory {
  Http1(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    var connection = new TolerantConnection(getHttpConfiguration(), connector, endPoint);
    return configure(connection, connector, endPoint);
  }

  /// Jetty refuses an address with a NUL in it (`%00`) as malformed. It is well-formed, and the
  /// address of nothing, so it is taken for another control character: no route has those.
  private static final class TolerantConnection extends HttpConnection {
    TolerantConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      return super.newHttpStream(method, uri == null ? null : uri.replace("%00", "%7F"), version);
    }
  }
}
