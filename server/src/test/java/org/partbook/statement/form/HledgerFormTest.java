package org.partbook.statement.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HledgerFormTest {
  private static final Path HLEDGER = Path.of("/usr/bin/hledger");

  static Stream<SampleStatement> samples() {
    return Stream.of(
        SampleStatement.usual(),
        SampleStatement.usual().draft(),
        SampleStatement.royalties(),
        SampleStatement.inYen(),
        SampleStatement.ofVendor(),
        SampleStatement.usual().currency("KWD", 3),
        SampleStatement.twoTaxes(),
        SampleStatement.usual()
            .header("statement", "V(1)|;2")
            .party("name", "A  shop; date:2026/1/1 | (x)\n2026-01-01 other\n  a:b  1 EUR"));
  }

  @Test
  void a_statement_is_one_transaction_on_the_last_day() throws Exception {
    assertThat(Written.text("hledger", SampleStatement.usual()))
        .isEqualTo(
            """
            ; statement V-2026-0003, Corner Music Shop, 2026-10-01 to 2026-10-31 (Europe/Berlin)

            decimal-mark .

            commodity 1000.00 EUR
            account assets:receivable:vendors:2
            account income:sheet music
            account income:sheet music:taken back
            account liabilities:vat

            2026-10-31 (V-2026-0003) Corner Music Shop | sheet music, 2026-10-01 to 2026-10-31
                ; entries:9, copies:7
                assets:receivable:vendors:2                     815.34 EUR  ; Corner Music Shop
                income:sheet music                             -770.10 EUR  ; 10 copies
                income:sheet music:taken back                     8.10 EUR  ; 3 copies
                liabilities:vat                                 -53.34 EUR  ; 7 %
            """);
  }

  @Test
  void a_draft_asks_to_be_looked_at_again() throws Exception {
    assertThat(Written.text("hledger", SampleStatement.usual().draft()))
        .contains("\n2026-10-31 ! (draft) Corner Music Shop | ");
  }

  @Test
  void royalties_are_an_expense_and_owed() throws Exception {
    assertThat(Written.text("hledger", SampleStatement.royalties()))
        .containsPattern("liabilities:royalties:holders:robert-schumann +-6\\.82 EUR")
        .containsPattern("expenses:royalties +8\\.08 EUR  ; 7 copies")
        .containsPattern("expenses:royalties:taken back +-1\\.26 EUR  ; 1 copy");
  }

  @Test
  void an_empty_statement_books_nothing() throws Exception {
    assertThat(Written.text("hledger", SampleStatement.ofVendor()))
        .isEqualTo(
            """
            ; statement V-2026-0003, Corner Music Shop, 2026-10-01 to 2026-10-31 (Europe/Berlin)
            ; nothing was sold or taken back, so there is nothing to be booked
            """);
  }

  @Test
  void no_name_is_taken_for_a_comment_or_a_tag() throws Exception {
    var statement = SampleStatement.usual().party("name", "Notes; more: | and\n more");

    assertThat(Written.text("hledger", statement))
        .contains("2026-10-31 (V-2026-0003) Notes, more. / and more | sheet music, ");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hledger_takes_it_with_its_strictest_checks(SampleStatement sample, @TempDir Path folder)
      throws Exception {
    assumeTrue(Files.isExecutable(HLEDGER));
    var journal = Files.write(folder.resolve("it.journal"), Written.bytes("hledger", sample));

    assertThat(run(journal, "check", "--strict")).isEmpty();
    assertThat(run(journal, "print").lines().filter(line -> line.startsWith("2026-")))
        .hasSizeLessThan(2);
  }

  @Test
  void hledger_reads_what_is_due(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(HLEDGER));
    var journal =
        Files.write(
            folder.resolve("it.journal"), Written.bytes("hledger", SampleStatement.usual()));

    assertThat(run(journal, "balance", "assets", "--format", "%(total)", "--no-total").strip())
        .isEqualTo("815.34 EUR");
  }

  private static String run(Path journal, String... command) throws Exception {
    var all =
        Stream.concat(Stream.of(HLEDGER.toString(), "-f", journal.toString()), Stream.of(command))
            .toList();
    var builder = new ProcessBuilder(List.copyOf(all)).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
