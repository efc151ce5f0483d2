package org.partbook.http.jetty;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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
    var connection = new LoneTolerantConnection(getHttpConfiguration(), connector, endPoint);
    return configure(connection, connector, endPoint);
  }

  /// **Alone.** Jetty answers what is malformed on a second thread, while the first one is still
  /// about to leave. The end of that answer has the connection looked at once more, and then both
  /// could give its buffer back. It would be lent to two connections at once, and what one client
  /// sent could reach another. So whoever comes second waits until the first has left.
  ///
  /// **Tolerant.** Jetty refuses an address with a NUL in it (`%00`) as malformed. It is
  /// well-formed, and the address of nothing, so it is taken for another control character: no
  /// route has those.
  private static final class LoneTolerantConnection extends HttpConnection {
    private final Lock alone = new ReentrantLock();

    LoneTolerantConnection(
        HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    public void onFillable() {
      alone.lock();
      try {
        super.onFillable();
      } finally {
        alone.unlock();
      }
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      return super.newHttpStream(method, uri == null ? null : uri.replace("%00", "%7F"), version);
    }
  }
}
