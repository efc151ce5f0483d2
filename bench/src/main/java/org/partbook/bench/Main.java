package org.partbook.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs all benchmarks, and prints a table in Markdown. Takes the options of JMH.
final class Main {
  private static final String OWN = "tail";
  private static final List<String> OTHERS = List.of("wholeCopy", "pdfBox", "qpdf");

  private Main() {}

  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    var options = new OptionsBuilder().parent(new CommandLineOptions(args));
    if (!QpdfOverlay.works()) {
      options.exclude(CopyBenchmark.class.getSimpleName() + "[.]qpdf");
      System.err.println("bench: there is no qpdf on this machine, going on without it");
    }
    print(new Runner(options.build()).run());
  }

  private static void print(Collection<RunResult> results) {
    var rows = new TreeMap<Integer, TreeMap<String, Double>>();
    for (var result : results) {
      var parameters = result.getParams();
      var name = parameters.getBenchmark();
      rows.computeIfAbsent(Integer.valueOf(parameters.getParam("pages")), _ -> new TreeMap<>())
          .put(name.substring(name.lastIndexOf('.') + 1), result.getPrimaryResult().getScore());
    }
    System.out.println();
    System.out.println("| Pages | Our tail | The whole copy | PDFBox | qpdf |");
    System.out.println("|--:|--:|--:|--:|--:|");
    rows.forEach((pages, row) -> System.out.println(line(pages, row)));
  }

  private static String line(int pages, Map<String, Double> row) {
    var cells = new ArrayList<String>();
    double own = row.getOrDefault(OWN, Double.NaN);
    cells.add(Integer.toString(pages));
    cells.add(time(own));
    for (var other : OTHERS) {
      double micros = row.getOrDefault(other, Double.NaN);
      cells.add(Double.isNaN(micros) ? "–" : time(micros) + " (" + times(micros / own) + ")");
    }
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String time(double micros) {
    if (Double.isNaN(micros)) {
      return "–";
    }
    return micros < 1000
        ? String.format(Locale.ROOT, "%.1f µs", micros)
        : String.format(Locale.ROOT, "%.1f ms", micros / 1000);
  }

  private static String times(double ratio) {
    return Double.isNaN(ratio) ? "–" : String.format(Locale.ROOT, "×%,.1f", ratio);
  }
}
