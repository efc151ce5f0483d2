package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.NoResult;

/// Whole sales beside the least that a database must be told of one.
public final class SaleRow implements Row {
  private static final int AT_ONCE = 16;

  @Override
  public String name() {
    return "sales";
  }

  @Override
  public String how() {
    return """
    16 at once, each: register, then info each 5 ms until it is 200, then the link to download. The \
    reference is the least that a sale is in SQL, three statements, each committed by itself: one \
    that inserts the completed line with its entry in the journal, one that selects the \
    order, one that selects the line.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        new Line(
            "sales",
            "whole sales, 16 at once",
            "pgbench, the same statements",
            "1/s",
            new Place("ours", "rate"),
            Optional.of(new Place("pgbench", "rate")),
            Optional.of(atLeast(0.6))));
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var shop = stage.main();
    var pgbench = shop.pgbench(stage.scratch());
    var mine = shop.lines().mine();
    var script =
        RegisterRow.COUNTING
            + """
            with line as (%s returning id, vendor_id, quantity),
              entry as (
                insert into journal (at, kind, actor, line_id, vendor_id, quantity, body)
                select now(), 'REGISTERED', 'token 1', id, vendor_id, quantity,
                  '{"environment":"live","completed":true}'
                from line)
              select id from line;
            select * from order_line where %s and order_id = :order order by order_line_id;
            select * from order_line where %s and order_id = :order and order_line_id = 1;
            """
                .formatted(shop.lines().insert(), mine, mine);
    double seconds = stage.sizes().seconds();
    WarmUp.with(
        stage.sizes(),
        piece ->
            Loads.sales(stage, shop, "sale").with("--connections", AT_ONCE).seconds(piece).run());
    return new Contest()
        .with(
            "ours",
            () ->
                Loads.measured(
                    Loads.sales(stage, shop, "sale")
                        .with("--connections", AT_ONCE)
                        .seconds(seconds),
                    shop))
        .with("pgbench", () -> pgbench.run(script, AT_ONCE, seconds))
        .warmedUp();
  }
}
