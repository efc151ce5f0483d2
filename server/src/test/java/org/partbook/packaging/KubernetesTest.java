package org.partbook.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Config;
import org.partbook.blob.BlobPlace;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The manifests for Kubernetes against what the server takes and answers.
class KubernetesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("partbook.root", ".."), "deploy", "kubernetes");

  @TempDir Path folder = Path.of("");

  @Test
  void the_server_takes_each_setting_and_listens_where_it_is_asked() throws Exception {
    var config = config();

    assertThat(config.database()).isPresent();
    assertThat(config.databaseOwner()).isPresent();
    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(port("http")).isEqualTo(config.port());
    assertThat(port("metrics")).isEqualTo(config.monitoring().inside().orElseThrow().port());
    assertThat(config.seals().numbers()).hasSize(1);
  }

  @Test
  void files_are_in_a_bucket_and_each_server_has_the_rest_on_a_volume_of_its_own()
      throws Exception {
    var config = config();

    assertThat(config.blobPlace()).isInstanceOf(BlobPlace.Bucket.class);
    // The volume belongs to root, and a server can't close to others what isn't its own.
    assertThat(config.data()).hasParentRaw(Path.of(mount("data")));
    assertThat(config.log()).hasParentRaw(Path.of(mount("data")));
    assertThat(one("StatefulSet").at("/spec/volumeClaimTemplates")).hasSize(1);
    var volume = one("StatefulSet").at("/spec/volumeClaimTemplates/0");
    assertThat(volume.at("/metadata/name").asString()).isEqualTo("data");
    assertThat(volume.at("/spec/accessModes/0").asString()).isEqualTo("ReadWriteOnce");
    var size = volume.at("/spec/resources/requests/storage").asString();
    assertThat(size).endsWith("Gi");
    assertThat(((BlobPlace.Bucket) config.blobPlace()).cacheSize())
        .isLessThanOrEqualTo(Long.parseLong(size.replace("Gi", "")) << 29);
  }

  @Test
  void all_connections_are_those_of_the_way_in_which_has_a_name() throws Exception {
    var listening = config().listening();

    assertThat(listening.proxies().areNamed()).isTrue();
    assertThat(listening.limits().connectionsOfOneAddress())
        .isEqualTo(listening.limits().connections());
  }

  @Test
  void what_is_secret_is_in_secrets_that_the_page_says_how_to_make() throws IOException {
    var secrets = new TreeSet<String>();
    var names = new ArrayList<String>();
    for (var setting : container().get("env")) {
      assertThat(setting.has("value")).as("a secret in the manifest").isFalse();
      names.add(setting.get("name").asString());
      secrets.add(setting.at("/valueFrom/secretKeyRef/name").asString());
    }
    for (var volume : pod().get("volumes")) {
      if (volume.has("secret")) {
        secrets.add(volume.at("/secret/secretName").asString());
      }
    }

    // Those that the client of the bucket looks for.
    assertThat(names).contains("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    assertThat(secrets).hasSize(3);
    var page = Files.readString(FOLDER.resolve("../../docs/packages.md"));
    assertThat(secrets).allSatisfy(secret -> assertThat(page).contains("generic " + secret + " "));
    // It has no version of its own: the page puts that in.
    assertThat(page).contains("\"s|" + container().get("image").asString() + "|");
  }

  @Test
  void probes_ask_what_the_server_answers() throws IOException {
    for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      var asks = container().get(probe).get("httpGet");
      assertThat(asks.get("port").asString()).isEqualTo("http");
      assertThat(asks.get("path").asString())
          .isEqualTo(probe.startsWith("readiness") ? "/readyz" : "/livez");
    }
  }

  @Test
  void servers_may_do_nothing_but_write_their_data() throws IOException {
    var pod = pod().get("securityContext");
    assertThat(pod.get("runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.get("seccompProfile").get("type").asString()).isEqualTo("RuntimeDefault");
    var security = container().get("securityContext");
    assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.get("allowPrivilegeEscalation").asBoolean()).isFalse();
    assertThat(security.get("capabilities").get("drop").get(0).asString()).isEqualTo("ALL");
    assertThat(pod().get("automountServiceAccountToken").asBoolean()).isFalse();
  }

  @Test
  void everything_is_about_the_same_servers() throws IOException {
    var labels = one("StatefulSet").at("/spec/template/metadata/labels");
    assertThat(one("StatefulSet").at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(one("Service").at("/spec/selector")).isEqualTo(labels);
    assertThat(one("PodDisruptionBudget").at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(one("Ingress").at("/spec/rules/0/http/paths/0/backend/service/name"))
        .isEqualTo(one("Service").at("/metadata/name"));
    assertThat(one("StatefulSet").at("/spec/serviceName"))
        .isEqualTo(one("Service").at("/metadata/name"));
    assertThat(one("ConfigMap").at("/data/PARTBOOK_PUBLIC_URL").asString())
        .isEqualTo("https://" + one("Ingress").at("/spec/rules/0/host").asString());
    // One can be taken away, and there are still two.
    assertThat(one("StatefulSet").at("/spec/replicas").asInt())
        .isGreaterThan(one("PodDisruptionBudget").at("/spec/minAvailable").asInt());
  }

  @Test
  void the_way_in_writes_no_links_into_its_log() throws IOException {
    var annotations = one("Ingress").at("/metadata/annotations");

    assertThat(annotations.get("nginx.ingress.kubernetes.io/enable-access-log").asString())
        .isEqualTo("false");
  }

  /// What servers read, with some value for each secret, and a file of keys that is here.
  private Config config() throws Exception {
    var settings = new TreeMap<String, String>();
    for (var setting : one("ConfigMap").get("data").properties()) {
      settings.put(setting.getKey(), setting.getValue().asString());
    }
    for (var setting : container().get("env")) {
      settings.put(setting.get("name").asString(), "postgresql://u:p@db.example.org/partbook");
    }
    var keys = Path.of(settings.getOrDefault("PARTBOOK_KEY_FILE", ""));
    assertThat(keys).hasParentRaw(Path.of(mount("keys")));
    var here = folder.resolve("keys");
    Files.writeString(here, Base64.getEncoder().encodeToString(new byte[32]));
    settings.put("PARTBOOK_KEY_FILE", here.toString());
    return Config.read(settings);
  }

  private static String mount(String volume) throws IOException {
    for (var mount : container().get("volumeMounts")) {
      if (mount.get("name").asString().equals(volume)) {
        return mount.get("mountPath").asString();
      }
    }
    throw new AssertionError("nothing mounts " + volume);
  }

  private static int port(String name) throws IOException {
    for (var port : container().get("ports")) {
      if (port.get("name").asString().equals(name)) {
        return port.get("containerPort").asInt();
      }
    }
    throw new AssertionError("there is no port " + name);
  }

  private static JsonNode container() throws IOException {
    return pod().get("containers").get(0);
  }

  private static JsonNode pod() throws IOException {
    return one("StatefulSet").at("/spec/template/spec");
  }

  private static JsonNode one(String kind) throws IOException {
    var found = new ArrayList<JsonNode>();
    try (var files = Files.newDirectoryStream(FOLDER, "*.yaml")) {
      for (var file : files) {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
          while (documents.hasNextValue()) {
            var document = (JsonNode) documents.nextValue();
            if (document.at("/kind").asString().equals(kind)) {
              found.add(document);
            }
          }
        }
      }
    }
    assertThat(found).as(kind).hasSize(1);
    return found.getFirst();
  }
}
