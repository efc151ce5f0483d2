package org.partbook.fuzz;

import java.util.Arrays;
import java.util.Locale;
import org.partbook.catalog.ChangeCursorTarget;
import org.partbook.catalog.LineTarget;
import org.partbook.delivery.LinkTarget;
import org.partbook.event.EventCursorTarget;
import org.partbook.exchange.FileTarget;
import org.partbook.http.HeaderTarget;
import org.partbook.http.RangeTarget;
import org.partbook.purchase.BodyTarget;
import org.partbook.purchase.QueryTarget;
import org.partbook.rights.TablesTarget;
import org.partbook.statement.form.StatementTarget;
import org.partbook.webhook.UrlTarget;

/// The ways in, by the names that the command knows them by.
public enum Door {
  LINK,
  RANGE,
  HEADER,
  REQUEST,
  QUERY,
  BODY,
  CHANGES,
  EVENTS,
  WEBHOOK,
  LINES,
  CSV,
  XLSX,
  ONIX,
  LISTING,
  TABLES,
  STATEMENT,
  MUSICXML,
  PDF,
  TRACE;

  /// As it is written, and as the folder of its corpus is called.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Door of(String word) {
    return Arrays.stream(values())
        .filter(door -> door.word().equals(word))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no target is called " + word));
  }

  FuzzTarget open() {
    return switch (this) {
      case LINK -> new LinkTarget();
      case RANGE -> new RangeTarget();
      case HEADER -> new HeaderTarget();
      case REQUEST -> new RequestTarget();
      case QUERY -> new QueryTarget();
      case BODY -> new BodyTarget();
      case CHANGES -> new ChangeCursorTarget();
      case EVENTS -> new EventCursorTarget();
      case WEBHOOK -> new UrlTarget();
      case LINES -> new LineTarget();
      case CSV -> FileTarget.csv();
      case XLSX -> FileTarget.xlsx();
      case ONIX -> FileTarget.onix();
      case LISTING -> FileTarget.listing();
      case TABLES -> new TablesTarget();
      case STATEMENT -> new StatementTarget();
      case MUSICXML -> ScoreTarget.musicXml();
      case PDF -> ScoreTarget.pdf();
      case TRACE -> new TraceTarget();
    };
  }
}
