package org.partbook.fault.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// Where scores come from that weren't imported. It can hang, lie about the length of what it
/// sends, and send what is no score, or one that is made to take all memory of who reads it.
public final class Upstream implements AutoCloseable {
  private static final int BEYOND = 10_000;

  private final HttpServer server;
  private final byte[] score;
  private final byte[] bomb;
  private Mood mood = Mood.HONEST;
  private boolean met;

  /// How it answers.
  public enum Mood {
    HONEST,
    HANGING,
    BREAKING_OFF,
    TALKING_NONSENSE,
    HOSTILE,
    FAILING
  }

  private Upstream(HttpServer server, byte[] score, byte[] bomb) {
    this.server = server;
    this.score = score;
    this.bomb = bomb;
  }

  /// @param bomb a PDF that takes all memory of who reads it
  static Upstream start(byte[] score, byte[] bomb) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    var upstream = new Upstream(server, score, bomb);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", upstream::answer);
    server.start();
    return upstream;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/{asset_id}.pdf";
  }

  public synchronized void become(Mood next) {
    mood = next;
    met = false;
    notifyAll();
  }

  /// Whether it was asked since it has become so.
  public synchronized boolean isMet() {
    return met;
  }

  private synchronized Mood moodToAnswerIn() throws InterruptedException {
    met = true;
    while (mood == Mood.HANGING) {
      wait();
    }
    return mood;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (moodToAnswerIn()) {
        case HONEST, HANGING -> send(exchange, score, score.length);
        // Closing before all was sent breaks the connection.
        case BREAKING_OFF -> send(exchange, score, score.length + BEYOND);
        case TALKING_NONSENSE -> {
          var nonsense = "%PDF-1.7\n1 0 obj <<".repeat(40).getBytes(StandardCharsets.US_ASCII);
          send(exchange, nonsense, nonsense.length);
        }
        case HOSTILE -> send(exchange, bomb, bomb.length);
        case FAILING -> exchange.sendResponseHeaders(500, -1);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, byte[] body, int announced) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/pdf");
    exchange.sendResponseHeaders(200, announced);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
