package org.partbook.reader;

import com.microsoft.playwright.Browser;

/// What scores are read on.
enum Screen {
  PHONE(390, 844, 3, true),
  TABLET(820, 1180, 2, true),
  TABLET_ON_ITS_SIDE(1180, 820, 2, true),
  DESKTOP(1440, 900, 1, false);

  final int width;
  final int height;
  private final double density;
  final boolean touched;

  Screen(int width, int height, double density, boolean touched) {
    this.width = width;
    this.height = height;
    this.density = density;
    this.touched = touched;
  }

  Browser.NewPageOptions device() {
    return new Browser.NewPageOptions()
        .setViewportSize(width, height)
        .setDeviceScaleFactor(density)
        .setHasTouch(touched)
        .setLocale("en-GB");
  }
}
