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
import org.partbook.bench.serving.tools.NoResult;

/// Pages of the reader beside files of the same length.
public final class PageRow implements Row {
  private static final int AT_ONCE = 16;
  private static final int COPIES = 64;
  private static final int PAGES = 3;

  @Override
  public String name() {
    return "page";
  }

  @Override
  public String how() {
    return """
    16 connections ask for the pages of 64 copies of a score of three pages at random, compressed, \
    as a browser does; each page has been asked for before. nginx hands out the compressed bytes of \
    the three pages of one of these copies.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        new Line(
            "page",
            "a page of the reader",
            "nginx, the same bytes",
            "1/s",
            new Place("ours", "rate"),
            Optional.of(new Place("nginx", "rate")),
            Optional.of(atLeast(0.5))));
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var shop = stage.main();
    var ours = new ArrayList<String>();
    var theirs = new ArrayList<String>();
    for (long order : DownloadRow.sell(stage, Catalogues.SAMPLE, COPIES)) {
      var link = shop.vendor().link("view-url", order);
      theirs.clear();
      for (int number = 1; number <= PAGES; number++) {
        var path = link + "/pages/" + number;
        var page = shop.vendor().file(path);
        ours.add(path + "\t" + page.length);
        theirs.add("/page-%d\t%d".formatted(number, page.length));
        stage.nginx().serve("page-" + number, page);
      }
    }
    int port = shop.server().port();
    int nginx = stage.nginx().port();
    double seconds = stage.sizes().seconds();
    WarmUp.with(
        stage.sizes(),
        piece ->
            Loads.fetched(stage, port, "page", ours)
                .with("--connections", AT_ONCE)
                .seconds(piece)
                .run());
    return new Contest()
        .with(
            "ours",
            () ->
                Loads.measured(
                    Loads.fetched(stage, port, "page", ours)
                        .with("--connections", AT_ONCE)
                        .seconds(seconds),
                    shop))
        .with(
            "nginx",
            () ->
                Loads.fetched(stage, nginx, "page-nginx", theirs)
                    .with("--connections", AT_ONCE)
                    .seconds(seconds)
                    .run())
        .warmedUp();
  }
}
