package org.partbook.examples.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What was sold, a file an order. A real shop has a database for this.
///
/// A sale is written down before anybody else hears of it, so that a shop that was killed in the
/// middle goes on with the same number, and sells nothing twice.
final class OrderBook {
  private final Path folder;
  private long last;

  OrderBook(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.last = all().stream().mapToLong(Sale::order).max().orElse(0);
  }

  /// A number that no order has.
  synchronized long nextNumber() {
    last = Math.max(last + 1, System.currentTimeMillis());
    return last;
  }

  /// Writes a sale down, for good.
  void keep(Sale sale) {
    try {
      var file = file(sale.order());
      var next = folder.resolve(sale.order() + ".next");
      try (var out = Files.newBufferedWriter(next)) {
        sale.toProperties().store(out, null);
      }
      try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("order " + sale.order() + " can't be written down", e);
    }
  }

  Optional<Sale> find(long order) throws IOException {
    var file = file(order);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /// Everything that was ever sold, oldest first.
  List<Sale> all() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".order"))
          .sorted()
          .map(OrderBook::read)
          .toList();
    }
  }

  private Path file(long order) {
    return folder.resolve(order + ".order");
  }

  private static Sale read(Path file) {
    try (var in = Files.newBufferedReader(file)) {
      var properties = new Properties();
      properties.load(in);
      return Sale.of(properties);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}
