package org.partbook.rights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.partbook.csv.CsvFile;
import org.partbook.csv.CsvRow;
import org.partbook.letter.LetterHead;

/// Reads parties from a file.
final class PartiesFile {
  static final String ID = "party";
  private static final String NAME = "name";
  private static final String ISNI = "isni";
  private static final String IPI = "ipi";
  private static final String CURRENCY = "currency";
  private static final String VAT_NUMBER = "vat_number";
  private static final String ADDRESS = "address";
  private static final String EMAIL = "email";

  /// In the order of [Party#columns].
  static final List<String> COLUMNS =
      List.of(ID, NAME, ISNI, IPI, CURRENCY, VAT_NUMBER, ADDRESS, EMAIL);

  private static final List<String> REQUIRED = List.of(ID, NAME, CURRENCY);

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 500;
  private static final Pattern EMAIL_FORM = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,189}");

  /// Spreadsheets take what begins with one of these for a formula.
  private static final Pattern FORMULA = Pattern.compile("[=+@-].*", Pattern.DOTALL);

  /// Where each was seen first.
  private final Map<PartyId, Long> lines = new TreeMap<>();

  private PartiesFile() {}

  /// Whether this is a file of parties: no file of shares has their names.
  static boolean isOne(CsvFile file) {
    return file.columns().contains(NAME);
  }

  /// The parties that have no mistake.
  static Map<PartyId, Row> read(CsvFile file) {
    var reader = new PartiesFile();
    var parties = new LinkedHashMap<PartyId, Row>();
    if (file.hasColumns(COLUMNS, REQUIRED)) {
      for (var row = file.next(); row.isPresent(); row = file.next()) {
        long line = row.get().line();
        reader.party(row.get()).ifPresent(party -> parties.put(party.id(), new Row(line, party)));
      }
    }
    return parties;
  }

  /// A party, and where it stands.
  record Row(long line, Party party) {}

  private Optional<Party> party(CsvRow row) {
    var id = id(row);
    var name = text(row, row.required(NAME), NAME);
    var isni =
        row.made(
            row.optional(ISNI),
            ISNI,
            Identifiers::isni,
            "is no ISNI: it has 16 characters, as in 0000 0001 2103 2683, and the last one must fit"
                + " the others");
    var ipi =
        row.made(
            row.optional(IPI),
            IPI,
            Identifiers::ipi,
            "is no IPI name number: it has 11 digits, as in 00014107338, and the last two must fit"
                + " the others");
    var currency = row.currency(CURRENCY, row.required(CURRENCY));
    var vatNumber = formed(row, VAT_NUMBER, LetterHead.VAT_NUMBER, "is no VAT number");
    var address = address(row);
    var email = formed(row, EMAIL, EMAIL_FORM, "is no e-mail address");
    if (row.isBad()) {
      return Optional.empty();
    }
    return Optional.of(
        new Party(
            id.orElseThrow(),
            name.orElseThrow(),
            isni,
            ipi,
            currency.orElseThrow(),
            vatNumber,
            address,
            email));
  }

  private Optional<PartyId> id(CsvRow row) {
    var id = row.made(row.required(ID), ID, PartiesFile::parse, "must have " + PartyId.RULE);
    if (id.isPresent()) {
      var earlier = lines.putIfAbsent(id.get(), row.line());
      if (earlier != null) {
        row.reject(ID, "stands in line " + earlier + " already");
      }
    }
    return id;
  }

  static Optional<PartyId> parse(String text) {
    return PartyId.isOne(text) ? Optional.of(new PartyId(text)) : Optional.empty();
  }

  private static Optional<String> text(CsvRow row, Optional<String> text, String column) {
    if (text.isEmpty()) {
      return text;
    }
    if (text.get().length() > LONGEST_NAME) {
      row.reject(column, "has more than " + LONGEST_NAME + " characters");
    } else if (LetterHead.hasUnseen(text.get())) {
      row.reject(
          column,
          "has characters that can't be seen, or more than one line (a missing quotation mark?)");
    } else if (FORMULA.matcher(text.get()).matches()) {
      row.reject(column, "begins with a sign that makes a formula of it in a spreadsheet");
    }
    return text;
  }

  private static Optional<String> address(CsvRow row) {
    var address = row.optional(ADDRESS).map(PartiesFile::lines);
    if (address.isPresent()) {
      var lines = address.get().split("\n", -1);
      if (address.get().length() > LONGEST_ADDRESS || lines.length > LetterHead.MOST_LINES) {
        row.reject(
            ADDRESS,
            "has more than %d characters or %d lines (a missing quotation mark?)"
                .formatted(LONGEST_ADDRESS, LetterHead.MOST_LINES));
      } else {
        for (var line : lines) {
          text(row, Optional.of(line), ADDRESS);
        }
      }
    }
    return address;
  }

  /// Lines end in one way, and have no blanks around them.
  private static String lines(String address) {
    return address.replaceAll("[ \\t]*(\\r\\n|\\r|\\n)[ \\t]*", "\n");
  }

  private static Optional<String> formed(CsvRow row, String column, Pattern form, String message) {
    return row.made(
        row.optional(column),
        column,
        text -> Optional.of(text).filter(value -> form.matcher(value).matches()),
        message);
  }
}
