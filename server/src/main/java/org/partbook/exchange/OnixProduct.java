package org.partbook.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.partbook.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a line of an ONIX product.
final class OnixProduct {
  private final OnixNode product;
  private final Optional<String> currency;
  private final ObjectNode line = Json.mapperInstance().createObjectNode();
  private final ObjectNode own = Json.mapperInstance().createObjectNode();
  private final List<String> problems = new ArrayList<>();

  private OnixProduct(OnixNode product, Optional<String> currency) {
    this.product = product;
    this.currency = currency;
  }

  /// What was made of a product.
  ///
  /// @param problems why it can't be imported
  record Made(ObjectNode line, List<String> problems) {}

  /// Reads a product.
  ///
  /// @param currency of the catalogue's own prices
  static Made read(OnixNode product, Optional<String> currency) {
    var made = new OnixProduct(product, currency);
    made.identifiers();
    made.description();
    made.collateral();
    made.publishing();
    made.prices();
    if (!made.own.isEmpty()) {
      made.line.set("own", made.own);
    }
    return new Made(made.line, made.problems);
  }

  private void identifiers() {
    product.value("RecordReference").ifPresent(one -> own.put("record_reference", one));
    for (var one : product.all("ProductIdentifier")) {
      var value = one.value("IDValue").orElse("");
      switch (one.value("ProductIDType").orElse("")) {
        case OnixCodes.PROPRIETARY -> proprietary(one.value("IDTypeName").orElse(""), value);
        case OnixCodes.ISMN_13 -> own.put("ismn", value);
        case OnixCodes.ISMN_10 -> {
          if (!own.has("ismn")) {
            own.put("ismn", value);
          }
        }
        case OnixCodes.GTIN_13 -> {
          if (value.startsWith("9790") && !own.has("ismn")) {
            own.put("ismn", value);
          }
        }
        default -> {}
      }
    }
    if (product.is("NotificationType", "05")) {
      line.put("withdrawn", true);
    }
  }

  private void proprietary(String type, String value) {
    boolean isId = type.matches("(?i)(partbook |hl )?asset[ _-]?id");
    boolean isInteger = value.matches("[1-9]\\d{0,17}");
    if (isInteger && (isId || !line.has("asset_id"))) {
      line.put("asset_id", Long.parseLong(value));
    }
    if (!isId && (!own.has("sku") || type.matches("(?i).*sku.*"))) {
      own.put("sku", value);
    }
  }

  private void description() {
    for (var detail : product.all("DescriptiveDetail")) {
      title(detail);
      contributors(detail);
      subjects(detail);
      var languages =
          detail.all("Language").stream()
              .filter(
                  one -> one.value("LanguageRole").filter(Set.of("01", "05")::contains).isPresent())
              .flatMap(one -> one.value("LanguageCode").stream())
              .distinct()
              .toList();
      if (!languages.isEmpty()) {
        own.put("languages", String.join(" ", languages));
      }
      for (var extent : detail.all("Extent")) {
        extent(extent);
      }
    }
  }

  private void title(OnixNode detail) {
    var titles = detail.all("TitleDetail");
    var title =
        titles.stream()
            .filter(one -> one.is("TitleType", "01"))
            .findFirst()
            .or(() -> titles.stream().findFirst());
    title
        .flatMap(one ->
            one.all("TitleElement").stream()
                .min(
                    Comparator.comparing(
                        (OnixNode element) -> !element.is("TitleElementLevel", "01"))))
        .map(OnixProduct::titleOf)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> line.put("title", text));
  }

  private static String titleOf(OnixNode element) {
    var main =
        element
            .first("TitleText")
            .or(() -> element.first("TitleWithoutPrefix"))
            .map(OnixProduct::oneLine)
            .orElse("");
    var withPrefix =
        element.first("TitleText").isPresent()
            ? main
            : Stream.concat(
                    element.first("TitlePrefix").map(OnixProduct::oneLine).stream(),
                    Stream.of(main))
                .reduce((prefix, rest) ->
                    prefix.endsWith("'") || prefix.endsWith("’")
                        ? prefix + rest
                        : prefix + " " + rest)
                .orElse("");
    return element
        .first("Subtitle")
        .map(OnixProduct::oneLine)
        .filter(subtitle -> !subtitle.isEmpty())
        .map(subtitle -> withPrefix + ": " + subtitle)
        .orElse(withPrefix);
  }

  private static String oneLine(OnixNode node) {
    return node.plain().replace('\n', ' ');
  }

  private void contributors(OnixNode detail) {
    var contributors =
        detail.all("Contributor").stream()
            .sorted(Comparator.comparingInt(OnixProduct::sequence))
            .toList();
    if (contributors.isEmpty()) {
      return;
    }
    var list = line.putArray("contributors");
    for (var one : contributors) {
      var name = nameOf(one);
      var roles = one.all("ContributorRole");
      for (var role : roles) {
        var code = role.plain().strip();
        name.ifPresent(
            text -> list.addObject().put("name", text).put("role", OnixCodes.role(code)));
      }
      if (roles.isEmpty()) {
        name.ifPresent(text -> list.addObject().put("name", text));
      }
    }
  }

  private static int sequence(OnixNode contributor) {
    return contributor
        .value("SequenceNumber")
        .filter(number -> number.matches("\\d{1,5}"))
        .map(Integer::parseInt)
        .orElse(Integer.MAX_VALUE);
  }

  private static Optional<String> nameOf(OnixNode contributor) {
    return contributor
        .value("PersonName")
        .or(() -> contributor.value("CorporateName"))
        .or(() ->
            contributor
                .value("KeyNames")
                .map(key ->
                    contributor
                        .value("NamesBeforeKey")
                        .map(before -> before + " " + key)
                        .orElse(key)))
        .or(() -> contributor.value("PersonNameInverted").map(OnixProduct::turned));
  }

  private static String turned(String inverted) {
    var parts = inverted.split(",\\s*", 2);
    return parts.length == 2 ? parts[1] + " " + parts[0] : inverted;
  }

  private void subjects(OnixNode detail) {
    var categories = new LinkedHashSet<String>();
    var keywords = new LinkedHashSet<String>();
    for (var one : detail.all("Subject")) {
      var heading = one.value("SubjectHeadingText");
      if (one.is("SubjectSchemeIdentifier", "20")) {
        heading.ifPresent(text -> keywords.addAll(Cell.split(text)));
      } else {
        heading.or(() -> one.value("SubjectCode")).ifPresent(categories::add);
      }
    }
    putAll("categories", categories);
    putAll("keywords", keywords);
  }

  private void putAll(String name, Set<String> texts) {
    if (!texts.isEmpty()) {
      var list = line.putArray(name);
      texts.forEach(list::add);
    }
  }

  private void extent(OnixNode extent) {
    var value = extent.value("ExtentValue").filter(text -> text.matches("\\d{1,9}"));
    if (value.isEmpty()) {
      return;
    }
    long number = Long.parseLong(value.get());
    var type = extent.value("ExtentType").orElse("");
    switch (type + " " + extent.value("ExtentUnit").orElse("")) {
      case "11 03" -> line.put("page_count", number);
      case "09 06" -> line.put("performance_time", number);
      case "09 05" -> line.put("performance_time", 60 * number);
      default -> {}
    }
  }

  private void collateral() {
    var texts = product.path("CollateralDetail", "TextContent");
    Stream.of("03", "02")
        .flatMap(type -> texts.stream().filter(one -> one.is("TextType", type)))
        .flatMap(one -> one.first("Text").stream())
        .map(OnixNode::plain)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .ifPresent(text -> line.put("description", text));
    for (var resource : product.path("CollateralDetail", "SupportingResource")) {
      if (resource.is("ResourceContentType", "01") && !line.has("images")) {
        resource.path("ResourceVersion", "ResourceLink").stream()
            .map(link -> link.plain().strip())
            .filter(link -> link.matches("(?is)https?://\\S+"))
            .findFirst()
            .ifPresent(
                link -> line.putArray("images").addObject().put("name", "cover").put("url", link));
      }
    }
  }

  private void publishing() {
    for (var detail : product.all("PublishingDetail")) {
      OnixRights.put(detail, line).ifPresent(problems::add);
      detail.path("Publisher").stream()
          .flatMap(one -> one.value("PublisherName").stream())
          .findFirst()
          .or(() ->
              detail.path("Imprint").stream()
                  .flatMap(one -> one.value("ImprintName").stream())
                  .findFirst())
          .ifPresent(name -> line.put("external_ref", name));
      if (detail.value("PublishingStatus").filter(OnixCodes.WITHDRAWN::contains).isPresent()) {
        line.put("withdrawn", true);
      }
      detail.all("PublishingDate").stream()
          .filter(one -> one.is("PublishingDateRole", "01"))
          .flatMap(one -> one.value("Date").stream())
          .findFirst()
          .ifPresent(this::published);
    }
  }

  private void published(String date) {
    OnixDay.of(date)
        .ifPresentOrElse(
            day -> own.put("publication_date", day),
            () -> problems.add("its publication date is '" + date + "', which is no day"));
  }

  /// The price that buyers pay in the catalogue's currency is its price; the others stand beside
  /// it.
  private void prices() {
    var prices = product.path("ProductSupply", "SupplyDetail", "Price");
    var currencies = new TreeSet<String>();
    prices.forEach(one -> one.value("CurrencyCode").ifPresent(currencies::add));
    if (currency.isEmpty() && currencies.size() > 1) {
      problems.add(
          "it has prices in "
              + String.join(", ", currencies)
              + ": say with --currency in which one the catalogue's prices are");
      return;
    }
    var own = currency.or(() -> currencies.stream().findFirst()).orElse("");
    var chosen =
        prices.stream()
            .filter(one -> one.value("CurrencyCode").orElse(own).equals(own))
            .min(Comparator.comparingInt(OnixProduct::rank));
    chosen.ifPresent(one -> putAmount(line, "retail_price", one));
    if (chosen.isEmpty() && !prices.isEmpty()) {
      problems.add("it has no price in " + own + ", only in " + String.join(", ", currencies));
    }
    for (var one : prices) {
      if (chosen.isPresent() && one != chosen.get() && one.value("PriceAmount").isPresent()) {
        var list = line.path("prices") instanceof ArrayNode there ? there : line.putArray("prices");
        var price = list.addObject();
        one.value("PriceType")
            .filter(type -> type.matches("\\d{1,3}"))
            .ifPresent(type -> price.put("type_id", Long.parseLong(type)));
        price.put("type_usage", one.value("CurrencyCode").orElse(own));
        putAmount(price, "price", one);
      }
    }
  }

  private static int rank(OnixNode price) {
    int place = OnixCodes.PRICES_IN_ORDER.indexOf(price.value("PriceType").orElse("02"));
    boolean isSpecial = price.value("PriceQualifier").filter(one -> !one.equals("00")).isPresent();
    return (place < 0 ? 99 : place) + (isSpecial ? 100 : 0);
  }

  private static void putAmount(ObjectNode into, String field, OnixNode price) {
    var text = price.value("PriceAmount");
    if (text.isEmpty()) {
      if (price.is("UnpricedItemType", "01")) {
        into.put(field, 0);
      }
      return;
    }
    Amount.of(text.get())
        .ifPresentOrElse(amount -> into.put(field, amount), () -> into.put(field, text.get()));
  }
}
