package org.partbook.maven;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.partbook.maven.ClientRepository.Part;

/// The `maven-metadata.xml` of an artifact: which versions there are, and of a snapshot, of when
/// the latest is. Without that, a build that has a snapshot would never ask for a newer one.
///
/// @param built when the program was
record Metadata(String artifact, String version, Instant built) {
  static final String NAME = "maven-metadata.xml";

  private static final DateTimeFormatter STAMP = formatter("yyyyMMdd.HHmmss");
  private static final DateTimeFormatter UPDATED = formatter("yyyyMMddHHmmss");

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /// Of all versions, which is one.
  String ofArtifact() {
    var release =
        ClientRepository.isSnapshot(version) ? "" : "    <release>" + version + "</release>\n";
    return document(
        "",
        "    <latest>"
            + version
            + "</latest>\n"
            + release
            + "    <versions>\n      <version>"
            + version
            + "</version>\n    </versions>\n    <lastUpdated>"
            + UPDATED.format(built)
            + "</lastUpdated>\n");
  }

  /// Of the version, which is a snapshot.
  String ofSnapshot(List<Part> parts) {
    var files = parts.stream().map(this::snapshotVersion).collect(Collectors.joining());
    return document(
        "  <version>" + version + "</version>\n",
        "    <snapshot>\n      <timestamp>"
            + STAMP.format(built)
            + "</timestamp>\n      <buildNumber>1</buildNumber>\n    </snapshot>\n    <lastUpdated>"
            + UPDATED.format(built)
            + "</lastUpdated>\n    <snapshotVersions>\n"
            + files
            + "    </snapshotVersions>\n");
  }

  private String snapshotVersion(Part part) {
    var classifier =
        part.classifier().isEmpty()
            ? ""
            : "        <classifier>" + part.classifier() + "</classifier>\n";
    return "      <snapshotVersion>\n"
        + classifier
        + "        <extension>"
        + part.extension()
        + "</extension>\n        <value>"
        + version.replace("SNAPSHOT", STAMP.format(built) + "-1")
        + "</value>\n        <updated>"
        + UPDATED.format(built)
        + "</updated>\n      </snapshotVersion>\n";
  }

  private String document(String which, String versioning) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metadata modelVersion=\"1.1.0\">\n"
        + "  <groupId>org.partbook</groupId>\n  <artifactId>"
        + artifact
        + "</artifactId>\n"
        + which
        + "  <versioning>\n"
        + versioning
        + "  </versioning>\n</metadata>\n";
  }
}
