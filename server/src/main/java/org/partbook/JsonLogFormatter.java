package org.partbook;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.partbook.json.Json;
import org.partbook.logging.About;

/// A line of the log as a JSON object, for programs. Whatever is in it, it is one line, and of
/// bounded length.
public final class JsonLogFormatter extends Formatter {
  private static final int LONGEST_MESSAGE = 16 * 1024;
  private static final int LONGEST_TRACE = 32 * 1024;

  @Override
  public String format(LogRecord event) {
    return Printable.json(Json.write(fields(event))) + "\n";
  }

  private Map<String, Object> fields(LogRecord event) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("level", level(event.getLevel()));
    fields.put("logger", String.valueOf(event.getLoggerName()));
    fields.put("message", shortened(formatMessage(event), LONGEST_MESSAGE));
    // A handler writes on the thread that logs.
    About.tellCurrent(fields::put);
    var error = event.getThrown();
    if (error != null) {
      fields.put("error", error.getClass().getName());
      fields.put("stack_trace", shortened(trace(error), LONGEST_TRACE));
    }
    return fields;
  }

  /// As most programs that read logs call them.
  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "warn";
    }
    return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
  }

  private static String trace(Throwable error) {
    var text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
