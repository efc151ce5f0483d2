package org.partbook.statement.form;

import java.math.BigDecimal;

/// How value added tax is treated.
///
/// @param treatment such as `excluded`
/// @param rate in percent
public record DocumentVat(String treatment, BigDecimal rate) {
  /// Where nobody has said anything of it.
  static final DocumentVat NONE = new DocumentVat("none", BigDecimal.ZERO);

  /// Whether prices have the tax in them.
  boolean isIncluded() {
    return treatment.equals("included");
  }

  /// The tax that the vendor owes to the publisher, in percent.
  BigDecimal charged() {
    return isIncluded() || treatment.equals("excluded") ? rate : BigDecimal.ZERO;
  }

  /// As people write it.
  String words() {
    var percent = rate.toPlainString() + " %";
    return switch (treatment) {
      case "included" -> percent + ", included in the prices";
      case "excluded" -> percent;
      case "reverse_charge" -> "reverse charge: owed by the recipient";
      case String other -> other.replace('_', ' ');
    };
  }
}
