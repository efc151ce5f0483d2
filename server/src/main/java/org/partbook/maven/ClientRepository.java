package org.partbook.maven;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.http.ProgramFile;

/// All files of the repository, by their paths in it.
///
/// Of a snapshot each file can be had by two names: with the word, and with the time of the build,
/// as builds ask that have read the metadata. Whatever that time is, they get what there is:
/// several servers behind one address may have been built at different times, and the metadata come
/// from one of them, the file from another.
final class ClientRepository {
  private static final String FOLDER = "/org/partbook/maven/repository/";
  private static final String GROUP = "org/partbook/";
  private static final String SNAPSHOT = "-SNAPSHOT";
  private static final Pattern STAMP = Pattern.compile("-\\d{8}\\.\\d{6}-\\d{1,9}(?=[.-][^/]*$)");

  /// What the build puts into the program. Another artifact needs a line here, its pom in
  /// `src/main/maven`, and its files in the build.
  private static final List<String> ARTIFACTS =
      List.of("partbook-client", "partbook-client-testing");

  /// The versions of these, which is nothing but a pom.
  private static final String BOM = "partbook-bom";

  private static final List<Part> PARTS =
      List.of(
          new Part("", "pom", "application/xml"),
          new Part("", "jar", "application/java-archive"),
          new Part("sources", "jar", "application/java-archive"));

  private final String version;
  private final Map<String, RepositoryFile> files;

  /// One of the files of an artifact.
  ///
  /// @param classifier nothing for the artifact itself and its pom
  record Part(String classifier, String extension, String mediaType) {
    /// What follows the version in its name.
    String ending() {
      return (classifier.isEmpty() ? "" : "-" + classifier) + "." + extension;
    }
  }

  private ClientRepository(String version, Map<String, RepositoryFile> files) {
    this.version = version;
    this.files = Map.copyOf(files);
  }

  /// Reads all of it. What the program was built without is left out.
  static ClientRepository load() {
    var version = ProgramFile.at(FOLDER + "version.txt").text().strip();
    var files = new HashMap<String, RepositoryFile>();
    for (var artifact : ARTIFACTS) {
      if (ProgramFile.at(FOLDER + artifact + ".jar").exists()) {
        add(files, artifact, version);
      }
    }
    add(files, BOM, version);
    var checksums = new HashMap<String, RepositoryFile>();
    files.forEach((path, file) -> {
      for (var digest : FileDigest.values()) {
        checksums.put(
            path + digest.extension(),
            RepositoryFile.ofText(digest.hexOf(file.bytes()), "text/plain", file.lasting()));
      }
    });
    files.putAll(checksums);
    return new ClientRepository(version, files);
  }

  private static void add(Map<String, RepositoryFile> files, String artifact, String version) {
    var folder = GROUP + artifact + "/";
    var parts =
        PARTS.stream()
            .filter(part -> ProgramFile.at(FOLDER + artifact + part.ending()).exists())
            .toList();
    for (var part : parts) {
      files.put(
          folder + version + "/" + artifact + "-" + version + part.ending(),
          new RepositoryFile(
              ProgramFile.at(FOLDER + artifact + part.ending()).bytes(),
              part.mediaType(),
              !isSnapshot(version)));
    }
    var metadata = new Metadata(artifact, version, built());
    files.put(folder + Metadata.NAME, xml(metadata.ofArtifact()));
    if (isSnapshot(version)) {
      files.put(folder + version + "/" + Metadata.NAME, xml(metadata.ofSnapshot(parts)));
    }
  }

  private static RepositoryFile xml(String text) {
    return RepositoryFile.ofText(text, "application/xml", false);
  }

  static boolean isSnapshot(String version) {
    return version.endsWith(SNAPSHOT);
  }

  /// When the program was built: its files bear one time for all builds, so that these are alike.
  private static Instant built() {
    try {
      var place = ClientRepository.class.getProtectionDomain().getCodeSource().getLocation();
      return Files.getLastModifiedTime(Path.of(place.toURI())).toInstant();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the program can't be found", e);
    }
  }

  String version() {
    return version;
  }

  /// What there is at a path.
  ///
  /// @param path without a slash in front
  Optional<RepositoryFile> find(String path) {
    var found = Optional.ofNullable(files.get(path));
    return found.isPresent() || !isSnapshot(version)
        ? found
        : Optional.ofNullable(files.get(STAMP.matcher(path).replaceFirst(SNAPSHOT)));
  }
}
