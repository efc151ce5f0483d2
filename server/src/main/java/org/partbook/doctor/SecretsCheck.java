package org.partbook.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
              "something can't be read by who examines", "Run it as the user that the server runs as")
          .with(unreadable);
    }
    boolean isEnterable = OwnersOnly.isOpen(config.data());
    var open = new ArrayList<Path>();
    for (var one : all()) {
      if (Files.exists(one) && OwnersOnly.isOpen(one)) {
        open.add(one);
      }
    }
    if (open.isEmpty()) {
      return Outcome.ok("only their owner can read them");
    }
    boolean isExposed = open.stream().anyMatch(one -> !isWithin(one) || isEnterable);
    return mends ? mend(open) : judge(isExposed, open);
  }

  private boolean isWithin(Path one) {
    return one.startsWith(config.data()) && !one.equals(config.data());
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
    SECRET.forEach(name -> all.add(config.data().resolve(name)));
    config.listening().tls().ifPresent(tls -> all.add(tls.key().toAbsolutePath()));
    return all;
  }

  private List<String> unreadable() {
    return secrets().stream()
        .filter(one -> Files.exists(one) && !Files.isReadable(one))
        .map(Path::toString)
        .toList();
  }

  private static Outcome judge(boolean isExposed, List<Path> open) {
    var names = open.stream().map(Path::toString).toList();
    return isExposed
        ? Outcome.fault("others can read what is secret", "Run it with --repair, or chmod go= them")
            .with(names)
        : Outcome.warning(
                "others could read it if it weren't for the folder around it",
                "Run it with --repair, or chmod go= them")
            .with(names);
  }

  private static Outcome mend(List<Path> open) {
    var closed = new ArrayList<String>();
    var left = new ArrayList<String>();
    for (var one : open) {
      try {
        OwnersOnly.closeAlone(one);
        closed.add(one.toString());
      } catch (IOException e) {
        left.add(one + ": " + e);
      }
    }
    return left.isEmpty()
        ? Outcome.mended("others could read what is secret, and can't any more", closed)
        : Outcome.fault(
                "others can read what is secret, and that can't be changed",
                "Have its owner chmod go= it")
            .with(left);
  }
}
