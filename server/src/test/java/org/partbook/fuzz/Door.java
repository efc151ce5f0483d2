package org.partbook.fuzz;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
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
  LINK(LinkTarget::new),
  RANGE(RangeTarget::new),
  HEADER(HeaderTarget::new),
  REQUEST(RequestTarget::new),
  QUERY(QueryTarget::new),
  BODY(BodyTarget::new),
  CHANGES(ChangeCursorTarget::new),
  EVENTS(EventCursorTarget::new),
  WEBHOOK(UrlTarget::new),
  LINES(LineTarget::new),
  CSV(FileTarget::csv),
  XLSX(FileTarget::xlsx),
  ONIX(FileTarget::onix),
  LISTING(FileTarget::listing),
  TABLES(TablesTarget::new),
  STATEMENT(StatementTarget::new),
  MUSICXML(ScoreTarget::musicXml),
  PDF(ScoreTarget::pdf),
  TRACE(TraceTarget::new);

  private final Supplier<FuzzTarget> maker;

  Door(Supplier<FuzzTarget> maker) {
    this.maker = maker;
  }

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
    return maker.get();
  }
}
