package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Catalogues;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.Load;
import org.partbook.bench.serving.tools.NoResult;

/// Personal copies of a mebibyte, whole and in pieces, beside a file of the same length.
public final class DownloadRow implements Row {
  private static final List<Integer> CONNECTIONS = List.of(8, 64);
  private static final int FOR_RANGES = 16;
  private static final int RANGE = 64 << 10;
  private static final int COPIES = 64;

  @Override
  public String name() {
    return "download";
  }

  @Override
  public String how() {
    return """
    64 copies of one score of about a mebibyte, each of another sale, asked for at random; each \
    link has been opened before. The generator throws the bytes away inside the kernel. The \
    reference is nginx with `sendfile` and its cache of open files, which hands out the bytes of one of \
    these copies. Ranges are 64 KiB at multiples of that, on 16 connections.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    var lines = new ArrayList<Line>();
    for (int connections : CONNECTIONS) {
      lines.add(
          line(
              "download-" + connections,
              "1 MiB personal copy, %d connections".formatted(connections),
              0.85));
    }
    lines.add(line("ranges", "64 KiB ranges of it, 16 connections", 0.7));
    return lines;
  }

  private static Line line(String id, String title, double goal) {
    return new Line(
        id,
        title,
        "nginx, the same bytes",
        "1/s",
        new Place(id, "rate"),
        Optional.of(new Place("nginx " + id, "rate")),
        Optional.of(atLeast(goal)));
  }

  /// The paths of the copies and of the one of nginx, each with its length.
  private record Files(List<String> ours, List<String> theirs, int shortest) {}

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var files = sold(stage);
    var contest = new Contest();
    for (int connections : CONNECTIONS) {
      add(stage, contest, files, "download-" + connections, connections, false);
    }
    add(stage, contest, files, "ranges", FOR_RANGES, true);
    return contest.warmedUp();
  }

  private static void add(
      Stage stage, Contest contest, Files files, String id, int connections, boolean ranges)
      throws IOException, InterruptedException, NoResult {
    var server = stage.main().server();
    double seconds = stage.sizes().seconds();
    int theirs = stage.nginx().port();
    WarmUp.with(
        stage.sizes(),
        piece ->
            load(stage, server.port(), files.ours, files, connections, ranges)
                .seconds(piece)
                .run());
    contest
        .with(
            id,
            () ->
                Loads.measured(
                    load(stage, server.port(), files.ours, files, connections, ranges)
                        .seconds(seconds),
                    stage.main()))
        .with(
            "nginx " + id,
            () ->
                load(stage, theirs, files.theirs, files, connections, ranges)
                    .seconds(seconds)
                    .run());
  }

  private static Load load(
      Stage stage, int port, List<String> paths, Files files, int connections, boolean ranges)
      throws IOException {
    var load =
        Loads.fetched(stage, port, "download-" + port, paths).with("--connections", connections);
    return ranges
        ? load.with("--range", RANGE).with("--size", files.shortest).with("--status", 206)
        : load;
  }

  private static Files sold(Stage stage) throws IOException, InterruptedException, NoResult {
    var vendor = stage.main().vendor();
    var paths = new ArrayList<String>();
    int shortest = Integer.MAX_VALUE;
    byte[] copy = {};
    for (long order : sell(stage, Catalogues.LARGE, COPIES)) {
      var path = vendor.link("download-url", order);
      copy = vendor.file(path);
      paths.add(path + "\t" + copy.length);
      shortest = Math.min(shortest, copy.length);
    }
    stage.nginx().serve("copy.pdf", copy);
    return new Files(paths, List.of("/copy.pdf\t" + copy.length), shortest);
  }

  /// Sells an asset so often, and says which orders these are.
  static List<Long> sell(Stage stage, long asset, int count)
      throws IOException, InterruptedException, NoResult {
    long first = stage.orders(count);
    var orders = new ArrayList<Long>();
    for (long order = first; order < first + count; order++) {
      stage.main().vendor().sell(order, asset);
      orders.add(order);
    }
    return orders;
  }
}
