package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partbook.blob.BlobKey;

/// A score's file becomes shorter while a buyer receives it.
@Timeout(300)
class CutShortTest {
  private static final int LENGTH = 12 << 20;

  /// Far behind what the buffers on the way take, and in the middle of a page of memory.
  private static final int LEFT = (8 << 20) + 123;

  @Test
  void the_download_breaks_off_and_no_byte_of_it_is_wrong() throws Exception {
    var bytes = new byte[LENGTH];
    new Random(11).nextBytes(bytes);
    try (var shop = TestDelivery.start();
        var buyer = new Socket()) {
      var score = shop.blobs.put(new ByteArrayInputStream(bytes));
      var link = shop.download(shop.sell("Cut", score, false));
      buyer.setReceiveBufferSize(64 * 1024);
      buyer.connect(new InetSocketAddress(link.getHost(), link.getPort()));
      var request = "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(link.getPath());
      buyer.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var head = head(buyer);
      assertThat(head).contains("200", "Content-Length: " + LENGTH);

      cut(shop, score);
      var received = rest(buyer);

      assertThat(received.length).isPositive().isLessThanOrEqualTo(LEFT);
      assertThat(Arrays.mismatch(received, bytes)).isEqualTo(received.length);
    }
  }

  private static void cut(TestDelivery shop, BlobKey score) throws IOException {
    var name = score.sha256();
    var file = shop.folder.resolve("blobs").resolve(name.substring(0, 2)).resolve(name);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(LEFT);
    }
  }

  private static String head(Socket from) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) from.getInputStream().read());
    }
    return head.toString();
  }

  /// Until the connection is closed, or broken.
  private static byte[] rest(Socket from) {
    var all = new byte[LENGTH];
    int count = 0;
    try {
      for (int read = 0; read >= 0; count += Math.max(read, 0)) {
        read = from.getInputStream().read(all, count, all.length - count);
      }
    } catch (IOException _) {
      // It was reset.
    }
    return Arrays.copyOf(all, count);
  }
}
