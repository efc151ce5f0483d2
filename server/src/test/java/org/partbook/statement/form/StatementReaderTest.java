package org.partbook.statement.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.partbook.statement.StatementKind;

class StatementReaderTest {
  private static InputStream document(List<String> lines) {
    return new ByteArrayInputStream(
        (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static List<DocumentEntry> read(InputStream document)
      throws IOException, RefusedStatement {
    var statement = StatementReader.of(document);
    var entries = new ArrayList<DocumentEntry>();
    for (var next = statement.next(); next.isPresent(); next = statement.next()) {
      entries.add(next.get());
    }
    statement.totals();
    return entries;
  }

  /// What is said of a document in which one line is another.
  private static String refusal(SampleStatement sample, int line, UnaryOperator<String> change) {
    var lines = new ArrayList<>(sample.lines());
    lines.set(line - 1, change.apply(lines.get(line - 1)));
    return refusal(lines);
  }

  private static String refusal(List<String> lines) {
    try {
      read(document(lines));
    } catch (RefusedStatement e) {
      return e.text();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was read");
  }

  private static SampleStatement two() {
    return SampleStatement.ofVendor()
        .sold("Träumerei", 1, "4.00", "2.40")
        .sold("Mondnacht", 2, "5.00", "6.00");
  }

  @Test
  void a_statement_is_read_as_it_was_written() throws Exception {
    var statement = StatementReader.of(SampleStatement.usual().document());

    var header = statement.header();
    assertThat(header.number()).hasValue("V-2026-0003");
    assertThat(header.kind()).isEqualTo(StatementKind.VENDOR);
    assertThat(header.party().id()).isEqualTo("2");
    assertThat(header.party().isni()).isEmpty();
    assertThat(header.period().until()).isEqualTo(LocalDate.of(2026, 10, 31));
    var entry = statement.next().orElseThrow();
    assertThat(entry.index()).isEqualTo(OptionalLong.of(1201));
    assertThat(entry.event()).isEqualTo("REGISTERED");
    assertThat(entry.sale().title()).hasValue("Träumerei");
    assertThat(entry.sale().ensemble()).isEmpty();
    assertThat(entry.amounts())
        .singleElement()
        .satisfies(amount -> assertThat(amount.due()).isEqualTo(new BigDecimal("2.40")))
        .satisfies(amount ->
            assertThat(amount.vat()).hasValue(new DocumentVat("excluded", new BigDecimal(7))));
    var flags = new ArrayList<String>();
    var reasons = new ArrayList<String>();
    for (var next = statement.next(); next.isPresent(); next = statement.next()) {
      flags.addAll(next.get().flags());
      next.get().reason().ifPresent(reasons::add);
    }
    assertThat(flags).containsExactly("zero_price", "far_from_list");
    assertThat(reasons).containsExactly("bought twice");
    assertThat(statement.totals().due()).isEqualTo(new BigDecimal("815.34"));
    assertThat(statement.totals().checkpoint()).isPresent();
    assertThat(statement.next()).isEmpty();
  }

  @Test
  void a_draft_has_neither_number_nor_checkpoint() throws Exception {
    var statement = StatementReader.of(SampleStatement.ofVendor().draft().document());

    assertThat(statement.next()).isEmpty();
    assertThat(statement.header().number()).isEmpty();
    assertThat(statement.totals().checkpoint()).isEmpty();
  }

  @Test
  void a_rights_holder_is_known_by_a_word_and_has_an_amount_for_each_share() throws Exception {
    var entries = read(SampleStatement.royalties().document());

    assertThat(entries.getFirst().amounts()).hasSize(2);
    assertThat(StatementReader.of(SampleStatement.royalties().document()).header().party().id())
        .isEqualTo("robert-schumann");
  }

  @Test
  void what_is_no_statement_is_refused() {
    assertThat(refusal(List.of("")).strip()).startsWith("line 1: it is no JSON: ");
    assertThat(refusal(List.of("%PDF-1.7"))).startsWith("line 1: it is no JSON: ");
    assertThat(refusal(List.of("[1]"))).isEqualTo("line 1: it is no JSON object");
    assertThat(refusal(List.of("{\"a\":1}")))
        .isEqualTo("it is no statement: its first line is no header of one");
    assertThatThrownBy(() -> read(InputStream.nullInputStream()))
        .hasMessage("it is no statement: there is nothing in it");
  }

  @Test
  void what_is_wrong_is_said_with_line_and_name() {
    assertThat(refusal(two(), 1, line -> line.replace("\"vendor\"", "\"shop\"")))
        .isEqualTo("line 1: kind must be \"vendor\" or \"holder\", not 'shop'");
    assertThat(refusal(two(), 1, line -> line.replace("\"Europe/Berlin\"", "\"Bielefeld\"")))
        .isEqualTo("line 1: period.zone must be a time zone, not 'Bielefeld'");
    assertThat(refusal(two(), 1, line -> line.replace("\"EUR\"", "\"Euro\"")))
        .isEqualTo("line 1: currency must be a currency, such as \"EUR\", not 'Euro'");
    assertThat(refusal(two(), 1, line -> line.replace("2026-10-31", "31.10.2026")))
        .isEqualTo("line 1: period.until must be a day, such as \"2026-10-31\", not '31.10.2026'");
    assertThat(refusal(two(), 3, line -> line.replace("\"due\":\"6.00\"", "\"due\":\"6,00\"")))
        .isEqualTo("line 3: amounts[0].due must be an amount, such as \"12.50\", not '6,00'");
    assertThat(refusal(two(), 3, line -> line.replace("\"due\":\"6.00\"", "\"due\":6.00")))
        .isEqualTo("line 3: amounts[0].due must be a text, not 6.00");
    assertThat(refusal(two(), 3, line -> line.replace("\"order\":", "\"no\":")))
        .isEqualTo("line 3: sale.order is missing");
    assertThat(refusal(two(), 3, line -> line.replace("\"order_line\":1", "\"order_line\":null")))
        .isEqualTo("line 3: sale.order_line must not be null");
    assertThat(refusal(two(), 3, line -> line.replace("\"order_line\":1", "\"order_line\":1.5")))
        .isEqualTo("line 3: sale.order_line must be a whole number, not 1.5");
    assertThat(refusal(two(), 3, line -> line.replace("2026-10-02T22:30:00Z", "yesterday")))
        .isEqualTo("line 3: sale.registered_at must be a moment, not 'yesterday'");
    assertThat(refusal(two(), 3, line -> line.replaceAll("\"body\":\\{[^}]*}", "\"body\":[]")))
        .isEqualTo("line 3: entry.body must be an object, not a list");
    assertThat(refusal(two(), 3, line -> line.replaceAll("\"amounts\":.*", "\"amounts\":[]}")))
        .isEqualTo("line 3: amounts must be one, not 0");
    assertThat(refusal(two(), 3, line -> line.replace("\"entry\":", "\"event\":")))
        .isEqualTo("line 3: it has neither an entry nor totals");
  }

  @Test
  void figures_that_do_not_add_up_are_refused() {
    assertThat(refusal(two().totals("entries", 3).lines()))
        .isEqualTo("line 4: totals.entries is 3, but there are 2");
    assertThat(refusal(two().totals("net", "8.41").lines()))
        .isEqualTo("line 4: totals.net is 8.41, but the entries add up to 8.40");
    assertThat(refusal(two().totals("due", "9.00").lines()))
        .isEqualTo("line 4: totals.due is 9.00, but with the tax it is 8.99");
    assertThat(refusal(SampleStatement.royalties().totals("due", "6.81").lines()))
        .isEqualTo("line 6: totals.due is 6.81, but the entries add up to 6.82");
  }

  @Test
  void a_document_that_was_cut_or_goes_on_is_refused() {
    var lines = two().lines();

    assertThat(refusal(lines.subList(0, 3)))
        .isEqualTo("line 4: the document ends before its totals");
    var longer = new ArrayList<>(lines);
    longer.add(lines.get(1));
    assertThat(refusal(longer)).isEqualTo("line 5: there is something behind the totals");
  }

  @Test
  void a_line_without_end_is_refused_before_it_fills_the_memory() {
    var endless =
        new InputStream() {
          private long read;

          @Override
          public int read() {
            read++;
            return 'x';
          }

          @Override
          public int read(byte[] target, int from, int length) {
            Arrays.fill(target, from, from + length, (byte) 'x');
            read += length;
            return length;
          }
        };

    assertThatThrownBy(() -> read(endless)).hasMessage("line 1: it is longer than 262144 bytes");
    assertThat(endless.read).isLessThan(2 * StatementReader.LONGEST_LINE);
  }

  @Test
  void a_last_line_without_its_end_is_a_line() throws Exception {
    var bytes = two().bytes();

    assertThat(read(new ByteArrayInputStream(bytes, 0, bytes.length - 1))).hasSize(2);
  }

  @Test
  void members_that_are_not_known_say_nothing() throws Exception {
    var lines = new ArrayList<>(two().lines());
    lines.replaceAll(line -> line.replaceFirst("\\{", "{\"later\":{\"a\":[1]},"));

    assertThat(read(document(lines))).hasSize(2);
  }
}
