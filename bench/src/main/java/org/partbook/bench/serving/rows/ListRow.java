package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Catalogues;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.NoResult;

/// A page of the vendors' list.
public final class ListRow implements Row {
  private static final int AT_ONCE = 16;
  private static final int PAGE = 100;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String how() {
    return """
    16 connections ask for pages of 100 assets of 1.4 kB, each beginning behind an asset at random, \
    in a large catalogue. The reference selects number and document of the same rows.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        new Line(
            "list",
            "list, %d of %,d".formatted(PAGE, sizes.listed()),
            "pgbench, select of the same rows",
            "1/s",
            new Place("ours", "rate"),
            Optional.of(new Place("pgbench", "rate")),
            Optional.of(atLeast(0.7))));
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var shop = stage.main();
    int listed = stage.sizes().listed();
    shop.server()
        .command("catalog", "import", Catalogues.listed(stage.scratch(), listed).toString());
    long first = Catalogues.FIRST_LISTED;
    long last = first + listed - PAGE - 1;
    var pgbench = shop.pgbench(stage.scratch());
    var script =
        """
        \\set last random(%d, %d)
        select asset_id, document from asset
        where not withdrawn and asset_id > :last order by asset_id limit %d;
        """
            .formatted(first, last, PAGE);
    WarmUp.with(stage.sizes(), piece -> measure(stage, listed, piece));
    return new Contest()
        .with("ours", () -> measure(stage, listed, stage.sizes().seconds()))
        .with("pgbench", () -> pgbench.run(script, AT_ONCE, stage.sizes().seconds()))
        .warmedUp();
  }

  private static Map<String, Double> measure(Stage stage, int listed, double seconds)
      throws IOException, InterruptedException, NoResult {
    var shop = stage.main();
    var paths =
        IntStream.range(0, Math.max(1, listed - PAGE))
            .mapToObj(i ->
                "/assets/list?page_size=%d&last_id=%d"
                    .formatted(PAGE, Catalogues.FIRST_LISTED + (long) i))
            .toList();
    var load =
        Loads.asked(stage, shop, "list", paths).with("--connections", AT_ONCE).seconds(seconds);
    return Loads.measured(load, shop);
  }
}
