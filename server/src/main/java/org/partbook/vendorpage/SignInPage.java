package org.partbook.vendorpage;

import java.util.Optional;
import org.partbook.web.DeskFrame;
import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;

/// Where somebody signs in with a token.
///
/// @param problem with the attempt before
record SignInPage(DeskFrame frame, Optional<String> problem) {
  static HtmlPage of(String root) {
    return page(root, Optional.empty());
  }

  static HtmlPage refused(String root) {
    return page(
        root, Optional.of("This token is unknown, expired or revoked. Nobody was signed in."));
  }

  static HtmlPage tooMany(String root) {
    return page(root, Optional.of("Too many attempts. Wait a minute, and try again."));
  }

  private static HtmlPage page(String root, Optional<String> problem) {
    var shown = new SignInPage(new DeskFrame(root, "Sign in"), problem);
    return new HtmlPage(Language.EN, Html.of(JteSignInPageGenerated::render, shown));
  }
}
