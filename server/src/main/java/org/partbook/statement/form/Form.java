package org.partbook.statement.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// One of the forms in which a statement is handed over.
public interface Form {
  /// As it is chosen by.
  String name();

  /// Of what is written, as HTTP has it.
  String mediaType();

  /// What the file of a statement is called.
  ///
  /// @param statement its number, or `draft`; what no file's name may have becomes a dash
  default String fileName(String statement) {
    return statement.replaceAll("[^A-Za-z0-9._-]", "-") + ending();
  }

  /// What names of files end with.
  String ending();

  /// Writes it.
  ///
  /// @param document the canonical document, read to its end once; not closed
  /// @param out not closed; after an exception, what was written there is worthless
  /// @throws RefusedStatement if the document isn't a statement, or has no such form
  void write(InputStream document, OutputStream out) throws IOException, RefusedStatement;
}
