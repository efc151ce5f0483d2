package org.partbook.child;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.partbook.TestAssets;

/// Small files that take much, or that no reader comes to an end with. They lie beside this class.
public final class HostileFiles {
  /// Forty forms, one in the other, each of which saves the graphics state 99,000 times: none too
  /// often, and all together four million.
  public static final String MEMORY_BOMB = "states-within-forms.pdf";

  /// Forms that draw one another, ten times each, six deep: not more than a page may have, but more
  /// than can be drawn in time.
  public static final String TIME_BOMB = "a-million-forms.pdf";

  /// A page's content, packed as an image of 100,000 by 100,000 pixels.
  public static final String GIGAPIXELS = "jbig2-of-10-gigapixels-as-content.pdf";

  private HostileFiles() {}

  public static Path path(String name) {
    try {
      return Path.of(Objects.requireNonNull(HostileFiles.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  /// A score like any other.
  static Path goodScore(Path folder) throws IOException {
    var file = folder.resolve("good.pdf");
    TestAssets.writePdf(file, 2);
    return file;
  }

  /// The children of this process, and of nobody else.
  public static List<ProcessHandle> children(ProcessHandle parent) {
    return parent
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("partbook-child"))
        .toList();
  }
}
