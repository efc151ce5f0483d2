package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Puts the databases of tests into memory where a machine has plenty of it. Most of their time
/// goes by waiting for the disk otherwise, and no test takes the power away.
final class InMemory implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long PLENTY = 4L << 30;
  private static final boolean POSSIBLE = isPossible();

  @Override
  public Path createTempDirectory(
      AnnotatedElementContext elementContext, ExtensionContext extensionContext)
      throws IOException {
    return POSSIBLE
        ? Files.createTempDirectory(MEMORY, "partbook")
        : Files.createTempDirectory("partbook");
  }

  private static boolean isPossible() {
    try {
      return Files.isWritable(MEMORY)
          && Files.getFileStore(MEMORY).type().equals("tmpfs")
          && Files.getFileStore(MEMORY).getUsableSpace() >= PLENTY
          && runsPrograms();
    } catch (Exception e) {
      return false;
    }
  }

  /// Where it is mounted with `noexec`, the system refuses to.
  private static boolean runsPrograms() throws Exception {
    var program = Files.createTempFile(MEMORY, "partbook", "");
    try {
      Files.writeString(program, "#!/bin/sh\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      return TestFolders.works(program.toString());
    } finally {
      Files.delete(program);
    }
  }
}
