package org.partbook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.TestServer;
import org.partbook.TypeScript;
import org.partbook.access.Environment;

/// Clients that openapi-generator makes of the document which a server hands out live the story of
/// a sale in both generations. In each language a program of a few hundred lines tells what it
/// sees, and all have to tell the same. It is also a test of the document's types, for the compiler
/// of the language reads them. The clients are made by the commands of the vendor's guide, and what
/// it shows of their use is run as well.
///
/// The clients are left in `target/generated-clients`, to be looked at.
class GeneratedClientsTest {
  private static final Path FOLDER = Path.of("target", "generated-clients").toAbsolutePath();
  private static final Path GENERATOR = FOLDER.resolve("openapi-generator-cli.jar");

  /// What every client has to tell; the number of the order is its own.
  private static final String STORY =
      """
      health: database true
      health: blob_store true
      health: fulfilment true
      page: 1001 1002 1003 1005 2000
        Träumerei, from 1
        Locus iste, from 10
        Maple Leaf Rag, from 1
          in US CA
        Lost, from 1
        Quartet, from 1
          of 2001 2002 2003 2004
      page: 2001 2002 2003 2004 2010
        Part 2001, from 1
        Part 2002, from 1
        Part 2003, from 1
        Part 2004, from 1
        Duet, from 1
      page: 2020 3000
        Ensemble, from 1
          of 1002 999999 1004 1003
        Medley, from 1
          for 8.25, 215 seconds, by Anna Example (true), for Piano, or 7.5, or 1001
          place 1
      registered: 201 live
      registered: 201 live
      once more: 40901 ORDER_LINE_EXISTS
      line: %1$d/1 1001 for Clara Wieck in US, 3 of 4.1 for 12.3, COMPLETED with /download//view/
      line: %1$d/2 1001 for Clara Wieck in US, 3 of 4.1 for 12.3, COMPLETED with /download//view/
      opened: 200 application/pdf
      opened: 200 text/html
      cancel line 1: 40012 ALREADY_DELIVERED
      cancelled: 201 live
      cancel line 2: 40011 ALREADY_CANCELLED
      download line 2: 40404 ORDER_LINE_NOT_FOUND
      line: %1$d/1 1001 for Clara Wieck in US, 3 of 4.1 for 12.3, COMPLETED with /download//view/
      line: %1$d/2 1001 for Clara Wieck in US, 3 of 4.1 for 12.3, CANCELLED without links
      registered: 201 live
      line: %2$d/1 2001 for Clara Wieck in US, 1 of 10 for 3.34, COMPLETED with /download//view/
      line: %2$d/2 2003 for Clara Wieck in US, 1 of 10 for 3.33, COMPLETED with /download//view/
      line: %2$d/3 2004 for Clara Wieck in US, 1 of 10 for 3.33, COMPLETED with /download//view/
      waiting: 202 PROCESSING
      registered: 201 live
      failed: 502 FAILED
      two fields: 42201 VALIDATION_FAILED country_code quantity
      no such asset: 40402 ASSET_NOT_FOUND
      no such order: 40403 ORDER_NOT_FOUND
      no such line: 40404 ORDER_LINE_NOT_FOUND
      no page: 42201 VALIDATION_FAILED page_size
      nobody: 40101 UNAUTHORIZED
      validated: for 30 minutes
      registered: 201 sandbox
      line: %1$d/1 1001 for Clara Wieck in US, 3 of 4.1 for 12.3, COMPLETED with /download//view/
      forged: 42201 VALIDATION_FAILED token
      from Germany: 42201 VALIDATION_FAILED customer_ip
      """;

  /// An asset of which more is known.
  private static final String MEDLEY =
      """
      {"asset_id": 3000, "title": "Medley", "format_short_name": "PDF", "asset_type": "SINGLE",
       "renderings": [], "retail_price": 8.25, "performance_time": 215, "voicing": null,
       "contributors": [{"name": "Anna Example", "is_primary": true}],
       "instruments": [{"type": "keyboard", "name": "Piano"}],
       "prices": [{"type_id": 1, "type_usage": "retail", "price": 7.50}],
       "related_goods": [{"related_product_id": 1001, "good_type": "D"}],
       "usergens": [{"commission_override_rate": 0.125, "medley_assets": [{"sequence": 1}]}]}
      """;

  /// What the guide's own program tells: nothing as long as something is processing.
  private static final String GUIDE =
      """
      order 7
      order %d
      1 COMPLETED
      2 CANCELLED
      """;

  /// Around the guide's program, which looks at one order.
  private static final String JAVA_AROUND =
      """
      import com.fasterxml.jackson.databind.DeserializationFeature;
      import org.openapitools.client.ApiClient;
      import org.openapitools.client.api.PurchaseApi;

      public class Guide {
        public static void main(String[] args) throws Exception {
          var token = System.getenv("PARTBOOK_TOKEN");
          for (var order : new long[] {7, Long.parseLong(System.getenv("ORDER"))}) {
            System.out.println("order " + order);
      // The program.
          }
        }
      }
      """;

  private static final String TYPESCRIPT_AROUND =
      """
      import { Configuration, PurchaseApi } from './client';

      declare const process: { env: { [name: string]: string } };

      async function main(): Promise<void> {
        const token = process.env.PARTBOOK_TOKEN;
        for (const order of [7, Number(process.env.ORDER)]) {
          console.log(`order ${order}`);
      // The program.
        }
      }

      void main();
      """;

  /// The folders of those that have been made, by language.
  private static final Map<String, Path> GENERATED = new HashMap<>();

  /// Their classes with operations: all of a purchase are in one, and each in another of its own.
  private static final Map<String, List<String>> OPERATIONS =
      Map.of(
          "PurchaseApi",
          List.of(
              "connectorPurchaseCancel",
              "connectorPurchaseDownloadUrl",
              "connectorPurchaseInfo",
              "connectorPurchaseRegister",
              "connectorPurchaseValidatePurchaseBeforePayment",
              "connectorPurchaseViewUrl"),
          "PurchaseCancelApi",
          List.of("connectorPurchaseCancel"),
          "PurchaseDownloadUrlApi",
          List.of("connectorPurchaseDownloadUrl"),
          "PurchaseInfoApi",
          List.of("connectorPurchaseInfo"),
          "PurchaseRegisterApi",
          List.of("connectorPurchaseRegister"),
          "PurchaseValidationApi",
          List.of("connectorPurchaseValidatePurchaseBeforePayment"),
          "PurchaseViewUrlApi",
          List.of("connectorPurchaseViewUrl"),
          "AssetsApi",
          List.of("assetsList"),
          "HealthApi",
          List.of("health"));

  private static GeneratorGuide guide;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    guide = GeneratorGuide.read();
    server = TestServer.start();
    assertThat(server.load(FOLDER, MEDLEY.replace('\n', ' ')).bad()).isZero();
    server.addProcessing(7);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_guide_names_the_generator_that_makes_the_clients_here() throws Exception {
    try (var jar = new JarFile(GENERATOR.toFile())) {
      var version = jar.getManifest().getMainAttributes().getValue("implementation-version");

      assertThat(guide.versions()).hasSize(2).containsOnly(version);
    }
  }

  @Test
  void a_generated_Java_client_sells() throws Exception {
    var folder = generate("java");
    var sources = new ArrayList<>(filesIn(folder.resolve("client/src/main/java"), ".java"));
    sources.add(program("Sale.java", folder));
    sources.add(program("First.java", folder));
    var shown =
        JAVA_AROUND.replace("// The program.", guide.program("java").replace("12345L", "order"));
    sources.add(Files.writeString(folder.resolve("Guide.java"), shown).toString());
    var jars = String.join(File.pathSeparator, filesIn(FOLDER.resolve("lib"), ".jar"));
    compileJava(sources, jars, folder.resolve("classes"));

    var classes = folder.resolve("classes") + File.pathSeparator + jars;
    var order = Long.MAX_VALUE;
    assertThat(sell(order, java(), "-Dstdout.encoding=UTF-8", "-cp", classes, "Sale"))
        .isEqualTo(STORY.formatted(order, order - 1));
    assertThat(sell(order, java(), "-cp", classes, "Guide")).isEqualTo(GUIDE.formatted(order));
    assertThat(readyAtOnce(sell(order - 1000, java(), "-cp", classes, "First"))).isGreaterThan(98);
  }

  @Test
  @Tag("browser")
  void a_generated_TypeScript_client_sells() throws Exception {
    var folder = generate("typescript-fetch");
    program("sale.ts", folder);
    program("first.ts", folder);
    var shown =
        TYPESCRIPT_AROUND.replace("// The program.", guide.program("ts").replace("12345", "order"));
    Files.writeString(folder.resolve("guide.ts"), shown);
    var compiler = TypeScript.unpackInto(Files.createDirectory(folder.resolve("compiler")));
    assertThat(
            compiler.complaints(
                """
                {
                  "compilerOptions": {
                    "outDir": "../js",
                    "rootDir": "..",
                    "strict": true,
                    "target": "es2022",
                    "module": "commonjs",
                    "moduleResolution": "bundler",
                    "lib": ["es2023", "dom", "dom.iterable"],
                    "types": []
                  },
                  "files": ["../sale.ts", "../guide.ts", "../first.ts"]
                }
                """))
        .isEmpty();

    // Any more, and JavaScript's numbers aren't exact.
    var order = (1L << 53) - 1;
    assertThat(sell(order, TypeScript.node(), folder.resolve("js/sale.js").toString()))
        .isEqualTo(STORY.formatted(order, order - 1));
    assertThat(sell(order, TypeScript.node(), folder.resolve("js/guide.js").toString()))
        .isEqualTo(GUIDE.formatted(order));
    var first = folder.resolve("js/first.js").toString();
    assertThat(readyAtOnce(sell(order - 1000, TypeScript.node(), first))).isGreaterThan(98);
  }

  /// Of a hundred sales. Clients take a 202 for something else, or for a crash.
  private static int readyAtOnce(String said) {
    return Integer.parseInt(said.strip());
  }

  @Test
  @Tag("browser")
  @Tag("notation")
  void a_generated_JavaScript_client_sells() throws Exception {
    assumeThat(FOLDER.resolve("node_modules/superagent")).as("got by npm").isDirectory();
    var folder = generate("javascript");
    program("sale.js", folder);
    program("first.js", folder);
    var compiler = TypeScript.unpackInto(Files.createDirectory(folder.resolve("compiler")));
    // In place of Babel, which the client's own build would use.
    assertThat(
            compiler.complaints(
                """
                {
                  "compilerOptions": {
                    "outDir": "../js",
                    "rootDir": "..",
                    "allowJs": true,
                    "esModuleInterop": true,
                    "target": "es2022",
                    "module": "commonjs",
                    "moduleResolution": "bundler",
                    "lib": ["es2023", "dom"],
                    "types": []
                  },
                  "files": ["../sale.js", "../first.js"]
                }
                """))
        .isEmpty();

    var order = (1L << 53) - 10;
    assertThat(sell(order, TypeScript.node(), folder.resolve("js/sale.js").toString()))
        .isEqualTo(STORY.formatted(order, order - 1));
    var first = folder.resolve("js/first.js").toString();
    assertThat(readyAtOnce(sell(order - 2000, TypeScript.node(), first))).isGreaterThan(98);
  }

  @Test
  @Tag("shop-tools")
  void a_generated_Python_client_sells() throws Exception {
    var needs = "import dateutil, pydantic, typing_extensions, urllib3";
    assumeThat(new ProcessBuilder("python3", "-c", needs).start().waitFor()).as(needs).isZero();
    var folder = generate("python");
    var order = Long.MAX_VALUE - 10;
    var path = Map.of("PYTHONPATH", folder.resolve("client").toString());
    assertThat(sell(order, path, "python3", "-X", "utf8", program("sale.py", folder)))
        .isEqualTo(STORY.formatted(order, order - 1));
    var first = program("first.py", folder);
    assertThat(readyAtOnce(sell(order - 2000, path, "python3", first))).isGreaterThan(98);
  }

  /// So that a program that was written for them needs another import, and nothing else.
  @Test
  void generated_clients_have_the_names_of_the_public_ones() throws Exception {
    var folder = generate("javascript").resolve("client/src");
    var index = Files.readString(folder.resolve("index.js"));
    assertThat(PublicNames.MODELS)
        .allSatisfy(model -> assertThat(index).contains("    " + model + ",\n"));
    for (var name : OPERATIONS.keySet()) {
      assertThat(index).contains("    " + name);
      assertThat(methods(folder.resolve("api/" + name + ".js"), "^    (\\w+)\\(.*callback\\) \\{"))
          .containsAll(OPERATIONS.get(name));
    }

    folder = generate("python").resolve("client/openapi_client");
    var init = Files.readString(folder.resolve("__init__.py"));
    assertThat(PublicNames.MODELS)
        .allSatisfy(model -> assertThat(init).contains("    \"" + model + "\",\n"));
    for (var name : OPERATIONS.keySet()) {
      assertThat(init).contains("    \"" + name + "\",\n");
      var names = OPERATIONS.get(name).stream().map(GeneratedClientsTest::snakeCase).toList();
      assertThat(
              methods(folder.resolve("api/" + snakeCase(name) + ".py"), "^    def ([a-z]\\w*)\\("))
          .containsAll(names);
    }
  }

  private static List<String> methods(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(Files.readString(file))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /// Has a client made of what the server says of itself, as the guide does it.
  ///
  /// @return a new folder, with the client in its folder `client`
  private static synchronized Path generate(String language) throws Exception {
    var made = GENERATED.get(language);
    if (made == null) {
      made = generateAnew(language);
      GENERATED.put(language, made);
    }
    return made;
  }

  private static Path generateAnew(String language) throws Exception {
    assertThat(GENERATOR).as("fetched by mvn -pl server generate-test-resources").isRegularFile();
    var folder = FOLDER.resolve(language);
    delete(folder);
    Files.createDirectories(folder);
    var command =
        new ArrayList<>(
            // It is over before better code would pay.
            List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", GENERATOR.toString()));
    var address = server.app().uri().toString().replaceFirst("/$", "");
    for (var word : guide.command(language)) {
      command.add(
          word.replace("\"", "")
              .replace("$PARTBOOK_URL", address)
              .replaceFirst("^demo-data/.*", folder.resolve("client").toString()));
    }
    run(command, Map.of());
    return folder;
  }

  /// Puts the program beside the client.
  private static String program(String name, Path folder) throws IOException {
    try (var program =
        Objects.requireNonNull(GeneratedClientsTest.class.getResourceAsStream(name))) {
      Files.copy(program, folder.resolve(name));
    }
    return folder.resolve(name).toString();
  }

  private static void compileJava(List<String> sources, String jars, Path classes)
      throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options = List.of("--release", "17", "-proc:none", "-cp", jars, "-d", classes.toString());
    var complaints = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromStrings(sources);
      var compiled = compiler.getTask(complaints, files, null, options, null, units).call();
      assertThat(compiled).as(complaints::toString).isTrue();
    }
  }

  /// Runs the program, and returns what it tells.
  private static String sell(long order, String... command) throws Exception {
    return sell(order, Map.of(), command);
  }

  private static String sell(long order, Map<String, String> more, String... command)
      throws Exception {
    var environment = new HashMap<>(more);
    environment.put("PARTBOOK_TOKEN", token(Environment.LIVE));
    environment.put("PARTBOOK_SANDBOX_TOKEN", token(Environment.SANDBOX));
    environment.put("ORDER", Long.toString(order));
    return run(List.of(command), environment);
  }

  private static String token(Environment environment) {
    return server.vendors().issue(server.shop(), environment).token();
  }

  private static String run(List<String> command, Map<String, String> environment)
      throws Exception {
    // Apart, for a Java may have something to say about its options.
    var output = Files.createTempFile(FOLDER, "output", ".txt");
    var errors = Files.createTempFile(FOLDER, "errors", ".txt");
    try {
      var builder =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      var ended = process.waitFor(10, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      var said = Files.readString(output);
      assertThat(ended).as("ended in ten minutes: %s", said).isTrue();
      assertThat(process.exitValue()).as("%s%s", said, Files.readString(errors)).isZero();
      return said;
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> filesIn(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(file -> file.endsWith(ending)).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
