package org.partbook.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.StampStyle;

/// The program of a child: does one job after the other, until nobody has any more for it.
///
/// Jobs come in through standard input, answers go out through standard output. When the input ends
/// the child ends at once, whatever it is doing: so it never outlives its parent, however that one
/// ends.
public final class ChildMain {
  /// Above all that isn't a child: where memory is short, Linux ends the child first.
  private static final String FIRST_TO_GO = "1000";

  private static final Path RANK = Path.of("/proc/self/oom_score_adj");

  private final DataOutputStream answers;
  private final StampStyle style;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private @Nullable CopyMaker maker;
  private volatile @Nullable Job last;
  private volatile @Nullable Job underWay;

  private ChildMain(DataOutputStream answers, StampStyle style) {
    this.answers = answers;
    this.style = style;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // What a library may print is no answer.
    System.setOut(System.err);
    LogManager.getLogManager().reset();
    goFirst();
    ImageSizes.watch();
    var in = new DataInputStream(new BufferedInputStream(System.in));
    var child = new ChildMain(out, StampSettings.read(in));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(child::giveUp));
    Thread.ofPlatform().daemon().name("jobs").start(() -> child.takeJobs(in));
    child.work();
  }

  private static void goFirst() {
    try {
      if (Files.exists(RANK)) {
        Files.writeString(RANK, FIRST_TO_GO);
      }
    } catch (IOException _) {
      // Then it is one among others.
    }
  }

  private void takeJobs(DataInputStream in) {
    try {
      while (true) {
        var job = Job.read(in);
        last = job;
        underWay = job;
        jobs.add(job);
      }
    } catch (IOException | RuntimeException _) {
      // There is no parent any more, or none that speaks as it should.
    } finally {
      tidyUp(last);
      Runtime.getRuntime().halt(0);
    }
  }

  /// Who is told to end leaves to its parent what that was told of.
  private void giveUp() {
    tidyUp(underWay);
  }

  /// Nobody else may be left to do it. What was made is kept by its parent before that ends, or
  /// never.
  private void tidyUp(@Nullable Job job) {
    if (job != null) {
      job.discard();
    }
    ChildFolder.delete(Path.of(System.getProperty("java.io.tmpdir")));
  }

  private void work() throws IOException, InterruptedException {
    new Answer.Ready().write(answers);
    while (true) {
      var job = jobs.take();
      answer(job).write(answers);
      if (job.equals(underWay)) {
        underWay = null;
      }
    }
  }

  private Answer answer(Job job) {
    ImageSizes.refused();
    var answer = outcome(job);
    return ImageSizes.refused().<Answer>map(Answer.Refused::new).orElse(answer);
  }

  private Answer outcome(Job job) {
    try {
      return new Answer.Done(job.run(this::maker, this::pageDone));
    } catch (Unfit e) {
      return new Answer.Refused(e.text());
    } catch (IOException e) {
      return new Answer.Failed(String.valueOf(e.getMessage()));
    } catch (FontsMissing e) {
      return new Answer.Failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError | LinkageError _) {
      // Nothing that a publisher could do anything with.
      return new Answer.Refused("can't be read: it is not put together as it must be");
    }
  }

  /// Fonts and HarfBuzz are loaded for the first score that is prepared.
  private CopyMaker maker() {
    if (maker == null) {
      try {
        maker = StampSettings.maker(style);
      } catch (IllegalStateException e) {
        throw new FontsMissing(e);
      }
    }
    return maker;
  }

  private void pageDone() {
    try {
      new Answer.PageDone().write(answers);
    } catch (IOException _) {
      // Nobody listens any more, and the input will end.
    }
  }

  /// It isn't the file's fault.
  private static final class FontsMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FontsMissing(IllegalStateException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
