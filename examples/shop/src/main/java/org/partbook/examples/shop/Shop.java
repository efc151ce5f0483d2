package org.partbook.examples.shop;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.client.AssetItem;
import org.partbook.client.PurchaseApi;
import org.partbook.client.PurchaseApiException;

/// The shop's command line.
public final class Shop {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String USAGE =
      """
      usage: shop list                                what there is
             shop sell ASSET [COPIES] [BUYER] [IP]    sell it, and fetch the buyer's copy
             shop orders                              what was sold
             shop go-on                               take up what isn't at its end
             shop refund ORDER                        cancel, and give the money back
             shop rehearse                            go through all that the sandbox has in store

      PARTBOOK_URL and PARTBOOK_SANDBOX_TOKEN say where to buy. With SHOP_LIVE=1 it is PARTBOOK_TOKEN,
      and sales are real. SHOP_FOLDER, shop-data unless it is set, holds orders and copies.
      """;

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final Path folder;
  private final PurchaseApi api;
  private final OrderBook book;

  private Shop(Map<String, String> environment, PrintStream out) throws IOException {
    this.environment = environment;
    this.out = out;
    this.folder = Path.of(environment.getOrDefault("SHOP_FOLDER", "shop-data"));
    this.api = PurchaseApi.builder(URI.create(required("PARTBOOK_URL"))).token(this::token).build();
    this.book = new OrderBook(folder.resolve("orders"));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), System.getenv(), out));
  }

  /// Does what the arguments say.
  ///
  /// @return the exit code: 0 done, 1 failed or not at its end, 2 wrong usage
  static int run(List<String> arguments, Map<String, String> environment, PrintStream out)
      throws IOException, InterruptedException {
    if (arguments.isEmpty()) {
      out.print(USAGE);
      return WRONG_USAGE;
    }
    try {
      var shop = new Shop(environment, out);
      return shop.run(arguments.get(0), arguments.subList(1, arguments.size()));
    } catch (PurchaseApiException | WrongUsage e) {
      out.println(e.getMessage());
      return e instanceof WrongUsage ? WRONG_USAGE : FAILED;
    }
  }

  private static final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
      super(message);
    }
  }

  private int run(String command, List<String> arguments) throws IOException, InterruptedException {
    return switch (command) {
      case "list" -> list();
      case "sell" -> sell(arguments);
      case "orders" -> orders();
      case "go-on" -> goOn();
      case "refund" -> refund(arguments);
      case "rehearse" -> new Rehearsal(api, this::till, out).run() ? DONE : FAILED;
      default -> throw new WrongUsage("there is no command '" + command + "'\n" + USAGE);
    };
  }

  private int list() {
    for (var asset : api.assets()) {
      var price = asset.retailPrice().map(BigDecimal::toPlainString).orElse("-");
      out.println(asset.assetId() + "  " + price + "  " + asset.title());
    }
    return DONE;
  }

  private int sell(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new WrongUsage("sell needs an ASSET; list shows them");
    }
    var asset = find(number("ASSET", arguments.get(0)));
    var copies = arguments.size() > 1 ? number("COPIES", arguments.get(1)) : 1;
    var buyer = arguments.size() > 2 ? arguments.get(2) : "Somebody at the counter";
    var address = arguments.size() > 3 ? arguments.get(3) : "203.0.113.9";
    return tell(till(Payments.pretended(), PATIENCE).sell(asset, copies, buyer, address));
  }

  private AssetItem find(long asset) {
    for (var listed : api.listAssets(1, asset - 1).assets()) {
      if (listed.assetId() == asset) {
        return listed;
      }
    }
    throw new WrongUsage("there is no asset " + asset + "; list shows what there is");
  }

  private int orders() throws IOException {
    for (var sale : book.all()) {
      out.println(
          sale.order() + "  " + sale.asset() + "  " + sale.status() + "  " + sale.customer());
    }
    return DONE;
  }

  private int goOn() throws IOException {
    var worst = DONE;
    for (var sale : book.all()) {
      if (sale.isOpen()) {
        worst = Math.max(worst, tell(till(Payments.pretended(), PATIENCE).goOn(sale)));
      }
    }
    return worst;
  }

  private int refund(List<String> arguments) throws IOException {
    if (arguments.size() != 1) {
      throw new WrongUsage("refund needs an ORDER; orders shows them");
    }
    var order = number("ORDER", arguments.get(0));
    var sale = book.find(order);
    if (sale.isEmpty()) {
      throw new WrongUsage("there is no order " + order + "; orders shows them");
    }
    return tell(till(Payments.pretended(), PATIENCE).takeBack(sale.get()));
  }

  private int tell(Outcome outcome) {
    out.println(Words.of(outcome));
    return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Refunded
        ? DONE
        : FAILED;
  }

  private Till till(Payments payments, Duration patience) {
    return new Till(api, book, payments, folder.resolve("copies"), patience, Clock.systemUTC());
  }

  private static long number(String name, String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new WrongUsage(name + " must be a number, 1 or more, not '" + text + "'");
    }
    return Long.parseLong(text);
  }

  private String token() {
    var live = Optional.ofNullable(environment.get("SHOP_LIVE")).filter("1"::equals).isPresent();
    return required(live ? "PARTBOOK_TOKEN" : "PARTBOOK_SANDBOX_TOKEN");
  }

  private String required(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new WrongUsage(name + " isn't set; ./partbook demo writes demo.env"));
  }
}
