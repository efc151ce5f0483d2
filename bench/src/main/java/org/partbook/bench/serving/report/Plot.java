package org.partbook.bench.serving.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.bench.serving.figures.Goal;
import org.partbook.bench.serving.figures.Spread;

/// A picture of ratios: a bar from the least to the most, a dot for the median, a line across for
/// the goal, all on a scale of powers of ten.
final class Plot {
  private static final int WIDTH = 820;
  private static final int NAMES = 330;
  private static final int ROW = 26;
  private static final int TOP = 44;
  private static final int RIGHT = 60;

  private final List<Entry> entries;
  private final double low;
  private final double high;

  record Entry(String name, Optional<Spread> before, Optional<Spread> now, Optional<Goal> goal) {}

  Plot(List<Entry> entries) {
    this.entries = entries;
    this.low = Math.min(0.1, power(least(), -1));
    this.high = Math.max(10, power(most(), 1));
  }

  private double least() {
    return spreads().mapToDouble(Spread::least).filter(value -> value > 0).min().orElse(1);
  }

  private double most() {
    return spreads().mapToDouble(Spread::most).max().orElse(1);
  }

  private Stream<Spread> spreads() {
    return entries.stream()
        .flatMap(entry -> Stream.of(entry.before, entry.now).flatMap(Optional::stream));
  }

  /// The power of ten below or above.
  private static double power(double value, int side) {
    double exponent = Math.log10(value);
    return Math.pow(10, side < 0 ? Math.floor(exponent) : Math.ceil(exponent));
  }

  String svg() {
    int height = TOP + entries.size() * ROW + 16;
    var svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="#fff"/>
            <text x="8" y="18" fill="#333">Ours as a multiple of the reference: least, median, most. Grey: before. Across: the goal.</text>
            """,
            WIDTH,
            height));
    for (double tick = low; tick <= high * 1.001; tick *= 10) {
      svg.append(
          String.format(
              Locale.ROOT,
              """
              <line x1="%1$.1f" x2="%1$.1f" y1="%2$d" y2="%3$d" stroke="#ddd"/>
              <text x="%1$.1f" y="%4$d" fill="#777" text-anchor="middle">%5$s ×</text>
              """,
              x(tick),
              TOP - 4,
              height - 10,
              TOP - 8,
              Numbers.shortly(tick)));
    }
    for (int i = 0; i < entries.size(); i++) {
      draw(svg, entries.get(i), TOP + i * ROW + ROW / 2);
    }
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, Entry entry, int y) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" fill=\"#111\" text-anchor=\"end\">%s</text>%n",
            NAMES - 10,
            y + 4,
            escaped(entry.name)));
    entry.before.ifPresent(spread -> bar(svg, spread, y + 5, "#aaa", 3));
    entry.now.ifPresent(spread -> {
      var colour =
          entry.goal.map(goal -> goal.isMetBy(spread.median())).orElse(true)
              ? "#1a7f4b"
              : "#b5492c";
      bar(svg, spread, y - 2, colour, 6);
    });
    entry.goal.ifPresent(goal ->
        svg.append(
            String.format(
                Locale.ROOT,
                "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#111\" stroke-width=\"2\"/>%n",
                x(goal.limit()),
                y - 9,
                y + 9)));
  }

  private void bar(StringBuilder svg, Spread spread, int y, String colour, int thick) {
    double from = x(spread.least());
    double to = Math.max(from + 1, x(spread.most()));
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <rect x="%.1f" y="%.1f" width="%.1f" height="%d" fill="%s" opacity="0.55"/>
            <circle cx="%.1f" cy="%d" r="%.1f" fill="%s"/>
            """,
            from,
            y - thick / 2.0,
            to - from,
            thick,
            colour,
            x(spread.median()),
            y,
            thick / 2.0 + 1.5,
            colour));
  }

  private double x(double value) {
    double share = Math.log10(Math.max(value, low) / low) / Math.log10(high / low);
    return NAMES + share * (WIDTH - NAMES - RIGHT);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("`", "");
  }
}
