package org.partbook.doctor;

import java.io.IOException;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.blob.Inventory;

/// What can be told of blobs without the database: whether those that are there have the bytes that
/// they are named by.
final class BlobFilesCheck implements Check {
  private final Inventory stored;
  private final Sample<BlobKey> sample;
  private final Particulars bad = new Particulars();

  BlobFilesCheck(Inventory stored, OptionalInt sample) {
    this.stored = stored;
    this.sample = new Sample<>(sample, this::read);
  }

  @Override
  public String name() {
    return "blobs";
  }

  @Override
  public Outcome examine() throws IOException {
    for (var digits : Digits.ALL.stream().flatMap(Digits::behind).toList()) {
      for (var found : stored.beginning(digits)) {
        sample.offer(found.key());
      }
    }
    long read = sample.finish();
    var message =
        Words.count(read, "file", "files") + " read; which are missing only the database can tell";
    return bad.isEmpty()
        ? Outcome.ok(message)
        : Outcome.fault(
                message + "; " + Words.count(bad.count(), "is damaged", "are damaged"),
                "Copy them from a backup with rsync --checksum, or import them again")
            .with(bad.list());
  }

  private void read(BlobKey key) {
    try {
      if (!stored.isWhatItIsNamed(key)) {
        bad.add(key + " has other bytes than were stored");
      }
    } catch (IOException e) {
      bad.add(key + " can't be read: " + Failure.words(e));
    }
  }
}
