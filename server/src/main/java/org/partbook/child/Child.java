package org.partbook.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.partbook.copies.Prepared;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.StampStyle;

/// A process that reads files, seen from the one that started it. It does one job at a time, and is
/// worth nothing any more after one that it didn't answer.
final class Child implements AutoCloseable {
  /// Of a JVM, where `-XX:+ExitOnOutOfMemoryError` ends it.
  private static final int OUT_OF_MEMORY = 3;

  /// What was ended by a signal has an exit code above this.
  private static final int FIRST_SIGNAL = 128;

  private static final Duration PATIENCE_AT_START = Duration.ofMinutes(1);
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /// More than a job has; whoever says more waits until it is heard.
  private static final int MOST_UNHEARD = 1000;

  /// Whatever a JVM that can't start has to say.
  private static final int LONGEST_LAST_WORDS = 2000;

  /// What a JVM and the C library need to know. Everything else, passwords among it, is nothing for
  /// a process that reads the files of strangers.
  private static final Set<String> ENVIRONMENT = Set.of("HOME", "LANG", "PATH", "TZ");

  private final Thread listener;
  private final Process process;
  private final Path folder;
  private final Path lastWords;
  private final Limits limits;
  private final DataOutputStream jobs;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>(MOST_UNHEARD);
  private int done;
  private boolean inTheMiddle;
  private boolean mayHaveBeenToBlame;

  private Child(Process process, Path folder, Path lastWords, Limits limits) {
    this.process = process;
    this.folder = folder;
    this.lastWords = lastWords;
    this.limits = limits;
    this.jobs = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.listener =
        Thread.ofPlatform().daemon().name("child-" + process.pid()).unstarted(this::listen);
    listener.start();
  }

  /// Starts one, and waits until it is ready.
  ///
  /// @throws IOException if none can be started, saying why
  static Child start(Limits limits, StampStyle style) throws IOException, InterruptedException {
    var folder = ChildFolder.create();
    try {
      var lastWords = folder.resolve("stderr");
      var builder = new ProcessBuilder(command(limits, folder));
      builder.redirectError(lastWords.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> !ENVIRONMENT.contains(name) && !name.startsWith("LC_"));
      var child = new Child(builder.start(), folder, lastWords, limits);
      try {
        child.awaitReady(style);
        return child;
      } catch (IOException | InterruptedException | RuntimeException e) {
        child.close();
        throw e;
      }
    } catch (ChildDiedException e) {
      throw e;
    } catch (IOException e) {
      ChildFolder.delete(folder);
      throw new IOException(
          "no process can be started in which scores are read: "
              + CleanWords.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  /// This program once more, with the Java that runs it. Short jobs: the second compiler and a
  /// collector with threads of its own would not pay.
  private static List<String> command(Limits limits, Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // First, so that whoever lists processes sees what it is.
        "-Djava.io.tmpdir=" + folder,
        "-Xmx" + limits.memory(),
        "-Xss1m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:MaxDirectMemorySize=64m",
        "-Xshare:auto",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        ChildMain.class.getName());
  }

  private void awaitReady(StampStyle style) throws IOException, InterruptedException {
    try {
      StampSettings.write(style, jobs);
    } catch (IOException _) {
      // It is gone already, and may have said why.
    }
    var answer = answers.poll(PATIENCE_AT_START.toSeconds(), TimeUnit.SECONDS);
    if (!(answer instanceof Answer.Ready)) {
      if (process.waitFor(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() > FIRST_SIGNAL) {
        throw died();
      }
      throw new IOException(answer == null ? "it does not become ready" : lastWords());
    }
  }

  private String lastWords() throws IOException {
    try (var in = Files.newInputStream(lastWords)) {
      var words = new String(in.readNBytes(LONGEST_LAST_WORDS), StandardCharsets.UTF_8).strip();
      return words.isEmpty() ? "it ends at once" : words;
    }
  }

  private void listen() {
    try {
      try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
        while (true) {
          answers.put(Answer.read(in));
        }
      } catch (IOException | RuntimeException _) {
        // It has ended, or doesn't speak as it should.
        answers.put(new Answer.Gone());
      }
    } catch (InterruptedException _) {
      // Nobody interrupts this thread.
    }
  }

  /// Does a job.
  ///
  /// @throws Unfit if the child says so, or takes too much for the file
  Prepared read(Job job) throws Unfit, IOException, InterruptedException {
    mayHaveBeenToBlame = done > 0;
    done++;
    inTheMiddle = true;
    var watch = new Watch(process, limits, folder, job);
    try {
      job.write(jobs);
    } catch (IOException _) {
      throw broke();
    }
    while (true) {
      var answer = answers.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      switch (answer) {
        case null -> {}
        case Answer.PageDone _ -> watch.pageDone();
        case Answer.Done(var prepared) -> {
          inTheMiddle = false;
          return prepared;
        }
        case Answer.Refused(var reason) -> {
          inTheMiddle = false;
          throw new Unfit(reason);
        }
        case Answer.Failed(var reason) -> {
          inTheMiddle = false;
          throw new IOException(reason);
        }
        case Answer.Gone _ -> throw broke();
        case Answer.Ready _ -> throw broke();
      }
      try {
        watch.look();
      } finally {
        mayHaveBeenToBlame &= !watch.isOutOfTime();
      }
    }
  }

  private IOException broke() throws Unfit, InterruptedException {
    if (!process.waitFor(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS)) {
      return new ChildDiedException("can't be read: the process that read it broke off");
    }
    if (process.exitValue() == OUT_OF_MEMORY) {
      throw new Unfit("takes too much to read: more than " + limits.memoryInWords());
    }
    return died();
  }

  private ChildDiedException died() {
    return new ChildDiedException(
        "can't be read: the process that read it ended with code " + process.exitValue());
  }

  /// Whether it can do another job.
  boolean isFree() {
    return !inTheMiddle && answers.isEmpty() && process.isAlive();
  }

  /// Whether what earlier files have left in it may be why its last job took too much. Memory may
  /// be short for that, but it makes nothing slow.
  boolean mayHaveBeenToBlame() {
    return mayHaveBeenToBlame && inTheMiddle;
  }

  /// How many jobs it has had.
  int done() {
    return done;
  }

  /// Ends it.
  @Override
  public void close() {
    process.destroyForcibly();
    // It may wait for somebody to take what the child has said.
    listener.interrupt();
    try {
      process.waitFor(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    ChildFolder.delete(folder);
  }
}
