package org.partbook.statement.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.partbook.copies.StampFonts;

/// Forms as they are written in tests.
final class Written {
  private static final StampFonts FONTS = StampFonts.load();
  static final Forms FORMS = new Forms(() -> FONTS);

  private Written() {}

  static Form form(String name) {
    return FORMS.named(name).orElseThrow();
  }

  static byte[] bytes(String form, SampleStatement statement) throws IOException, RefusedStatement {
    var out = new ByteArrayOutputStream();
    form(form).write(statement.document(), out);
    return out.toByteArray();
  }

  static String text(String form, SampleStatement statement) throws IOException, RefusedStatement {
    return new String(bytes(form, statement), StandardCharsets.UTF_8);
  }
}
