package org.partbook.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/// What a program wants of its embedded PostgreSQL: how it is called, and whatever differs from
/// what nearly every program wants. Immutable.
///
/// ```java
/// var options =
///     PostgresOptions.of("Diary", "diary")
///         .withAlternative("use a database of your own with DIARY_DATABASE_URL");
/// ```
public final class PostgresOptions {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STOPPING = Duration.ofSeconds(15);

  /// No quoting, and none of the names that PostgreSQL keeps for itself.
  private static final Pattern NAME = Pattern.compile("(?!pg_|template[01]$)[a-z_][a-z0-9_]{0,62}");

  private final String program;
  private final String name;
  private final Optional<String> alternative;
  private final IntSupplier ports;
  private final Duration patience;
  private final Optional<Function<Path, String>> upgrade;
  private final Inside inside;

  /// What nobody outside asks for.
  ///
  /// @param anyVersion whether a folder may be of another major version
  /// @param stopping for how long PostgreSQL is asked to stop before it is killed
  private record Inside(boolean anyVersion, Duration stopping) {}

  private PostgresOptions(
      String program,
      String name,
      Optional<String> alternative,
      IntSupplier ports,
      Duration patience,
      Optional<Function<Path, String>> upgrade,
      Inside inside) {
    this.program = program;
    this.name = name;
    this.alternative = alternative;
    this.ports = ports;
    this.patience = patience;
    this.upgrade = upgrade;
    this.inside = inside;
  }

  /// Options that suit nearly every program: any port that is free, and 30 seconds of patience.
  ///
  /// @param program what people call the program, for messages: `another Diary server`
  /// @param name of the database, and of its owner, the only user. Once a folder has a database it
  ///   has to stay the same
  /// @return the options
  /// @throws IllegalArgumentException if `name` isn't 1 to 63 lower-case letters, digits and
  ///   underscores that begin with no digit, or is one that PostgreSQL keeps for itself: `pg_…`,
  ///   `template0`, `template1`
  public static PostgresOptions of(String program, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a database and its owner: " + name);
    }
    return new PostgresOptions(
        Objects.requireNonNull(program),
        name,
        Optional.empty(),
        FreePort::find,
        PATIENCE,
        Optional.empty(),
        new Inside(false, STOPPING));
  }

  /// The same, with words that tell people what else they can do where PostgreSQL can't run.
  ///
  /// @param words a request without a full stop, to end a sentence: `use a database of your own
  ///   with DIARY_DATABASE_URL`
  /// @return new options
  public PostgresOptions withAlternative(String words) {
    return new PostgresOptions(program, name, Optional.of(words), ports, patience, upgrade, inside);
  }

  /// The same, with ports of the program's choice.
  ///
  /// @param ports asked for a port (1 to 65535) of 127.0.0.1 whenever PostgreSQL is to be started,
  ///   and up to four times again if it doesn't start; one that came back after it was killed keeps
  ///   its port. By default a free one is found, another each time
  /// @return new options
  public PostgresOptions withPorts(IntSupplier ports) {
    return new PostgresOptions(program, name, alternative, ports, patience, upgrade, inside);
  }

  /// The same, with another patience.
  ///
  /// @param patience how long to wait for other processes that start, stop or use the database of
  ///   the folder; by default 30 seconds. How long PostgreSQL itself may take to start isn't
  ///   bounded by it
  /// @return new options
  public PostgresOptions withPatience(Duration patience) {
    return new PostgresOptions(program, name, alternative, ports, patience, upgrade, inside);
  }

  /// The same, with words that tell people how the program brings over what an earlier major
  /// version of PostgreSQL has made.
  ///
  /// @param words asked with the program's folder for a sentence or more, without the last full
  ///   stop
  /// @return new options
  public PostgresOptions withUpgrade(Function<Path, String> words) {
    return new PostgresOptions(
        program, name, alternative, ports, patience, Optional.of(words), inside);
  }

  /// The same, for a folder that may be of another major version.
  PostgresOptions ofAnyVersion() {
    return with(new Inside(true, inside.stopping));
  }

  /// The same, which asks PostgreSQL for no longer than that to stop.
  PostgresOptions withStopping(Duration stopping) {
    return with(new Inside(inside.anyVersion, stopping));
  }

  private PostgresOptions with(Inside changed) {
    return new PostgresOptions(program, name, alternative, ports, patience, upgrade, changed);
  }

  String program() {
    return program;
  }

  String name() {
    return name;
  }

  Optional<String> alternative() {
    return alternative;
  }

  IntSupplier ports() {
    return ports;
  }

  Duration patience() {
    return patience;
  }

  Optional<Function<Path, String>> upgrade() {
    return upgrade;
  }

  Duration stopping() {
    return inside.stopping;
  }

  boolean takesAnyVersion() {
    return inside.anyVersion;
  }
}
