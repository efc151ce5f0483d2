package org.partbook.terms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.partbook.json.Json;

/// Terms as the rows of the file that an import takes.
public final class TermsExport {
  public static final List<String> COLUMNS = TermsFile.COLUMNS;

  private TermsExport() {}

  /// Terms of a vendor, under [#COLUMNS]. They begin when they are imported.
  public static List<String> row(String vendor, Agreement agreed) {
    var scope = agreed.scope();
    return List.of(
        vendor,
        "",
        agreed.currency().getCurrencyCode(),
        agreed.basis().name().toLowerCase(Locale.ROOT),
        agreed.netPrice().isPresent() ? "" : plain(agreed.discount()),
        plain(agreed.netPrice()),
        plain(agreed.minimum()),
        plain(agreed.factor()),
        joined(agreed.territories()),
        joined(scope.series()),
        joined(scope.categories()),
        joined(scope.formats()),
        joined(scope.types()),
        joined(scope.holders()),
        joined(scope.assets()),
        agreed.vat().wire(),
        plain(agreed.vat().rate()),
        agreed.period().name().toLowerCase(Locale.ROOT));
  }

  private static String plain(Optional<BigDecimal> amount) {
    return amount.map(TermsExport::plain).orElse("");
  }

  private static String plain(BigDecimal amount) {
    return Json.plain(amount).toPlainString();
  }

  private static String joined(Set<?> values) {
    return new TreeSet<>(values)
        .stream().map(String::valueOf).collect(Collectors.joining(TermsFile.BETWEEN));
  }
}
