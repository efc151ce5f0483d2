package org.partbook.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rows of a CSV file, whatever its encoding and whichever separator its first line has most
/// of.
final class CsvGrid implements Grid {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LONGEST_HEADER = 256 * 1024;
  private static final String SEPARATORS = ",;\t";
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");
  private static final Pattern STARTING = Pattern.compile("starting at line (\\d{1,18})");

  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> records;
  private long nextLine = 1;
  private long linesBefore;
  private long rows;

  private CsvGrid(CsvReader<CsvRecord> csv, long linesBefore) {
    this.csv = csv;
    this.records = csv.iterator();
    this.linesBefore = linesBefore;
  }

  static CsvGrid open(Path file, Optional<Charset> encoding) throws UnreadableFile, IOException {
    var charset = encoding.isPresent() ? encoding.get() : TextEncoding.of(file);
    var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
    try {
      skipMark(reader);
      var first = firstLine(reader);
      var told = first.matches("(?i)sep=.");
      if (told) {
        reader.readLine();
      }
      char separator = told ? first.charAt(4) : separator(first);
      var csv =
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(false)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .maxBufferSize(LONGEST_CELL)
              .build(bounded(), new EndedReader(reader));
      return new CsvGrid(csv, told ? 1 : 0);
    } catch (CharacterCodingException e) {
      reader.close();
      throw new UnreadableFile("can't be read: its encoding is another one");
    } catch (IOException | UnreadableFile | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static CsvRecordHandler bounded() {
    return CsvRecordHandler.of(bounds ->
        bounds.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL).maxRecordSize(LONGEST_ROW));
  }

  private static void skipMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private static String firstLine(BufferedReader reader) throws UnreadableFile, IOException {
    reader.mark(LONGEST_HEADER + 1);
    var line = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < LONGEST_HEADER; i++) {
      int c = reader.read();
      quoted ^= c == '"';
      if (c < 0 || (!quoted && (c == '\n' || c == '\r') && !line.isEmpty())) {
        reader.reset();
        return line.toString();
      }
      line.append((char) c);
    }
    throw new UnreadableFile(
        "has a first line of more than "
            + LONGEST_HEADER / 1024
            + " kB: it should name the columns");
  }

  private static char separator(String line) throws UnreadableFile {
    var counts = new int[SEPARATORS.length()];
    int others = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      int which = quoted ? -1 : SEPARATORS.indexOf(c);
      if (which >= 0) {
        counts[which]++;
      }
      others += !quoted && (c == '|' || c == '~') ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    if (counts[best] == 0 && others > 0) {
      throw new UnreadableFile(
          "has its columns separated by something else than commas, semicolons or tabs: save it"
              + " again with one of these");
    }
    return SEPARATORS.charAt(best);
  }

  @Override
  public Optional<Row> next() throws UnreadableFile {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      var one = records.next();
      nextLine = linesBefore + one.getStartingLineNumber();
      var fields = one.getFields();
      if (fields.getLast().endsWith(EndedReader.END) && !records.hasNext()) {
        requireClosed(fields);
        return Optional.empty();
      }
      return Optional.of(new Row(nextLine, checked(fields)));
    } catch (CsvParseException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw new UnreadableFile(
          "can't be read behind line " + nextLine + ": its encoding is another one");
    }
  }

  /// A cell that is open at the end holds all that came behind it, other rows included.
  private void requireClosed(List<String> last) throws UnreadableFile {
    if (last.size() == 1 && last.getFirst().equals(EndedReader.END)) {
      return;
    }
    long opened =
        nextLine
            + last.subList(0, last.size() - 1).stream()
                .mapToLong(cell -> LINE_BREAK.matcher(cell).results().count())
                .sum();
    throw new UnreadableFile(
        "ends within a cell: the quotation mark that is opened in line "
            + opened
            + " isn't closed");
  }

  private List<String> checked(List<String> fields) throws UnreadableFile {
    if (++rows > MOST_ROWS) {
      throw new UnreadableFile("has more than " + MOST_ROWS + " rows");
    }
    return fields;
  }

  private UnreadableFile unreadable(CsvParseException e) {
    var reason = String.valueOf(e.getMessage());
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      reason = String.valueOf(cause.getMessage());
    }
    if (reason.contains("limit of " + MOST_COLUMNS + " fields")) {
      return tooMuch(MOST_COLUMNS + " columns", reason);
    }
    if (reason.contains("max record size")) {
      return tooMuch(LONGEST_ROW + " characters", reason);
    }
    if (reason.contains("buffer") || reason.contains("max field size")) {
      reason =
          "a cell has more than " + LONGEST_CELL + " characters, or a quotation mark isn't closed";
    } else if (reason.contains("Malformed") || reason.contains("Input length")) {
      reason = "its encoding is another one";
    }
    return new UnreadableFile("can't be read behind line " + nextLine + ": " + reason);
  }

  private UnreadableFile tooMuch(String most, String reason) {
    var line = STARTING.matcher(reason);
    long number = line.find() ? linesBefore + Long.parseLong(line.group(1)) : nextLine;
    return new UnreadableFile(
        "has more than %s in line %d, which are the most that there may be"
            .formatted(most, number));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
