package org.partbook.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partbook.statement.CoverageStore.One;
import org.partbook.terms.Agreements;
import org.partbook.terms.Vat;

/// How value added tax is treated in a vendor's terms, by their numbers. A sale keeps the treatment
/// of the terms that it was sold by, whatever is agreed afterwards.
final class AgreedVat {
  static final AgreedVat NONE = new AgreedVat(Map.of());

  private final Map<Long, Vat> byTerms;

  private AgreedVat(Map<Long, Vat> byTerms) {
    this.byTerms = byTerms;
  }

  /// As the journal has it.
  ///
  /// @param bodies of the entries by which terms were set
  static AgreedVat of(List<String> bodies) {
    var byTerms = new HashMap<Long, Vat>();
    for (var body : bodies) {
      var json = StatementHeader.read(body);
      byTerms.put(json.path("terms").longValue(), Agreements.read(json.path("agreement")).vat());
    }
    return new AgreedVat(byTerms);
  }

  Vat of(One one) {
    var terms = one.number("terms");
    return terms.isPresent() ? byTerms.getOrDefault(terms.getAsLong(), Vat.NONE) : Vat.NONE;
  }
}
