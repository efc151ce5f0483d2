package org.partbook.client.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What may be sold: validates, and checks registrations.
final class Registrar {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Duration HOLDS = Duration.ofMinutes(30);

  private final World world;
  private final Map<String, Validated> tokens = new HashMap<>();

  /// What a validation says.
  private record Validated(long asset, long quantity, String country, Instant expires) {}

  Registrar(World world) {
    this.world = world;
  }

  Answer validate(FakeRequest request) {
    var body =
        Json.object(request.bytes())
            .map(Reading::of)
            .orElseThrow(() -> Problem.of("MALFORMED_JSON", "the body is no JSON object"));
    var asset = body.id("asset_id");
    var address = body.text("customer_ip");
    var quantity = body.id("quantity");
    if (!address.isEmpty() && !address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:.*")) {
      body.wrong("customer_ip", "must be an IPv4 or IPv6 address");
    }
    body.orRefuse();
    check(body, "customer_ip", asset, quantity, world.country());
    body.orRefuse();
    var token = "fake_" + Long.toUnsignedString(new SecureRandom().nextLong(), 36);
    var expires = world.now().plus(HOLDS);
    tokens.put(token, new Validated(asset, quantity, world.country(), expires));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("token", token);
    answer.put("exp_date", expires.getEpochSecond());
    return Answer.json(200, answer);
  }

  private void check(Reading body, String countryField, long id, long quantity, String country) {
    var asset =
        world
            .catalogue()
            .known(id)
            .orElseThrow(() -> Problem.of("ASSET_NOT_FOUND", "there is no asset " + id));
    if (world.catalogue().isWithdrawn(id)) {
      body.wrong("asset_id", "is refused: asset " + id + " is withdrawn from sale");
    }
    if (quantity < asset.least()) {
      body.wrong("quantity", "must be %d or more for asset %d".formatted(asset.least(), id));
    }
    if (!asset.isSoldIn(country)) {
      body.wrong(countryField, "is refused: asset %d may not be sold in %s".formatted(id, country));
    }
  }

  static Reading body(FakeRequest request) {
    return Json.object(request.bytes())
        .map(Reading::of)
        .orElseThrow(() -> Problem.invalid("body", "the body is no JSON object"));
  }

  /// The numbers of the lines that a sale would get, as far as they can be read.
  static List<Line.Key> keys(long order, Reading sale) {
    var parts = sale.objects("parts");
    return (parts.isEmpty() ? List.of(sale) : parts)
        .stream().map(line -> new Line.Key(order, line.peek("order_line_id"))).toList();
  }

  /// The lines that a sale becomes; what is wrong is remembered by what it was read from.
  List<Line.Sale> sales(long order, String customer, Reading sale) {
    var token = sale.optionalText("token");
    var validated = token.flatMap(text -> Optional.ofNullable(tokens.get(text)));
    if (token.isPresent() && validated.filter(this::holds).isEmpty()) {
      sale.wrong("token", "is none of ours, or has expired");
    }
    var asset = validated.isPresent() ? validated.get().asset() : idUnless(token, sale, "asset_id");
    var quantity =
        validated.isPresent() ? validated.get().quantity() : idUnless(token, sale, "quantity");
    var country =
        validated.isPresent() ? validated.get().country() : token.isPresent() ? "" : country(sale);
    var line = sale.id("order_line_id");
    var unit = sale.price("unit_price");
    var price = sale.price("line_item_price");
    var parts = sale.objects("parts");
    var whole =
        new Line.Sale(
            new Line.Key(order, line),
            asset,
            quantity,
            country,
            round(unit),
            round(price),
            customer);
    return parts.isEmpty() ? List.of(whole) : parts(whole, parts);
  }

  private boolean holds(Validated validated) {
    return validated.expires().isAfter(world.now());
  }

  private static long idUnless(Optional<String> token, Reading sale, String name) {
    return token.isPresent() ? 0 : sale.id(name);
  }

  private static String country(Reading sale) {
    var code = sale.text("country_code");
    if (!code.isEmpty() && !COUNTRIES.contains(code)) {
      sale.wrong("country_code", "must be an ISO 3166-1 alpha-2 code in capitals");
    }
    return code;
  }

  private static BigDecimal round(BigDecimal price) {
    return price.scale() > 4 ? price.setScale(4, RoundingMode.HALF_EVEN) : price;
  }

  private static List<Line.Sale> parts(Line.Sale whole, List<Reading> parts) {
    var sales = new ArrayList<Line.Sale>();
    var seen = new HashSet<Long>();
    var shares = shares(whole.price(), parts.size());
    for (var part : parts) {
      var line = part.id("order_line_id");
      if (line > 0 && !seen.add(line)) {
        part.wrong("order_line_id", "must occur only once: " + line);
      }
      sales.add(
          new Line.Sale(
              new Line.Key(whole.key().order(), line),
              part.id("asset_id"),
              whole.quantity(),
              whole.country(),
              whole.unitPrice(),
              shares.get(sales.size()),
              whole.customer()));
    }
    return sales;
  }

  /// Shares that add up to exactly the price.
  private static List<BigDecimal> shares(BigDecimal price, int parts) {
    var scale = Math.max(2, price.scale());
    var share = price.divide(BigDecimal.valueOf(parts), scale, RoundingMode.DOWN);
    var cent = BigDecimal.ONE.movePointLeft(scale);
    var left = price.subtract(share.multiply(BigDecimal.valueOf(parts)));
    var shares = new ArrayList<BigDecimal>();
    for (var i = 0; i < parts; i++) {
      var more = left.signum() > 0;
      shares.add(more ? share.add(cent) : share);
      left = more ? left.subtract(cent) : left;
    }
    return shares;
  }

  /// Holds a sale against the catalogue.
  void check(Reading sale, List<Line.Sale> lines) {
    var parts = sale.objects("parts");
    var field = sale.has("token") ? "token" : "country_code";
    if (parts.isEmpty()) {
      var line = lines.get(0);
      check(sale, field, line.asset(), line.quantity(), line.country());
      return;
    }
    var whole = wholeOf(sale);
    if (!whole.isPartable()) {
      sale.wrong(
          "parts", "is refused: the parts of asset %d aren't sold".formatted(whole.assetId()));
      return;
    }
    for (var i = 0; i < parts.size(); i++) {
      if (!whole.hasPart(lines.get(i).asset())) {
        parts.get(i).wrong("asset_id", "is no part of asset " + whole.assetId() + " to be sold");
      } else {
        var line = lines.get(i);
        check(parts.get(i), field, line.asset(), line.quantity(), line.country());
      }
    }
  }

  private FakeAsset wholeOf(Reading sale) {
    var id =
        sale.optionalText("token")
            .flatMap(token -> Optional.ofNullable(tokens.get(token)))
            .map(Validated::asset)
            .orElseGet(() -> sale.peek("asset_id"));
    return world
        .catalogue()
        .known(id)
        .orElseThrow(() -> Problem.of("ASSET_NOT_FOUND", "there is no asset " + id));
  }
}
