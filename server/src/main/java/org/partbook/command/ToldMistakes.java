package org.partbook.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.csv.Mistake;

/// What is told of a file that has mistakes, because of which nothing was changed.
final class ToldMistakes {
  private ToldMistakes() {}

  static void print(Console console, List<Mistake> mistakes, long found) {
    mistakes.forEach(mistake -> console.err().println(mistake.toString()));
    var told = found > mistakes.size() ? ", of which these are the first" : "";
    console
        .err()
        .println("nothing was changed: " + found + (found == 1 ? " mistake" : " mistakes") + told);
  }

  static JsonFields add(JsonFields json, List<Mistake> mistakes, long found) {
    return json.add("mistakes_found", found)
        .add("mistakes", mistakes.stream().map(ToldMistakes::json).toList());
  }

  private static Map<String, @Nullable Object> json(Mistake mistake) {
    return JsonFields.of()
        .add("file", mistake.file().toString())
        .add("line", mistake.line())
        .add("column", mistake.column())
        .add("value", mistake.value())
        .add("message", mistake.message())
        .map();
  }
}
