package org.partbook.bench.serving.shop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partbook.bench.serving.tools.Database;
import org.partbook.bench.serving.tools.NoResult;

/// The table of lines, as the database itself describes it: which columns there are is asked, so
/// that what is measured today can be measured after the next migration.
///
/// A line that was really sold is the pattern. Others are the same with another order, and with
/// another code where the database doesn't choose one.
public final class LineTable {
  /// What is unique of a line is chosen by the database, or made from the order's number.
  private static final String COLUMNS =
      """
      select attname, format_type(atttypid, atttypmod),
        attidentity <> '' or attgenerated <> '',
        coalesce(pg_get_expr(adbin, adrelid) ~ 'random|nextval', false)
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = 'order_line'::regclass and attnum > 0 and not attisdropped
      order by attnum
      """;

  private static final String INDEXES =
      """
      select
        'alter table order_line drop constraint ' || quote_ident(conname),
        'alter table order_line add constraint ' || quote_ident(conname) || ' '
          || pg_get_constraintdef(oid)
      from pg_constraint
      where conrelid = 'order_line'::regclass and contype in ('p', 'u')
      union all
      select 'drop index ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
      from pg_index
      where indrelid = 'order_line'::regclass
        and not exists (select from pg_constraint where conindid = indexrelid)
      """;

  private static final String PREPARED = "set maintenance_work_mem = '1GB'; ";

  private final Database database;
  private final long pattern;
  private final List<Column> columns;

  private record Column(String name, String type) {
    /// The pattern's value, as an expression of SQL without a colon: pgbench would take that for
    /// one of its variables.
    String literal() {
      return type.startsWith("timestamp")
          ? "coalesce('to_timestamp(' || extract(epoch from %s) || ')', 'null')".formatted(name)
          : "'cast(' || quote_nullable(%s::text) || ' as %s)'".formatted(name, type);
    }
  }

  private LineTable(Database database, long pattern, List<Column> columns) {
    this.database = database;
    this.pattern = pattern;
    this.columns = columns;
  }

  /// Asks the database what the table is like.
  ///
  /// @param pattern the order whose only line is the pattern
  public static LineTable of(Database database, long pattern)
      throws IOException, InterruptedException, NoResult {
    var columns = new ArrayList<Column>();
    for (var row : database.sql(COLUMNS).lines().toList()) {
      var cells = row.split("\t", -1);
      if (cells[2].equals("f") && cells[3].equals("f")) {
        columns.add(new Column(cells[0], cells[1]));
      }
    }
    return new LineTable(database, pattern, columns);
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /// The columns' expressions, given that of the order.
  private String expressions(String order, Function<Column, String> ofPattern) {
    return columns.stream()
        .map(column ->
            switch (column.name) {
              case "order_id" -> order;
              case "code" -> "decode(lpad(to_hex(%s), 20, '0'), 'hex')".formatted(order);
              default -> ofPattern.apply(column);
            })
        .collect(Collectors.joining(", "));
  }

  /// A statement for pgbench that inserts one line with all of its values, of the order `:order`.
  public String insert() throws IOException, InterruptedException, NoResult {
    var literals =
        columns.stream().map(Column::literal).collect(Collectors.joining(" || e'\\t' || "));
    var values =
        database
            .sql("select %s from order_line where order_id = %d".formatted(literals, pattern))
            .split("\t", -1);
    return "insert into order_line (%s) values (%s)"
        .formatted(
            names(),
            expressions("cast(:order as bigint)", column -> values[columns.indexOf(column)]));
  }

  /// What tells the pattern's vendor: a condition of SQL, but for the order.
  public String mine() throws IOException, InterruptedException, NoResult {
    return "vendor_id = %s and environment = 'live'"
        .formatted(database.sql("select vendor_id from order_line where order_id = " + pattern));
  }

  /// Adds lines with the orders from `first` on. Indexes are built when all lines are there, which
  /// takes a tenth of the time.
  public void multiply(long first, long count) throws IOException, InterruptedException, NoResult {
    var rebuild = dropIndexes();
    database.sql(
        """
        insert into order_line (%s)
        select %s
        from (select * from order_line where order_id = %d) as pattern,
          generate_series(%d, %d) as n
        """
            .formatted(
                names(),
                expressions("n", column -> "pattern." + column.name),
                pattern,
                first,
                first + count - 1));
    for (var index : rebuild) {
      database.sql(PREPARED + index);
    }
    // Otherwise the database would do it by itself, sometime during a measurement.
    database.sql("vacuum (freeze, analyze) order_line");
    database.sql("checkpoint");
  }

  /// Says how to make them again. One that something else needs stays.
  private List<String> dropIndexes() throws IOException, InterruptedException, NoResult {
    var rebuild = new ArrayList<String>();
    for (var row : database.sql(INDEXES).lines().toList()) {
      var statements = row.split("\t", -1);
      try {
        database.sql(statements[0]);
        rebuild.add(statements[1]);
      } catch (NoResult _) {
        // Then the insert takes longer, and that isn't measured.
      }
    }
    return rebuild;
  }
}
