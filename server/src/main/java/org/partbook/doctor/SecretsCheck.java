package org.partbook.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.partbook.Config;
import org.partbook.blob.OwnersOnly;

/// Whether others can look into the folder, and whether our own can.
final class SecretsCheck implements Check {
  private static final List<String> SECRET =
      List.of("partbook.env", "postgres/password", "demo.env", "demo.tokens");

  private static final List<String> FOLDERS = List.of("blobs", "cache", "postgres");

  private final Config config;
  private final boolean mends;

  SecretsCheck(Config config, boolean mends) {
    this.config = config;
    this.mends = mends;
  }

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public Outcome examine() throws IOException {
    if (!Files.isDirectory(config.data())) {
      return Outcome.fault(
          "there is no folder " + config.data(),
          "Name the installation's with --data, or start a server, which makes it");
    }
    var unreadable = unreadable();
    if (!unreadable.isEmpty()) {
      return Outcome.fault(
              "something can't be read by who examines",
              "Run it as the user that the server runs as")
          .with(unreadable);
    }
    var open = new ArrayList<Path>();
    for (var one : all()) {
      if (Files.exists(one) && isOpen(one)) {
        open.add(one);
      }
    }
    if (open.isEmpty()) {
      return Outcome.ok("only their owner can read them");
    }
    return mends ? mend(open) : judge(open);
  }

  private boolean isOurs(Path one) {
    return one.startsWith(config.data());
  }

  /// A group may be there for the keys of certificates.
  private boolean isOpen(Path one) throws IOException {
    return isOurs(one)
        ? OwnersOnly.isOpen(one)
        : Files.getPosixFilePermissions(one).contains(PosixFilePermission.OTHERS_READ);
  }

  private void close(Path one) throws IOException {
    if (isOurs(one)) {
      OwnersOnly.closeAlone(one);
    } else {
      var permissions = Files.getPosixFilePermissions(one);
      permissions.remove(PosixFilePermission.OTHERS_READ);
      Files.setPosixFilePermissions(one, permissions);
    }
  }

  private List<Path> all() {
    var all = new ArrayList<Path>();
    all.add(config.data());
    FOLDERS.forEach(name -> all.add(config.data().resolve(name)));
    all.addAll(secrets());
    return all;
  }

  private List<Path> secrets() {
    var all = new ArrayList<Path>();
    SECRET.forEach(name -> all.add(behindLink(config.data().resolve(name))));
    config.listening().tls().ifPresent(tls -> all.add(tls.key().toAbsolutePath()));
    config.seals().file().ifPresent(file -> all.add(file.toAbsolutePath()));
    return all;
  }

  /// Settings may lie elsewhere, with a link to them in the folder. A link itself is never open.
  private static Path behindLink(Path one) {
    try {
      return Files.isSymbolicLink(one) ? one.toRealPath() : one;
    } catch (IOException _) {
      return one;
    }
  }

  private List<String> unreadable() {
    return secrets().stream()
        .filter(one -> Files.exists(one) && !Files.isReadable(one))
        .map(Path::toString)
        .toList();
  }

  /// What lies in our folder can't be reached by others while that is closed.
  private Outcome judge(List<Path> open) {
    var names = open.stream().map(Path::toString).toList();
    boolean isEnterable = open.contains(config.data());
    var secrets = secrets();
    boolean isExposed =
        open.stream().anyMatch(one -> secrets.contains(one) && (isEnterable || !isOurs(one)));
    return isExposed
        ? Outcome.fault("others can read what is secret", "Run it with --repair, which closes it")
            .with(names)
        : Outcome.warning(
                "something is more open than it has to be", "Run it with --repair, which closes it")
            .with(names);
  }

  private Outcome mend(List<Path> open) {
    var closed = new ArrayList<String>();
    var left = new ArrayList<String>();
    for (var one : open) {
      try {
        close(one);
        closed.add(one.toString());
      } catch (IOException e) {
        left.add(one + ": " + e);
      }
    }
    return left.isEmpty()
        ? Outcome.mended("what was open to others is closed", closed)
        : Outcome.fault(
                "others can read what is secret, and that can't be changed",
                "Have its owner chmod go= it")
            .with(left);
  }
}
