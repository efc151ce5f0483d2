package org.partbook.copies;

import java.net.URI;
import java.time.LocalDate;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.stamp.Stamper;

/// What makes stamps in tests, with the fonts read once.
public final class TestStamps {
  public static final Licence LICENCE = to("Clara Wieck");

  private static final StampFonts FONTS = StampFonts.load();
  private static final URI CHECK_PAGE = URI.create("https://scores.example.org/verify/");

  private TestStamps() {}

  public static Stamper stamper() {
    return stamper(StampStyle.standard());
  }

  public static Stamper stamper(StampStyle style) {
    return new Stamper(style, () -> CHECK_PAGE, FONTS.typesetter());
  }

  /// The same, as programs have it.
  public static CopyMaker maker() {
    return new CopyMaker(StampStyle.standard(), () -> CHECK_PAGE, FONTS);
  }

  public static Licence to(String customer) {
    return new Licence(
        CopyCode.parse("7Q4M-2KXN-09DC-V5TE").orElseThrow(),
        customer,
        3,
        "Corner Music Shop",
        12_345,
        1,
        LocalDate.of(2026, 11, 24),
        "DE",
        false);
  }

  /// A copy that was sold in the sandbox.
  public static Licence sampleTo(String customer) {
    var real = to(customer);
    return new Licence(
        real.code(),
        customer,
        real.quantity(),
        real.vendor(),
        real.order(),
        real.line(),
        real.date(),
        real.country(),
        true);
  }
}
