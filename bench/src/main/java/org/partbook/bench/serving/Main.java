package org.partbook.bench.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.partbook.bench.serving.report.Page;
import org.partbook.bench.serving.report.Results;
import org.partbook.bench.serving.rows.CompletedRow;
import org.partbook.bench.serving.rows.DownloadRow;
import org.partbook.bench.serving.rows.GeneratorRow;
import org.partbook.bench.serving.rows.ImportRow;
import org.partbook.bench.serving.rows.ListRow;
import org.partbook.bench.serving.rows.LookUpRow;
import org.partbook.bench.serving.rows.MemoryRow;
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
          new ImportRow(),
          new PdfRow(),
          new LookUpRow(),
          new MemoryRow());

  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      var home = Path.of(arguments[0]).toAbsolutePath().normalize();
      run(Options.read(home, ROWS, System.getenv()));
    } catch (NoResult | IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Options options) throws IOException, InterruptedException, NoResult {
    Tools.require();
    Harness.delete(options.work());
    Files.createDirectories(options.work());
    var target = Files.createDirectories(options.home().resolve("bench/target"));
    boolean whole = options.scale() >= 1;
    var out = whole ? target : Files.createDirectories(target.resolve("try"));
    var source = options.home().resolve("bench/load/load.c");
    var generator = Load.Generator.compiled(source, target.resolve("load"));
    var results = Results.in(out.resolve("results.json"), options.scale());
    var harness = new Harness(options, results, generator);
    // Ctrl-C ends what was started, too.
    var end = new Thread(() -> closeQuietly(harness), "end");
    Runtime.getRuntime().addShutdownHook(end);
    harness.measure();
    // What was measured only in part stands nowhere as the whole.
    var docs =
        whole && results.have(ROWS)
            ? options.home().resolve("docs")
            : Files.createDirectories(target.resolve("try"));
    if (whole && options.before().isPresent()) {
      results.saveBefore(options.home().resolve("bench/before.json"), options.before().get());
    }
    var before = Results.in(options.home().resolve("bench/before.json"), options.scale());
    new Page(ROWS, results, before, options.home()).write(docs);
    Harness.say("written: " + docs.resolve(Page.NAME));
  }

  private static void closeQuietly(Harness harness) {
    try {
      harness.close();
    } catch (IOException e) {
      Harness.say(String.valueOf(e.getMessage()));
    }
  }
}
