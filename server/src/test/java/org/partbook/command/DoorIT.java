package org.partbook.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;

/// The server stands in the open, with little memory, and is attacked in the ways that ended it
/// once, while a shop goes on asking.
@Timeout(600)
class DoorIT {
  /// Beyond it a shop would give up.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int PROBES = 3_000;

  /// All of them come at once, and the last is answered when all others are.
  private static final Duration OF_PROBES = Duration.ofMinutes(2);

  @TempDir Path temp = Path.of("");
  private Shell shell = Shell.in(Path.of(""), Path.of(""));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Socket> open = new ArrayList<>();
  private URI server = URI.create("http://localhost");
  private String token = "";

  @BeforeEach
  void install() throws IOException {
    shell = Shell.installedIn(temp).withOneSample().with("PARTBOOK_JAVA_OPTS", "-Xmx256m");
  }

  @AfterEach
  void end_what_runs() throws IOException {
    for (var socket : open) {
      socket.close();
    }
    threads.shutdownNow();
    shell.close();
  }

  private interface Attack {
    void run() throws Exception;
  }

  @Test
  void whatever_comes_to_the_door_a_shop_beside_it_is_served() throws Exception {
    var demo = shell.start("demo", "--port", "0");
    var environment = DemoEnvironment.await(temp.resolve("demo-data/demo.env"), demo);
    server = URI.create(environment.getOrDefault("PARTBOOK_URL", ""));
    token = environment.getOrDefault("PARTBOOK_TOKEN", "");

    beside(this::moreConnectionsThanPlaces);
    beside(this::slowHeadsBodiesAndReaders);
    beside(this::endlessLines);
    beside(this::whatIsNoHttp);
    beside(this::probes);

    assertThat(demo.isAlive()).isTrue();
    var left = demo.descendants();
    demo.terminate().expect(0);
    // One whose parent has ended is there until somebody else collects it.
    Api.await(() -> left.stream().noneMatch(ProcessHandle::isAlive));
  }

  /// Runs an attack while a shop asks, which fails when it has to wait too long.
  private void beside(Attack attack) throws Exception {
    var attacked = new AtomicBoolean(true);
    Future<Integer> shop = threads.submit(() -> shopUntil(attacked));
    attack.run();
    attacked.set(false);
    assertThat(shop.get()).as("how often the shop was answered").isPositive();
  }

  private int shopUntil(AtomicBoolean attacked) throws Exception {
    int answers = 0;
    try (var client = client(PATIENCE)) {
      do {
        assertThat(get(client, "/assets/list?page_size=2", PATIENCE).statusCode()).isEqualTo(200);
        answers++;
        Thread.sleep(20);
      } while (attacked.get());
    }
    return answers;
  }

  private static HttpClient client(Duration patience) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(patience)
        .build();
  }

  private HttpResponse<String> get(HttpClient client, String path, Duration patience)
      throws Exception {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Bearer " + token)
            .timeout(patience)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private Socket connect(int receiveBuffer) throws IOException {
    var socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    synchronized (open) {
      open.add(socket);
    }
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()),
        Math.toIntExact(PATIENCE.toMillis()));
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private void moreConnectionsThanPlaces() throws Exception {
    var handles =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : 4_096;
    for (int i = 0; i < Math.min(10_000, handles / 2); i++) {
      connect(0);
    }
    closeAll();
  }

  private void closeAll() throws IOException {
    synchronized (open) {
      for (var socket : open) {
        socket.close();
      }
      open.clear();
    }
  }

  private void slowHeadsBodiesAndReaders() throws Exception {
    var slow = new ArrayList<Callable<Void>>();
    for (int i = 0; i < 100; i++) {
      slow.add(() -> drip("GET /health HTTP/1.1\r\n", "X: a\r\n", 0));
      slow.add(() ->
          drip(
              "POST /purchase/register HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Length: 5000\r\n\r\n",
              " ",
              0));
      slow.add(() -> drip("GET /openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n", "", 4_096));
    }
    for (var future : threads.invokeAll(slow)) {
      future.get();
    }
    closeAll();
  }

  /// For some seconds, or until the server has had enough.
  private Void drip(String first, String again, int receiveBuffer) throws Exception {
    var socket = connect(receiveBuffer);
    try {
      send(socket, first);
      for (int i = 0; i < 30; i++) {
        Thread.sleep(200);
        send(socket, again);
      }
    } catch (IOException _) {
      // It has.
    }
    return null;
  }

  private void endlessLines() throws Exception {
    var chunked =
        "POST /purchase/register HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + token
            + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    var beginnings =
        List.of(
            "GET /", "GET / HTTP/1.1\r\nX: ", chunked + "1", chunked + "1;", chunked + "0\r\nX: ");
    var endless = new ArrayList<Callable<Void>>();
    for (int i = 0; i < 20; i++) {
      for (var beginning : beginnings) {
        endless.add(() -> flood(beginning));
      }
    }
    for (var future : threads.invokeAll(endless)) {
      future.get();
    }
    closeAll();
  }

  /// More than the server's memory, all together.
  private Void flood(String beginning) throws IOException {
    var socket = connect(0);
    var line = "1".repeat(64 * 1024);
    try {
      send(socket, beginning);
      for (int i = 0; i < 80; i++) {
        send(socket, line);
      }
    } catch (IOException _) {
      return null;
    }
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketException _) {
      // Hung up on with some of it unread.
    }
    return null;
  }

  private void whatIsNoHttp() throws Exception {
    var random = new Random(1);
    for (int i = 0; i < 300; i++) {
      var bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      try (var socket = connect(0)) {
        send(socket, new String(bytes, ISO_8859_1) + "\r\n\r\n");
      } catch (IOException _) {
        // Hung up on before all was sent.
      }
    }
    closeAll();
  }

  private void probes() throws Exception {
    var probes = new ArrayList<Callable<String>>();
    try (var client = client(OF_PROBES)) {
      for (int i = 0; i < PROBES; i++) {
        probes.add(() -> get(client, "/health", OF_PROBES).body());
      }
      for (var probe : threads.invokeAll(probes)) {
        assertThat(probe.get()).contains("true").doesNotContain("false");
      }
    }
  }
}
