package org.partbook.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = {
      "List the keys that Partbook signs with: what each is for, and how it is kept, never the keys"
          + " themselves.",
      "Of those of links, one signs, and all of them open what they have signed."
    })
final class KeysListCommand extends InstallationCommand {
  KeysListCommand(Console console) {
    super(console);
  }

  /// A key, in words.
  ///
  /// @param name which it is among those of its kind
  /// @param key that it is encrypted with
  private record Line(
      String kind, String name, Optional<Instant> since, String state, Optional<String> key) {
    Map<String, @Nullable Object> json() {
      return JsonFields.of()
          .add("kind", kind)
          .add("key", name)
          .add("since", since)
          .add("state", state)
          .add("encrypted_with", key)
          .map();
    }
  }

  @Override
  int run(Installation installation) {
    var lines = lines(installation);
    if (output.json) {
      output.array(lines.stream().map(Line::json).toList());
    } else {
      output.table(table(lines));
    }
    return Exit.DONE;
  }

  private static List<Line> lines(Installation installation) {
    var lines = new ArrayList<Line>();
    for (var key : installation.signingKeys().list()) {
      lines.add(
          new Line(
              "links",
              Integer.toString(key.id()),
              Optional.of(key.since()),
              key.signs() ? "signs" : "verifies",
              key.key()));
    }
    installation
        .log()
        .keptKey()
        .ifPresent(kept -> lines.add(new Line("log", "", Optional.empty(), "signs", kept.key())));
    for (var secret : installation.webhooks().secrets()) {
      lines.add(
          new Line(
              "webhook",
              Long.toString(secret.webhook()),
              Optional.of(secret.since()),
              secret.until().map(end -> "until " + Times.of(end)).orElse("signs"),
              secret.key()));
    }
    return lines;
  }

  private static Table table(List<Line> lines) {
    var table = new Table("KIND", "KEY", "SINCE", "STATE", "KEPT");
    for (var line : lines) {
      table.row(
          line.kind(),
          line.name(),
          Times.of(line.since()),
          line.state(),
          line.key().map(key -> "encrypted with " + key).orElse("in clear"));
    }
    return table;
  }
}
