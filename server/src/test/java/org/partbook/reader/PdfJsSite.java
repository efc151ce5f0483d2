package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// PDFs shown with PDF.js in the plainest page that does it: no toolbar, no text layer, the first
/// page drawn as wide as the window, as fast as the library can. All but the PDF is compressed; of
/// the PDF, ranges can be asked for.
final class PdfJsSite implements AutoCloseable {
  private static final String LIBRARY = "/META-INF/resources/webjars/pdfjs-dist/5.4.624/build/";

  private static final String PAGE =
      """
      <!doctype html>
      <title>PDF.js</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="modulepreload" href="pdf.min.mjs">
      <style>body { margin: 0 } canvas { width: 100vw }</style>
      <canvas></canvas>
      <script type="module">
        import * as pdf from './pdf.min.mjs'
        pdf.GlobalWorkerOptions.workerSrc = 'pdf.worker.min.mjs'
        const score = await pdf.getDocument(location.search.slice(1)).promise
        const page = await score.getPage(1)
        const unscaled = page.getViewport({ scale: 1 })
        const scale = (innerWidth * devicePixelRatio) / unscaled.width
        const viewport = page.getViewport({ scale })
        const canvas = document.querySelector('canvas')
        canvas.width = viewport.width
        canvas.height = viewport.height
        await page.render({ canvas, viewport }).promise
        globalThis.firstPageIsDrawn = true
      </script>
      """;

  private final HttpServer server;
  private final Map<String, byte[]> pdfs = new HashMap<>();

  private PdfJsSite(HttpServer server) {
    this.server = server;
  }

  static PdfJsSite start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var site = new PdfJsSite(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.serve("/page", "text/html; charset=utf-8", PAGE.getBytes(UTF_8));
    for (var module : new String[] {"pdf.min.mjs", "pdf.worker.min.mjs"}) {
      try (var resource =
          Objects.requireNonNull(PdfJsSite.class.getResourceAsStream(LIBRARY + module))) {
        site.serve("/" + module, "text/javascript", resource.readAllBytes());
      }
    }
    server.createContext("/pdf/", site::pdf);
    server.start();
    return site;
  }

  /// The address of the page that shows a PDF.
  URI show(String name, byte[] pdf) {
    pdfs.put("/pdf/" + name, pdf);
    return URI.create(root() + "/page?pdf/" + name);
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(String path, String type, byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          send(exchange, 200, packed.toByteArray());
        });
  }

  private void pdf(HttpExchange exchange) throws IOException {
    var pdf = Objects.requireNonNull(pdfs.get(exchange.getRequestURI().getPath()));
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", "application/pdf");
    headers.add("Accept-Ranges", "bytes");
    var range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      send(exchange, 200, pdf);
      return;
    }
    var bounds = range.replace("bytes=", "").split("-", -1);
    int first = Integer.parseInt(bounds[0]);
    int end = bounds[1].isEmpty() ? pdf.length : Integer.parseInt(bounds[1]) + 1;
    headers.add("Content-Range", "bytes %d-%d/%d".formatted(first, end - 1, pdf.length));
    send(exchange, 206, Arrays.copyOfRange(pdf, first, end));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
