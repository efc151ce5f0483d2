package org.partbook.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.TestServer;
import org.partbook.http.ProgramFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The repository as a shop's build meets it. What stands for the client in the tests is no jar;
/// `ClientRepositoryIT` has the real one.
class MavenRoutesTest {
  private static final Path ROOT = Path.of(System.getProperty("partbook.root", ".."));
  private static final String ARTIFACT = "/maven/org/partbook/partbook-client/";

  private static TestServer server;
  private static String version = "";

  @BeforeAll
  static void start() {
    server = TestServer.start();
    version = ProgramFile.at("/org/partbook/maven/repository/version.txt").text();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_build_finds_the_version_the_pom_the_jar_and_the_sources() throws Exception {
    var versions = xml(get(ARTIFACT + "maven-metadata.xml"));
    assertThat(text(versions, "version")).isEqualTo(version);
    var folder = ARTIFACT + version + "/";

    var metadata = xml(get(folder + "maven-metadata.xml"));

    var stamped = text(metadata, "value");
    assertThat(stamped).matches("0\\.1\\.0-\\d{8}\\.\\d{6}-1");
    assertThat(metadata.getElementsByTagName("snapshotVersion").getLength()).isEqualTo(3);
    for (var name : List.of(version, stamped)) {
      var base = folder + "partbook-client-" + name;
      assertThat(header(get(base + ".pom"), "content-type")).isEqualTo("application/xml");
      assertThat(header(get(base + ".jar"), "content-type")).isEqualTo("application/java-archive");
      assertThat(body(get(base + ".jar"))).startsWith("What the tests take for the client");
      assertThat(body(get(base + "-sources.jar")))
          .startsWith("What the tests take for its sources");
    }
    assertThat(text(xml(get(folder + "partbook-client-" + version + ".pom")), "version"))
        .isEqualTo(version);
  }

  /// Another server behind the same address may have been built at another time.
  @Test
  void a_snapshot_of_another_server_of_the_installation_is_this_one() {
    var other = version.replace("SNAPSHOT", "20260101.000000-1");
    var jar = ARTIFACT + version + "/partbook-client-" + other + ".jar";

    assertThat(get(jar).statusCode()).isEqualTo(200);
    assertThat(get(jar + ".sha1").statusCode()).isEqualTo(200);
  }

  @Test
  void every_file_has_its_checksums() throws Exception {
    for (var path :
        List.of(
            ARTIFACT + "maven-metadata.xml",
            ARTIFACT + version + "/maven-metadata.xml",
            ARTIFACT + version + "/partbook-client-" + version + ".pom",
            ARTIFACT + version + "/partbook-client-" + version + ".jar",
            ARTIFACT + version + "/partbook-client-" + version + "-sources.jar")) {
      var bytes = get(path).body();
      for (var one :
          Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512")
              .entrySet()) {
        var digest = MessageDigest.getInstance(one.getValue()).digest(bytes);
        assertThat(body(get(path + "." + one.getKey())))
            .isEqualTo(HexFormat.of().formatHex(digest));
      }
    }
  }

  @Test
  void head_tells_the_length_and_sends_nothing() {
    var path = ARTIFACT + version + "/partbook-client-" + version + ".jar";

    var head = send(request(path).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "content-length")).isEqualTo("" + get(path).body().length);
    assertThat(header(head, "content-type")).isEqualTo("application/java-archive");
  }

  @Test
  void who_has_a_file_isnt_sent_it_again() {
    var path = ARTIFACT + version + "/partbook-client-" + version + ".jar";
    var etag = header(get(path), "etag");

    var again = send(request(path).header("If-None-Match", etag).GET());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(header(again, "etag")).isEqualTo(etag);
    assertThat(send(request(path).header("If-None-Match", "\"other\"").GET()).statusCode())
        .isEqualTo(200);
    assertThat(header(get(path), "cache-control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/partbook/partbook-client",
        "org/partbook/partbook-client/",
        "org/partbook/partbook-client/0.0.9/partbook-client-0.0.9.jar",
        "org/partbook/partbook-server/maven-metadata.xml",
        "org/partbook/partbook-client/maven-metadata.xml.asc",
        "org/partbook/partbook-client/maven-metadata.xml.sha1.sha1",
        "version.txt",
        "partbook-client.jar",
        "../openapi.yaml",
        "%2e%2e/openapi.yaml",
        "..%2Fopenapi.yaml",
        "org/partbook/partbook-client/..%2F..%2F..%2Fversion.txt",
        "%2Fetc%2Fpasswd"
      })
  void nothing_else_is_there(String path) {
    var answer = get("/maven/" + path);

    assertThat(answer.statusCode()).isIn(400, 404);
  }

  @Test
  void nobody_can_put_anything_there() {
    var path = ARTIFACT + version + "/partbook-client-" + version + ".jar";

    var answer = send(request(path).PUT(BodyPublishers.ofString("mine")));

    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @Test
  void its_address_says_how_it_is_used() {
    for (var path : List.of("/maven", "/maven/")) {
      assertThat(body(get(path)))
          .contains("<url>" + server.app().uri() + "/maven</url>", "<version>" + version);
    }
  }

  @Test
  void its_address_names_each_artifact() {
    for (var artifact : List.of("partbook-client", "partbook-client-testing", "partbook-bom")) {
      assertThat(body(get("/maven"))).contains("<artifactId>" + artifact + "</artifactId>");
    }
  }

  /// The pom has no parent, so that nobody has to have that: what it depends on stands in it.
  @Test
  void the_pom_names_what_the_clients_own_build_depends_on() throws Exception {
    var own = xml(Files.readString(ROOT.resolve("client/pom.xml")));
    var parent = Files.readString(ROOT.resolve("pom.xml"));
    var path = ARTIFACT + version + "/partbook-client-" + version + ".pom";

    var served = xml(get(path));

    assertThat(served.getElementsByTagName("parent").getLength()).isZero();
    assertThat(dependencies(served).keySet()).isEqualTo(dependencies(own).keySet());
    assertThat(dependencies(served))
        .containsEntry("tools.jackson.core:jackson-core", property(parent, "jackson.version"))
        .containsEntry("org.jspecify:jspecify", property(parent, "jspecify.version"));
  }

  private static String property(String pom, String name) {
    return pom.replaceFirst("(?s).*<" + name + ">(.*?)</" + name + ">.*", "$1");
  }

  /// Those that aren't for tests, with their versions.
  private static Map<String, String> dependencies(Document pom) {
    var found = new TreeMap<String, String>();
    var all = pom.getElementsByTagName("dependency");
    for (int i = 0; i < all.getLength(); i++) {
      var one = (Element) all.item(i);
      if (!text(one, "scope").equals("test")) {
        found.put(text(one, "groupId") + ":" + text(one, "artifactId"), text(one, "version"));
      }
    }
    return found;
  }

  private static Document xml(HttpResponse<byte[]> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(200);
    return xml(new String(answer.body(), UTF_8));
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static String text(Document in, String name) {
    return text(in.getDocumentElement(), name);
  }

  /// The first of that name, or nothing.
  private static String text(Element in, String name) {
    var found = in.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String body(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return new String(answer.body(), UTF_8);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.app().uri() + path));
  }

  private static HttpResponse<byte[]> get(String path) {
    return send(request(path).GET());
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    return Api.sendUnchecked(request);
  }
}
