package org.partbook.fault.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// PostgreSQL refuses to run as root. In a user namespace that knows nobody, root is nobody.
final class Unprivileged {
  private Unprivileged() {}

  /// What a command is started behind.
  static List<String> entrance() throws IOException {
    var own = Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return own.equals(0) ? List.of("unshare", "-U") : List.of();
  }
}
