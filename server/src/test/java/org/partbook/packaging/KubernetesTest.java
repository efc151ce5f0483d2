package org.partbook.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.partbook.Config;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The manifests for Kubernetes against what the server takes and answers.
class KubernetesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("partbook.root", ".."), "deploy", "kubernetes");

  @Test
  void the_server_takes_each_setting_and_listens_where_it_is_asked() throws Exception {
    var settings = new TreeMap<String, String>();
    for (var setting : one("ConfigMap").get("data").properties()) {
      settings.put(setting.getKey(), setting.getValue().asString());
    }
    for (var setting : container().get("env")) {
      settings.put(setting.get("name").asString(), "postgresql://u:p@db.example.org/partbook");
      assertThat(setting.has("value")).as("a secret in the manifest").isFalse();
    }

    var config = Config.read(settings);

    assertThat(config.database()).isPresent();
    assertThat(config.databaseOwner()).isPresent();
    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(port("http")).isEqualTo(config.port());
    assertThat(port("metrics")).isEqualTo(config.monitoring().inside().orElseThrow().port());
    assertThat(config.blobs()).hasToString(mount("shared"));
    // The volume belongs to root, and a server can't close to others what isn't its own.
    assertThat(config.data()).hasParentRaw(Path.of(mount("data")));
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
    var labels = one("Deployment").at("/spec/template/metadata/labels");
    assertThat(one("Deployment").at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(one("Service").at("/spec/selector")).isEqualTo(labels);
    assertThat(one("PodDisruptionBudget").at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(one("Ingress").at("/spec/rules/0/http/paths/0/backend/service/name"))
        .isEqualTo(one("Service").at("/metadata/name"));
    assertThat(one("ConfigMap").at("/data/PARTBOOK_PUBLIC_URL").asString())
        .isEqualTo("https://" + one("Ingress").at("/spec/rules/0/host").asString());
    // One can be taken away, and there are still two.
    assertThat(one("Deployment").at("/spec/replicas").asInt())
        .isGreaterThan(one("PodDisruptionBudget").at("/spec/minAvailable").asInt());
  }

  @Test
  void the_way_in_writes_no_links_into_its_log() throws IOException {
    var annotations = one("Ingress").at("/metadata/annotations");

    assertThat(annotations.get("nginx.ingress.kubernetes.io/enable-access-log").asString())
        .isEqualTo("false");
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
    return one("Deployment").at("/spec/template/spec");
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
