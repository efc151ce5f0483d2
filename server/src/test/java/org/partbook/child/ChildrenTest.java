package org.partbook.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.StampStyle;
import org.partbook.scores.TestCopies;

class ChildrenTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("partbook.root", ".."), "samples").toAbsolutePath().normalize();

  /// For files that shall be done with sooner.
  private static final Limits HASTY = new Limits(512L << 20, Duration.ofSeconds(3));

  private static final Limits SMALL = new Limits(128L << 20, Duration.ofMinutes(1));

  private static final Limits PATIENT = new Limits(1024L << 20, Duration.ofHours(1));

  @TempDir private Path folder;
  private final Path made;
  private Children children = new Children(Limits.STANDARD, StampStyle.standard());

  ChildrenTest(@TempDir Path scratch) {
    this.made = scratch.resolve("made");
  }

  @AfterEach
  void end() {
    children.close();
    // A busy machine may take its time to end them.
    await(() -> HostileFiles.children(ProcessHandle.current()).isEmpty());
  }

  @Test
  void a_child_makes_the_same_bytes_as_this_process_would() throws Exception {
    var here = new InThisProcess(TestCopies.maker());
    var there = children;
    var other = made.resolveSibling("other");
    for (var pdf : samples(".pdf")) {
      assertThat(there.read(Job.prepare(ScoreFormat.PDF, pdf, made)))
          .isEqualTo(here.read(Job.prepare(ScoreFormat.PDF, pdf, other)));
      assertThat(made).hasSameBinaryContentAs(other);
      assertThat(there.read(Job.draw(pdf, made))).isEqualTo(here.read(Job.draw(pdf, other)));
      assertThat(made).hasSameBinaryContentAs(other);
      assertThat(there.read(Job.check(ScoreFormat.PDF, pdf)))
          .isEqualTo(here.read(Job.check(ScoreFormat.PDF, pdf)));
    }
    for (var music : samples("xml")) {
      there.read(Job.prepare(ScoreFormat.MUSICXML, music, made));
      here.read(Job.prepare(ScoreFormat.MUSICXML, music, other));
      assertThat(made).hasSameBinaryContentAs(other);
    }
    assertThat(HostileFiles.children(ProcessHandle.current())).hasSize(1);
  }

  @Test
  void a_child_has_nothing_of_the_environment_but_where_and_in_which_language_it_is()
      throws Exception {
    children.read(Job.check(ScoreFormat.PDF, HostileFiles.goodScore(folder)));

    var child = HostileFiles.children(ProcessHandle.current()).iterator().next();
    var environment = Path.of("/proc", Long.toString(child.pid()), "environ");
    assumeTrue(Files.exists(environment), "only Linux shows it");
    var names =
        Files.readString(environment, StandardCharsets.ISO_8859_1)
            .lines()
            .flatMap(all -> Stream.of(all.split("\0")))
            .filter(one -> !one.isEmpty())
            .map(one -> one.split("=", 2)[0]);
    assertThat(names).allMatch(name -> name.matches("HOME|PATH|TZ|LANG|LANGUAGE|LC_[A-Z]+"));
    assertThat(System.getenv().keySet())
        .as("of which there is more")
        .anyMatch(name -> !name.matches("HOME|PATH|TZ|LANG|LANGUAGE|LC_[A-Z]+"));
  }

  private static List<Path> samples(String end) throws IOException {
    try (var files = Files.walk(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().limit(3).toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a-million-forms.pdf                   | takes too long to read: more than 3 s, and 2 s more for each page
          forms-within-forms.pdf                | takes too much to read: page 1 takes more than 20000000 steps to draw
          deep-q.pdf                            | takes too much to read: page 1 saves its graphics state more than 100000 times within itself
          jbig2-of-10-gigapixels-as-content.pdf | has an image of 100000 × 100000 pixels in it, which is more than the memory is meant for
          public-key-security.pdf               | is a PDF with a security of its own, which only certain readers know
          """)
  void a_file_that_takes_too_much_is_refused_with_the_reason_and_the_next_one_is_read(
      String name, String reason) throws Exception {
    requireRefused(HASTY, name, reason);
  }

  @Test
  void a_file_that_takes_more_memory_than_there_is_ends_the_child_and_is_refused()
      throws Exception {
    var reason = "takes too much to read: more than 128 MB of memory";
    requireRefused(SMALL, HostileFiles.MEMORY_BOMB, reason);
  }

  private void requireRefused(Limits limits, String name, String reason) throws Exception {
    children = new Children(limits, StampStyle.standard());

    assertThatThrownBy(
            () -> children.read(Job.prepare(ScoreFormat.PDF, HostileFiles.path(name), made)))
        .isInstanceOf(Unfit.class)
        .hasMessage(reason);

    var good = Job.check(ScoreFormat.PDF, HostileFiles.goodScore(folder));
    assertThat(children.read(good).pages()).hasValue(2);
  }

  @Test
  void a_file_that_takes_too_long_is_not_read_again_by_a_new_child() throws Exception {
    children = new Children(HASTY, StampStyle.standard());
    children.read(Job.check(ScoreFormat.PDF, HostileFiles.goodScore(folder)));
    var bomb = Job.draw(HostileFiles.path(HostileFiles.TIME_BOMB), made);
    var seen = new HashSet<ProcessHandle>();

    var reading = CompletableFuture.supplyAsync(() -> failure(bomb));

    await(() -> {
      seen.addAll(HostileFiles.children(ProcessHandle.current()));
      return reading.isDone();
    });
    assertThat(reading.join()).contains("takes too long to read");
    assertThat(seen).hasSize(1);
  }

  @Test
  void as_many_files_are_read_at_a_time_as_there_are_processors_while_memory_lasts() {
    var limits = new Limits(1L << 30, Duration.ofSeconds(15));

    assertThat(limits.atOnce(8, 64L << 30)).isEqualTo(8);
    assertThat(limits.atOnce(8, 8L << 30)).isEqualTo(4);
    assertThat(limits.atOnce(8, 1L << 30)).isEqualTo(1);
    assertThat(limits.atOnce(1, 64L << 30)).isEqualTo(2);
    assertThat(limits.atOnce(8, Long.MAX_VALUE)).isEqualTo(8);
  }

  @Test
  void pages_that_are_done_earn_time_for_those_that_follow() {
    var limits = new Limits(Limits.LEAST_MEMORY, Duration.ofSeconds(10));

    assertThat(limits.timeWith(0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(limits.timeWith(50)).isEqualTo(Duration.ofSeconds(110));
    assertThat(limits.timeWith(1_000_000)).isEqualTo(Duration.ofSeconds(400));
  }

  @Test
  void a_sign_that_shows_itself_is_left_out_and_the_page_is_drawn() throws Exception {
    var file = HostileFiles.path("type3-glyph-shows-itself.pdf");

    assertThat(children.read(Job.prepare(ScoreFormat.PDF, file, made)).pages()).hasValue(1);
    assertThat(children.read(Job.draw(file, made)).warnings()).isEmpty();
  }

  @Test
  void a_child_that_is_killed_costs_its_file_and_the_next_one_is_read_by_another()
      throws Exception {
    children = new Children(PATIENT, StampStyle.standard());
    var bomb = Job.draw(HostileFiles.path(HostileFiles.TIME_BOMB), made);
    var reading = CompletableFuture.supplyAsync(() -> failure(bomb));
    await(() -> Files.exists(made));
    var child = HostileFiles.children(ProcessHandle.current()).getFirst();

    child.destroyForcibly();

    assertThat(reading.join())
        .isEqualTo("can't be read: the process that read it ended with code 137");
    var good = Job.check(ScoreFormat.PDF, HostileFiles.goodScore(folder));
    assertThat(children.read(good).pages()).hasValue(2);
    assertThat(HostileFiles.children(ProcessHandle.current())).singleElement().isNotEqualTo(child);
  }

  private String failure(Job job) {
    try {
      return children.read(job).toString();
    } catch (ChildDiedException e) {
      return e.text();
    } catch (Unfit | IOException e) {
      return e.toString();
    }
  }

  @Test
  void a_child_that_is_killed_before_it_has_read_anything_costs_its_file_too() {
    var bomb = Job.draw(HostileFiles.path(HostileFiles.TIME_BOMB), made);
    var reading = CompletableFuture.supplyAsync(() -> failure(bomb));
    await(() -> HostileFiles.children(ProcessHandle.current()).size() == 1);

    HostileFiles.children(ProcessHandle.current()).getFirst().destroyForcibly();

    assertThat(reading.join())
        .isEqualTo("can't be read: the process that read it ended with code 137");
  }

  @Test
  void who_is_interrupted_ends_the_child_that_reads_for_it() throws Exception {
    children = new Children(PATIENT, StampStyle.standard());
    var bomb = Job.draw(HostileFiles.path(HostileFiles.TIME_BOMB), made);
    var reader = Thread.ofPlatform().start(() -> failure(bomb));
    await(() -> HostileFiles.children(ProcessHandle.current()).size() == 1);

    reader.interrupt();

    await(() -> HostileFiles.children(ProcessHandle.current()).isEmpty());
    reader.join();
  }

  @Test
  void a_child_ends_when_the_program_that_started_it_is_killed_and_leaves_nothing_behind()
      throws Exception {
    var parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                ParentMain.class.getName(),
                HostileFiles.path(HostileFiles.TIME_BOMB).toString(),
                made.toString())
            .redirectErrorStream(true)
            .start();
    try {
      await(() -> HostileFiles.children(parent.toHandle()).size() == 1 && Files.exists(made));
      var child = HostileFiles.children(parent.toHandle()).getFirst();

      parent.destroyForcibly().waitFor();

      await(() -> !child.isAlive());
      try (var left = Files.list(folder.resolve("tmp"))) {
        assertThat(left.toList()).isEmpty();
      }
      assertThat(made).doesNotExist();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void that_no_child_can_be_started_is_said_and_is_not_the_files_fault() throws Exception {
    children = new Children(new Limits(1L << 55, Duration.ofSeconds(4)), StampStyle.standard());
    var good = Job.check(ScoreFormat.PDF, HostileFiles.goodScore(folder));

    var failure = catchThrowableOfType(IOException.class, () -> children.read(good));

    assertThat(failure)
        .isNotInstanceOf(ChildDiedException.class)
        .hasMessageStartingWith("no process can be started in which scores are read: ")
        .hasMessageContaining("heap");
  }

  @Test
  void what_a_child_says_reaches_no_terminal_as_it_is() {
    var words = "is\u001b[31m damaged:\u0000\n\u202etxt\u200b\ud800 " + "é".repeat(5000);

    var clean = CleanWords.of(words);

    assertThat(clean).startsWith("is [31m damaged:   txt   éé").endsWith("é…").hasSize(1000);
    assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(clean);
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
      Api.pause(Duration.ofMillis(20));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
