package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds which types programs can see, so that nobody adds one without noticing.
class FaceTest {
  private static final String ROOT = "org.partbook.copies.";

  @Test
  void the_face_is_as_small_as_it_was() throws Exception {
    assertThat(publicTypes())
        .containsExactlyInAnyOrder(
            "Checksums",
            "CopyMaker",
            "DrawnPages",
            "LookInside",
            "LookInside$Legible",
            "LookInside$Page",
            "PagePicture",
            "PageSize",
            "PersonalCopy",
            "PersonalPages",
            "PlainDocument",
            "PlainDocument$Column",
            "PlainDocument$Column$Kind",
            "PlainDocument$Style",
            "Prepared",
            "PreparedScore",
            "ScoreFormat",
            "StampFonts",
            "file.Digest",
            "file.FileKind",
            "file.Finding",
            "file.Finding$Kind",
            "file.RegionSource",
            "file.Regions",
            "file.Unfit",
            "licence.CopyCode",
            "licence.Licence",
            "licence.StampStyle",
            "licence.StampStyle$FullPages",
            "licence.StampStyle$Place",
            "licence.Wording",
            "licence.Wording$Field",
            "licence.Wording$Element",
            "licence.Wording$Words",
            "trace.Evidence",
            "trace.MarkKind",
            "trace.TraceOutcome",
            "trace.TraceOutcome$Searched",
            "trace.TraceOutcome$UnknownFile",
            "trace.TracedCopy",
            "trace.Tracer");
  }

  private static List<String> publicTypes() throws Exception {
    var classes =
        Path.of(CopyMaker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var found = new ArrayList<String>();
    for (var room : List.of("", "file.", "licence.", "trace.")) {
      var folder = classes.resolve((ROOT + room).replace('.', '/'));
      try (var files = Files.newDirectoryStream(folder, "*.class")) {
        for (var file : files) {
          var name = room + String.valueOf(file.getFileName()).replace(".class", "");
          if (!name.endsWith("package-info") && isPublic(Class.forName(ROOT + name))) {
            found.add(name);
          }
        }
      }
    }
    return found;
  }

  private static boolean isPublic(Class<?> type) {
    var outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }
}
