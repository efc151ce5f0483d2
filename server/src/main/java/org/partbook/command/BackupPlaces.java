package org.partbook.command;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.partbook.Config;
import org.partbook.backup.Place;
import org.partbook.blob.BlobPlace.BucketName;
import org.partbook.blob.BucketAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Places of backups, as people type them: a folder or a bucket.
final class BackupPlaces {
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

  private BackupPlaces() {}

  /// Opens one. How the store of a bucket is reached, the settings say; for a folder they aren't
  /// read.
  ///
  /// @param word as what it was typed
  static Place open(String word, String text, Options options, CommandSpec spec)
      throws Config.Invalid {
    check(word, text, spec);
    return BucketName.isOne(text)
        ? Place.of(new BucketAddress(BucketName.parse(text), options.config().backupAccess()))
        : Place.of(Path.of(text));
  }

  /// Refuses what can be none.
  static void check(String word, String text, CommandSpec spec) {
    try {
      if (BucketName.isOne(text)) {
        var _ = BucketName.parse(text);
      } else if (URL.matcher(text).matches()) {
        throw new IllegalArgumentException("it must be a folder, or look like s3://bucket/prefix");
      } else {
        var _ = Path.of(text);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "%s can't be '%s': %s".formatted(word, text, e.getMessage()));
    }
  }
}
