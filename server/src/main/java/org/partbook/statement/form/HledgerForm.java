package org.partbook.statement.form;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.partbook.statement.StatementKind;

/// A journal of hledger: one transaction for the statement, as in [Postings], with all accounts and
/// the currency declared, so that it passes its strict checks as it is, and can be included in
/// another journal.
final class HledgerForm implements Form {
  private static final int ACCOUNT_WIDTH = 40;
  private static final int AMOUNT_WIDTH = 16;

  @Override
  public String name() {
    return "hledger";
  }

  @Override
  public String mediaType() {
    return "text/plain; charset=utf-8";
  }

  @Override
  public String ending() {
    return ".journal";
  }

  @Override
  public void write(InputStream document, OutputStream out) throws IOException, RefusedStatement {
    var postings = Postings.read(document);
    var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(postings.isEmpty() ? empty(postings) : journal(postings));
    text.flush();
  }

  private static String title(Postings postings) {
    var header = postings.header();
    return "; statement %s, %s, %s (%s)\n"
        .formatted(
            plain(header.label()),
            plain(header.party().name()),
            postings.period(),
            header.period().zone());
  }

  private static String empty(Postings postings) {
    return title(postings) + "; nothing was sold or taken back, so there is nothing to be booked\n";
  }

  private static String journal(Postings postings) {
    var header = postings.header();
    var text = new StringBuilder(2048).append(title(postings)).append("\ndecimal-mark .\n\n");
    text.append("commodity 1000.")
        .append("0".repeat(Math.max(0, postings.totals().due().scale())))
        .append(' ')
        .append(header.currency())
        .append('\n');
    postings.lines().stream()
        .map(Postings.Line::account)
        .distinct()
        .forEach(account -> text.append("account ").append(account).append('\n'));
    // Not yet closed is not yet settled: `!` asks to look again.
    text.append('\n')
        .append(header.period().until())
        .append(header.number().isPresent() ? " " : " ! ")
        .append('(')
        .append(code(header.label()))
        .append(") ")
        .append(plain(header.party().name()))
        .append(" | ")
        .append(header.kind() == StatementKind.VENDOR ? "sheet music" : "royalties")
        .append(", ")
        .append(postings.period())
        .append('\n');
    text.append("    ; entries:")
        .append(postings.totals().entries())
        .append(", copies:")
        .append(postings.totals().copies())
        .append('\n');
    for (var line : postings.lines()) {
      var amount = line.amount().toPlainString() + " " + header.currency();
      text.append("    ")
          .append(
              String.format(
                  Locale.ROOT,
                  "%-" + ACCOUNT_WIDTH + "s  %" + AMOUNT_WIDTH + "s",
                  line.account(),
                  amount))
          .append("  ; ")
          .append(plain(line.note()))
          .append('\n');
    }
    return text.toString();
  }

  /// A transaction's code stands in brackets.
  private static String code(String text) {
    return plain(text).replace(")", "").replace("(", "");
  }

  /// A text in one line, without what the format takes for the end of it, or for a tag.
  private static String plain(String text) {
    var plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      switch (character) {
        case ';' -> plain.append(',');
        case '|' -> plain.append('/');
        case ':' -> plain.append('.');
        default -> plain.appendCodePoint(isBlank(character) ? ' ' : character);
      }
    }
    return plain.toString().strip().replaceAll(" {2,}", " ");
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character);
  }
}
