package org.partbook.sealing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The keys that others are sealed with, which the database never sees.
///
/// What is new is sealed with the key that the newest key of links is sealed with, and is kept in
/// clear while that is. So it is the database that says how keys are kept, all servers do alike,
/// and a setting that only one of them has changes nothing. `keys encrypt` changes it for all at
/// once.
public final class Seals {
  public static final String SETTING = "PARTBOOK_KEY_FILE";

  private final Optional<Path> file;
  private volatile List<Seal> seals;

  private Seals(Optional<Path> file, List<Seal> seals) {
    this.file = file;
    this.seals = seals;
  }

  /// Where no file is set: everything is in clear.
  public static Seals none() {
    return new Seals(Optional.empty(), List.of());
  }

  /// Those of a file.
  ///
  /// @throws IllegalArgumentException if the file can't be used
  public static Seals of(Path file) {
    return new Seals(Optional.of(file), KeyFile.read(file));
  }

  public Optional<Path> file() {
    return file;
  }

  /// The numbers of the keys, the one that seals first: no secret.
  public List<String> numbers() {
    return seals.stream().map(Seal::number).toList();
  }

  /// The same, for servers to compare.
  public String told() {
    return String.join(" ", numbers());
  }

  /// Reads the file anew, which may have got another key. One that can't be used leaves everything
  /// as it was.
  ///
  /// @return what is wrong with it
  public Optional<String> look() {
    try {
      file.ifPresent(path -> seals = KeyFile.read(path));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "%s '%s' can't be used any more: %s".formatted(SETTING, place(), e.getMessage()));
    }
  }

  /// How something that is new is kept in a database that is empty.
  public Kept keep(byte[] secret, String use) {
    return seals.isEmpty() ? Kept.inClear(secret) : Kept.sealed(seals.getFirst().seal(secret, use));
  }

  /// Something that is kept as all keys are to be kept: sealed with the first key.
  ///
  /// @throws SealException if there is no key
  public Kept wanted() {
    if (seals.isEmpty()) {
      throw new SealException(
          SETTING + " isn't set: it names the file with the key that others are encrypted with");
    }
    return keep(new byte[0], "an example");
  }

  /// Something that is in clear.
  public static Kept inClear() {
    return Kept.inClear(new byte[0]);
  }

  /// Keeps a secret as another is kept.
  ///
  /// @param use what it is for, which has to be said when it is opened
  public Kept keepLike(Kept other, byte[] secret, String use) {
    return other
        .key()
        .map(number -> Kept.sealed(require(number).seal(secret, use)))
        .orElseGet(() -> Kept.inClear(secret));
  }

  /// The secret.
  ///
  /// @throws SealException if it is sealed with a key that isn't here, or was changed
  public byte[] open(Kept kept, String use) {
    var clear = kept.clear();
    if (clear != null) {
      return clear;
    }
    var sealed = kept.sealed();
    if (sealed == null) {
      throw new SealException("a key in the database is gone (%s)".formatted(use));
    }
    return require(Seal.keyOf(sealed))
        .open(sealed, use)
        .orElseThrow(() ->
            new SealException(
                "a key in the database was changed, or was sealed for something else (%s)"
                    .formatted(use)));
  }

  private Seal require(String number) {
    return find(number)
        .or(() -> {
          look();
          return find(number);
        })
        .orElseThrow(() -> new SealException(missing(number)));
  }

  private Optional<Seal> find(String number) {
    return seals.stream().filter(one -> one.number().equals(number)).findFirst();
  }

  private String missing(String number) {
    var known =
        file.isEmpty()
            ? SETTING + " isn't set"
            : "%s '%s' has %s"
                .formatted(
                    SETTING, place(), numbers().stream().collect(Collectors.joining(" and ")));
    return "keys in the database are encrypted with the key %s, and %s: have it name the file with that key. Nothing is lost"
        .formatted(number, known);
  }

  private String place() {
    return file.map(Path::toString).orElse("");
  }
}
