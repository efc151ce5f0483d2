package org.partbook.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// Somebody has paid and gets nothing: the publisher finds it in the log, and not who it was.
class FailedSaleTest {
  @Test
  void a_sale_that_fails_is_one_line_in_the_log() {
    var records = new ConcurrentLinkedQueue<LogRecord>();
    var handler = handler(records);
    Logger.getLogger("").addHandler(handler);
    try (var server = TestServer.start()) {
      var shop = server.live();
      shop.register(Purchase.of(WITHOUT_FILE, 71, 4).with("customer", "Zoë Buyer"));
      shop.register(Purchase.of(PIANO, 72, 1));
      shop.settled(71);
      shop.settled(72);
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }

    assertThat(lines(records))
        .singleElement()
        .isEqualTo(
            "WARNING a sale has failed: First Shop (live), order 71, line 4, asset 1005: asset 1005"
                + " has no file in the catalogue");
  }

  private static List<String> lines(Queue<LogRecord> records) {
    return records.stream()
        .map(one -> one.getLevel() + " " + one.getMessage())
        .filter(text -> text.contains("sale") || text.contains("Buyer"))
        .toList();
  }

  private static Handler handler(Queue<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord one) {
        records.add(one);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
