package org.partbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.partbook.blob.OwnersOnly;

/// The file `partbook.env` in a data folder, as far as commands write it. It is there whole or as
/// it was.
public final class SettingsFile {
  /// They say where data lie. Those of one place must not lead another there.
  private static final Pattern PLACE =
      Pattern.compile(
          "(?m)^\\h*(PARTBOOK_DATABASE_URL|PARTBOOK_DATABASE_OWNER_URL|PARTBOOK_BLOBS|PARTBOOK_LOG)\\h*=");

  private final Path file;

  public SettingsFile(Path file) {
    this.file = file;
  }

  /// Writes settings of elsewhere: here, if there are none, or else beside those that are here.
  /// Lines that say where data lie are there as comments.
  ///
  /// @return where they are; nothing if these are here already
  public Optional<Path> restore(String text) throws IOException {
    var restored = PLACE.matcher(text).replaceAll("# not restored: $1=");
    if (Files.exists(file) && Files.readString(file).equals(restored)) {
      return Optional.empty();
    }
    var place = Files.exists(file) ? Path.of(file + ".restored") : file;
    write(place, restored);
    return Optional.of(place);
  }

  /// Whether settings that were restored lack a line that said where data lie.
  public static boolean namesPlaces(String text) {
    return PLACE.matcher(text).find();
  }

  /// What a text sets, if it does: of lines that do, the last counts.
  public static Optional<String> value(String text, String name) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .filter(line -> line.startsWith("="))
        .map(line -> line.substring(1).strip())
        .reduce((_, last) -> last);
  }

  /// Adds lines.
  public void add(Map<String, String> settings) throws IOException {
    var text = new StringBuilder(Files.exists(file) ? Files.readString(file) : "");
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    settings.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    // It may be a link to where settings are kept.
    write(Files.exists(file) ? file.toRealPath() : file, text.toString());
  }

  private static void write(Path place, String text) throws IOException {
    var unfinished = Path.of(place + ".part");
    Files.deleteIfExists(unfinished);
    try {
      write(unfinished, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      leaveTo(unfinished, place);
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void write(Path file, ByteBuffer bytes) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnersOnly.file(file))) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// Whoever could read it still can: root may type for the user that the server runs as. Nobody
  /// else can give a file away. Then it is theirs, and only theirs if it can't stay its group's.
  private static void leaveTo(Path file, Path place) throws IOException {
    var mine = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (mine == null || !Files.exists(place)) {
      return;
    }
    var is = mine.readAttributes();
    var was = Files.readAttributes(place, PosixFileAttributes.class);
    if (!was.owner().equals(is.owner())) {
      isGiven(() -> mine.setOwner(was.owner()));
    }
    if (was.group().equals(is.group()) || isGiven(() -> mine.setGroup(was.group()))) {
      mine.setPermissions(was.permissions());
    }
  }

  private interface Gift {
    void give() throws IOException;
  }

  private static boolean isGiven(Gift gift) throws IOException {
    try {
      gift.give();
      return true;
    } catch (FileSystemException _) {
      return false;
    }
  }
}
