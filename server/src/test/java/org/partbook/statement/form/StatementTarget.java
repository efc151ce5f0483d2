package org.partbook.statement.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.partbook.copies.StampFonts;
import org.partbook.fuzz.FuzzTarget;

/// The document of a statement. It is refused in a sentence, or all of it is read; every form is
/// made of what is read, or none.
public final class StatementTarget implements FuzzTarget {
  private final Forms forms = new Forms(StampFonts::load);

  @Override
  public List<String> words() {
    return List.of(
        "\"totals\":",
        "\"statement\":",
        "\"due\":\"",
        "\"-0.01\"",
        "\"999999999999999999999999\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\n",
        "null",
        "\"EUR\"",
        "\"2026-01-01\"",
        "\"entry\":",
        "true");
  }

  @Override
  public int mutations() {
    return 1500;
  }

  @Override
  public long mostMegabytes() {
    return 256;
  }

  @Override
  public void accept(byte[] bytes) throws IOException {
    boolean taken = read(bytes);
    for (var form : forms.all()) {
      if (form.name().equals("pdf")) {
        continue;
      }
      try {
        form.write(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
        assertThat(taken).as(form.name()).isTrue();
      } catch (RefusedStatement e) {
        assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1000);
      }
    }
  }

  private static boolean read(byte[] bytes) throws IOException {
    try {
      var reader = StatementReader.of(new ByteArrayInputStream(bytes));
      var next = reader.next();
      while (next.isPresent()) {
        next = reader.next();
      }
      assertThat(reader.totals()).isNotNull();
      return true;
    } catch (RefusedStatement e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1000);
      return false;
    }
  }
}
