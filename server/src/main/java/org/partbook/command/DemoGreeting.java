package org.partbook.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.partbook.Printable;
import tools.jackson.databind.JsonNode;

/// What the demo says when it is ready.
///
/// @param bought whether this start made the purchase, or an earlier one
record DemoGreeting(
    URI server, Path environment, DemoScore score, long order, JsonNode line, boolean bought) {
  void print(Console console) {
    console.rawOut().print(text(console));
    console.rawOut().flush();
  }

  private String text(Console console) {
    return """
    %s %s

    %s
      %s sold %s to %s: order %d, line %d, %s.
      download   %s
      read       %s

    %s
      . %s

      # What is for sale?
      curl -H "Authorization: Bearer $PARTBOOK_TOKEN" "$PARTBOOK_URL/assets/list?page_size=3"

      # Sell a copy.
      order=$(date +%%s)
      curl -i -H "Authorization: Bearer $PARTBOOK_TOKEN" -H "Content-Type: application/json" \\
        -d '{"asset_id": %d, "quantity": 1, "unit_price": %s, "line_item_price": %s,
             "country_code": "US", "customer": "Your Name",
             "order_line_id": 1, "order_number": '$order'}' "$PARTBOOK_URL/purchase/register"

      # How is the order doing, and where is the copy?
      curl -H "Authorization: Bearer $PARTBOOK_TOKEN" "$PARTBOOK_URL/purchase/info?order_id=$order"

      # What can go wrong, to be tried with $PARTBOOK_SANDBOX_TOKEN: %s/sandbox

    Ctrl-C stops the demo. Everything stays in %s for the next start.
    """
        .formatted(
            console.bold("Partbook is running at"),
            console.bold(server.toString()),
            console.bold(
                bought ? "A first copy is sold" : "The copy that was sold at the first start"),
            DemoShops.FIRST,
            Printable.line(score.title()),
            Printable.line(line.path("customer").asString("")),
            order,
            line.path("order_line_id").asLong(),
            line.path("status").asString("").toLowerCase(Locale.ROOT),
            link("download_url"),
            link("view_url"),
            console.bold("Be the shop yourself, in another terminal"),
            quoted(environment),
            score.asset(),
            score.price(),
            score.price(),
            server,
            folder());
  }

  private String link(String name) {
    return line.path(name).asString("-");
  }

  private String folder() {
    return String.valueOf(environment.getParent());
  }

  private static String quoted(Path path) {
    var text = path.toString();
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
