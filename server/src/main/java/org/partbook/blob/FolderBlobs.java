package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// Blobs as files in a folder, `ab/abcdef…`.
///
/// A blob is written beside its place, forced to the disk and then renamed: a process that dies, or
/// a disk that fills up, leaves a file under a temporary name and never a blob that is cut short.
public final class FolderBlobs implements BlobStore {
  private final Path folder;

  public FolderBlobs(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public BlobKey put(InputStream bytes) throws IOException {
    var temporary = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      var key = write(temporary, bytes);
      var place = place(key);
      if (!Files.exists(place)) {
        Files.createDirectories(parent(place));
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        force(parent(place));
        force(folder);
      }
      return key;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public Optional<Path> find(BlobKey key) {
    return Optional.of(place(key)).filter(Files::isRegularFile);
  }

  @Override
  public boolean works() throws IOException {
    var probe = Files.createTempFile(folder, ".check", ".part");
    try {
      Files.writeString(probe, "partbook");
      return Files.readString(probe).equals("partbook");
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static BlobKey write(Path file, InputStream bytes) throws IOException {
    var digest = sha256();
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      bytes.transferTo(new DigestOutputStream(Channels.newOutputStream(channel), digest));
      channel.force(true);
    }
    return new BlobKey(HexFormat.of().formatHex(digest.digest()));
  }

  private Path place(BlobKey key) {
    return folder.resolve(key.sha256().substring(0, 2)).resolve(key.sha256());
  }

  private static Path parent(Path file) {
    var parent = file.getParent();
    return parent == null ? file : parent;
  }

  /// A rename is durable only when its folder is.
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
