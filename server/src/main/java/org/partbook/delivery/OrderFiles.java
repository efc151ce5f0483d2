package org.partbook.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partbook.copies.Checksums;
import org.partbook.copies.PersonalCopy;
import org.partbook.copies.file.Digest;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.scores.Copies;

/// The copies of an order, as files of one archive: each under its title and its part.
///
/// One copy is open at a time, whichever is being read. All have been opened before, so a file that
/// is missing is found before the first byte goes out. A line counts as delivered when the first
/// byte of its own file is read, and not by what stands around it in the archive: so a line whose
/// file wasn't reached can be cancelled still, and then the archive breaks off before it.
final class OrderFiles implements Closeable {
  /// Raised when the archive's own bytes change.
  private static final String VERSION = "zip/1";

  private static final int ETAG_BYTES = 16;

  private final Copies copies;
  private final Checksums checksums;
  private final Deliveries deliveries;
  private final List<File> files = new ArrayList<>();
  private Optional<OpenCopy> open = Optional.empty();

  private record OpenCopy(File file, PersonalCopy copy) {}

  private OrderFiles(Copies copies, Checksums checksums, Deliveries deliveries) {
    this.copies = copies;
    this.checksums = checksums;
    this.deliveries = deliveries;
  }

  /// Opens each copy for a moment.
  static OrderFiles of(
      List<Deliverable> found, Copies copies, Checksums checksums, Deliveries deliveries)
      throws IOException {
    var order = new OrderFiles(copies, checksums, deliveries);
    var names = new HashSet<String>();
    for (var deliverable : found) {
      try (var copy = deliverable.copy(copies)) {
        var name = unused(deliverable.fileName(copy.kind().extension()), names);
        order.files.add(order.new File(deliverable, name, copy.length(), copy.etag()));
      }
    }
    return order;
  }

  /// File systems that don't tell capitals from small letters would take two for one.
  private static String unused(FileName wanted, Set<String> names) {
    var name = wanted.whole();
    for (int n = 2; !names.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = wanted.numbered(n).whole();
    }
    return name;
  }

  Zip zip() {
    return new Zip(files);
  }

  /// A strong one: another if any copy is another, or there are others.
  String etag() {
    var all = new StringBuilder(VERSION);
    for (var file : files) {
      all.append('\n').append(file.name).append('\n').append(file.etag).append(file.time());
    }
    var digest = Digest.of(all.toString().getBytes(StandardCharsets.UTF_8));
    return '"' + Digest.hex(Arrays.copyOf(digest, ETAG_BYTES)) + '"';
  }

  /// One of them.
  private final class File implements Zip.Content {
    private final Deliverable deliverable;
    private final String name;
    private final long length;
    private final String etag;
    private boolean delivered;

    File(Deliverable deliverable, String name, long length, String etag) {
      this.deliverable = deliverable;
      this.name = name;
      this.length = length;
      this.etag = etag;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long length() {
      return length;
    }

    /// When it was sold: the same on every server, and of some use to people.
    @Override
    public LocalDateTime time() {
      return LocalDateTime.ofInstant(deliverable.line().registeredAt(), ZoneOffset.UTC)
          .truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public long checksum() throws IOException {
      return checksums.of(opened(this));
    }

    @Override
    public void read(ByteBuffer target, long at) throws IOException {
      var copy = opened(this);
      if (!delivered) {
        deliveries.record(deliverable, "download");
        delivered = true;
      }
      copy.read(target, at);
    }
  }

  private PersonalCopy opened(File file) throws IOException {
    if (open.isPresent() && open.get().file == file) {
      return open.get().copy;
    }
    close();
    var copy = file.deliverable.copy(copies);
    open = Optional.of(new OpenCopy(file, copy));
    if (copy.length() != file.length || !copy.etag().equals(file.etag)) {
      throw new IOException("a copy has become another one while it was sent");
    }
    return copy;
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().copy.close();
      open = Optional.empty();
    }
  }
}
