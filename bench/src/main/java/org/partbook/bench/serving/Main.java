package org.partbook.bench.serving;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.partbook.bench.serving.report.Page;
import org.partbook.bench.serving.report.Results;
import org.partbook.bench.serving.report.Results.Origin;
import org.partbook.bench.serving.rows.ChangesRow;
import org.partbook.bench.serving.rows.CompletedRow;
import org.partbook.bench.serving.rows.DownloadRow;
import org.partbook.bench.serving.rows.GeneratorRow;
import org.partbook.bench.serving.rows.GrowthRow;
import org.partbook.bench.serving.rows.ImportRow;
import org.partbook.bench.serving.rows.ListRow;
import org.partbook.bench.serving.rows.LookUpRow;
import org.partbook.bench.serving.rows.MemoryRow;
import org.partbook.bench.serving.rows.OverloadRow;
import org.partbook.bench.serving.rows.PageRow;
import org.partbook.bench.serving.rows.PdfRow;
import org.partbook.bench.serving.rows.RegisterRow;
import org.partbook.bench.serving.rows.Row;
import org.partbook.bench.serving.rows.SaleRow;
import org.partbook.bench.serving.rows.StartRow;
import org.partbook.bench.serving.tools.Load;
import org.partbook.bench.serving.tools.NoResult;
import org.partbook.bench.serving.tools.Tools;

/// `make bench`. The folder of the checkout is its only argument; `docs/performance.md` says what
/// else it may be told.
final class Main {
  private static final List<Row> ROWS =
      List.of(
          new GeneratorRow(),
          new StartRow(),
          new RegisterRow(),
          new SaleRow(),
          new CompletedRow(),
          new DownloadRow(),
          new PageRow(),
          new ListRow(),
          new ChangesRow(),
          new ImportRow(),
          new PdfRow(),
          new LookUpRow(),
          new GrowthRow(),
          new OverloadRow(),
          new MemoryRow());

  private static final Duration LONGEST_END = Duration.ofMinutes(2);

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    var measuring = Thread.currentThread();
    var done = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruptAtTheEnd(measuring, done), "end"));
    boolean failed;
    try {
      var home = Path.of(arguments[0]).toAbsolutePath().normalize();
      failed = !run(Options.read(home, ROWS, System.getenv()));
    } catch (NoResult | IllegalArgumentException e) {
      Harness.say(String.valueOf(e.getMessage()));
      failed = true;
    } catch (InterruptedException _) {
      Harness.say("interrupted");
      // The program is ending already, and waits for this thread.
      return;
    } finally {
      done.set(true);
    }
    if (failed) {
      System.exit(1);
    }
  }

  /// Whether everything has a figure.
  private static boolean run(Options options) throws IOException, InterruptedException, NoResult {
    Tools.require();
    var target = Files.createDirectories(options.home().resolve("bench/target"));
    Files.createDirectories(options.work());
    try (var lock =
            FileChannel.open(
                options.work().resolveSibling(options.work().getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var held = lock.tryLock()) {
      if (held == null) {
        throw new NoResult("somebody else measures in " + options.work());
      }
      return measured(options, target);
    }
  }

  private static boolean measured(Options options, Path target)
      throws IOException, InterruptedException, NoResult {
    Harness.delete(options.work());
    Files.createDirectories(options.work());
    boolean whole = options.scale() >= 1;
    var out = whole ? target : Files.createDirectories(target.resolve("try"));
    var source = options.home().resolve("bench/load/load.c");
    var generator = Load.Generator.compiled(source, target.resolve("load"));
    var origin =
        new Origin(Results.commitOf(options.home()), options.scale(), options.sizes().described());
    var results = Results.in(out.resolve("results.json"), origin).ofTheirOrigin();
    var before = Results.in(options.home().resolve("bench/before.json"), origin);
    try (var harness = new Harness(options, results, generator)) {
      harness.measure();
      if (whole && options.before().isPresent()) {
        before.takeBefore(results, options.before().get());
      }
      // What was measured only in part stands nowhere as the whole.
      var docs =
          whole && results.have(ROWS)
              ? options.home().resolve("docs")
              : Files.createDirectories(target.resolve("try"));
      new Page(ROWS, options.sizes(), results, before, options.home()).write(docs);
      Harness.say("written: " + docs.resolve(Page.NAME));
      return !harness.hasFailed();
    }
  }

  /// Ctrl-C ends the measuring where it stands, and waits until what was started has ended.
  private static void interruptAtTheEnd(Thread measuring, AtomicBoolean done) {
    if (done.get()) {
      return;
    }
    measuring.interrupt();
    try {
      measuring.join(LONGEST_END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
