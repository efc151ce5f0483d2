package org.partbook.statement.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.partbook.copies.StampFonts;

/// All forms of statements, by their names.
public final class Forms {
  private final List<Form> forms;

  /// All of them.
  ///
  /// @param fonts for PDFs, asked for when one is made
  public Forms(Supplier<StampFonts> fonts) {
    this.forms =
        List.of(
            new PdfForm(fonts),
            new CsvForm(),
            EditxForm.sales(),
            EditxForm.tax(),
            new HledgerForm(),
            new AccountingForm());
  }

  public Optional<Form> named(String name) {
    return forms.stream().filter(form -> form.name().equals(name)).findFirst();
  }

  /// In the order in which they are told.
  public List<Form> all() {
    return forms;
  }
}
