package org.partbook.fault.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL and the Patroni that keeps it: one machine of a cluster.
final class Node {
  private static final int LONGEST_STOP_SECONDS = 60;

  private final String name;
  private final int port;
  private final int api;
  private final Path data;
  private final Path settings;
  private Optional<Process> patroni = Optional.empty();

  private Node(String name, int port, int api, Path data, Path settings) {
    this.name = name;
    this.port = port;
    this.api = api;
    this.data = data;
    this.settings = settings;
  }

  static Node of(String name, Path disk, Path folder, Path bin, int etcd, String password)
      throws IOException {
    var node =
        new Node(
            name, Ports.free(), Ports.free(), disk.resolve(name), folder.resolve(name + ".yml"));
    OwnFiles.write(node.settings, node.settings(bin, etcd, password));
    return node;
  }

  /// How soon it is missed: a leader that has said nothing for `ttl` seconds is none any more. What
  /// PostgreSQL keeps of its log is little, as it lies on a small disk.
  private String settings(Path bin, int etcd, String password) {
    return """
    scope: faults
    name: %1$s
    restapi: {listen: '127.0.0.1:%2$d', connect_address: '127.0.0.1:%2$d'}
    etcd3: {host: '127.0.0.1:%3$d'}
    bootstrap:
      dcs:
        ttl: 10
        loop_wait: 2
        retry_timeout: 4
        synchronous_mode: true
        postgresql:
          use_pg_rewind: true
          use_slots: true
          parameters:
            unix_socket_directories: ''
            max_connections: 200
            min_wal_size: 64MB
            max_wal_size: 192MB
            wal_keep_size: 0
            max_slot_wal_keep_size: 512MB
      initdb: [encoding: UTF8, locale: C.UTF-8, data-checksums]
    postgresql:
      listen: '127.0.0.1:%4$d'
      connect_address: '127.0.0.1:%4$d'
      data_dir: '%5$s'
      bin_dir: '%6$s'
      pgpass: '%5$s.pass'
      remove_data_directory_on_rewind_failure: true
      remove_data_directory_on_diverged_timelines: true
      authentication:
        superuser: {username: postgres, password: %7$s}
        replication: {username: replicator, password: %7$s}
      pg_hba:
        - host all all 127.0.0.1/32 scram-sha-256
        - host replication replicator 127.0.0.1/32 scram-sha-256
    """
        .formatted(name, api, etcd, port, data, bin, password);
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /// Where Patroni takes orders.
  int api() {
    return api;
  }

  void start() throws IOException {
    var command = new ArrayList<>(Unprivileged.entrance());
    command.addAll(List.of("patroni", settings.toString()));
    var log = settings.resolveSibling(name + ".log").toFile();
    patroni =
        Optional.of(
            new ProcessBuilder(command)
                .directory(settings.resolveSibling("").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start());
  }

  /// Both, first the one that would start the other anew.
  List<ProcessHandle> processes() throws IOException {
    var all = new ArrayList<ProcessHandle>();
    patroni.map(Process::toHandle).filter(ProcessHandle::isAlive).ifPresent(all::add);
    all.addAll(postgres());
    return all;
  }

  List<ProcessHandle> postgres() throws IOException {
    return Files.exists(data) ? Signals.postmaster(data).orElse(List.of()) : List.of();
  }

  void kill() throws IOException, InterruptedException {
    Signals.send("KILL", processes());
    if (patroni.isPresent()) {
      patroni.get().waitFor();
    }
    Signals.send("KILL", postgres()); // what was begun meanwhile
  }

  /// Kills Patroni alone and starts it again. PostgreSQL goes on.
  void restartPatroni() throws IOException, InterruptedException {
    if (patroni.isPresent()) {
      patroni.get().destroyForcibly().waitFor();
    }
    start();
  }

  /// Has it made anew from the other one.
  void rebuild() throws IOException, InterruptedException {
    kill();
    Trees.delete(data);
    start();
  }

  /// SIGTERM: Patroni stops PostgreSQL first.
  void stop() throws InterruptedException {
    if (patroni.isPresent()) {
      patroni.get().toHandle().destroy();
      patroni.get().waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }
  }
}
