package org.partbook.vendorpage;

import java.util.List;
import java.util.Locale;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.requests.LoggedRequest;

/// What stands around each section: whose page it is, and the ways to the others.
///
/// @param root the way from the page's URL up to the server's root
/// @param title of this page
/// @param numbers as addresses have them
record Desk(
    Session session,
    Vendor vendor,
    Section section,
    String root,
    String title,
    OwnNumbers numbers) {
  List<Section> sections() {
    return Section.of(session.environment());
  }

  String at(String path) {
    return root + path;
  }

  String at(Section other) {
    return root + other.path();
  }

  String at(LoggedRequest request) {
    return at(Section.REQUESTS) + "/" + numbers.sealRequest(request.id());
  }

  boolean isHere(Section other) {
    return section == other;
  }

  String environment() {
    return session.environment().wire();
  }

  boolean isSandbox() {
    return session.environment() == Environment.SANDBOX;
  }

  /// The one that isn't shown.
  String otherEnvironment() {
    return other(session.environment()).name().toLowerCase(Locale.ROOT);
  }

  static Environment other(Environment environment) {
    return switch (environment) {
      case LIVE -> Environment.SANDBOX;
      case SANDBOX -> Environment.LIVE;
    };
  }
}
