package org.partbook.blob;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Folders and files that nobody but their owner may read: they hold scores, buyers' names and
/// keys. Where a file system knows no such thing, they are as it makes them.
public final class OwnersOnly {
  private static final Set<PosixFilePermission> OF_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnersOnly() {}

  /// Makes a folder, and those above that aren't there.
  public static Path folders(Path folder) throws IOException {
    return Files.createDirectories(folder, attributes(folder, "rwx------"));
  }

  /// With which a file is made.
  ///
  /// @param file that is to be
  public static FileAttribute<?>[] file(Path file) {
    return attributes(file, "rw-------");
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// Whether others may do something with it; not where it is a symbolic link.
  public static boolean isOpen(Path path) throws IOException {
    return !OF_OWNER.containsAll(permissions(path));
  }

  /// Takes from others what they may do with a folder and all below, or with a file. What lies
  /// behind symbolic links stays as it is: other servers may share it.
  ///
  /// @throws IOException if it isn't ours to change
  public static void close(Path path) throws IOException {
    Files.walkFileTree(path, new Closing());
  }

  /// As [#close], and not what lies in it.
  public static void closeAlone(Path folder) throws IOException {
    Closing.close(folder);
  }

  private static Set<PosixFilePermission> permissions(Path path) throws IOException {
    var view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null || Files.isSymbolicLink(path)) {
      return EnumSet.noneOf(PosixFilePermission.class);
    }
    return view.readAttributes().permissions();
  }

  private static final class Closing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      close(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      close(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
      if (reason instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw reason;
    }

    private static void close(Path path) throws IOException {
      try {
        var left = permissions(path);
        if (left.retainAll(OF_OWNER)) {
          Files.setPosixFilePermissions(path, left);
        }
      } catch (NoSuchFileException _) {
        // It was in the making.
      }
    }
  }
}
