package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainServeTest {
  private static final Console CONSOLE = Console.of(System.out, System.err, false, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "serve --port 0",
        "serve --port 08080",
        "serve --data /srv/partbook --host 0.0.0.0 --port 8443",
        "serve --host :: --data a=b"
      })
  void plain_options_are_what_picocli_takes_them_for(String line) {
    var args = line.split(" ", -1);
    var plain = PlainServe.of(CONSOLE, args).orElseThrow();

    assertThat(parts(plain)).isEqualTo(parts(byPicocli(args)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "serve --help",
        "serve --port",
        "serve --port many",
        "serve --port 123456",
        "serve --port -1",
        "serve --port=8080",
        "serve --port 1 --port 2",
        "serve --data @folder",
        "serve --data ",
        "serve --dta folder",
        "serve folder"
      })
  void whatever_else_there_is_is_left_to_picocli(String line) {
    assertThat(PlainServe.of(CONSOLE, line.split(" ", -1))).isEmpty();
  }

  private static ServeCommand byPicocli(String... args) {
    var parsed = Program.commandLine(CONSOLE, args).parseArgs(args);
    return (ServeCommand) parsed.subcommand().commandSpec().userObject();
  }

  private static List<Object> parts(ServeCommand serve) {
    return List.of(serve.options.data, serve.listening.host, serve.listening.port);
  }
}
