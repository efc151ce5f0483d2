package org.partbook.vendorpage;

import java.util.List;
import org.partbook.statement.Statement;
import org.partbook.statement.Statement.Closed;

/// The vendor's closed statements.
record StatementsPage(Desk desk, List<Statement> statements) {
  /// The forms that are for shops, not for the publisher's books.
  static final List<String> FORMS = List.of("pdf", "csv", "editx", "editx-tax", "document");

  List<String> forms() {
    return FORMS;
  }

  static Closed closed(Statement statement) {
    return statement.closed().orElseThrow();
  }

  String file(Statement statement, String form) {
    return desk.at(Section.STATEMENTS) + "/" + closed(statement).number() + "/" + form;
  }
}
