package org.partbook.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.copies.licence.CopyCode;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Orders;

/// Copies that were sold by the real server, and somebody who asks what their codes stand for.
final class TestShelf implements AutoCloseable {
  static final String BUYER = "Clara Wieck";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final TestServer server = TestServer.start();
  private final Orders orders = new Orders(server.db(), server.clock(), Duration.ofHours(1));
  private long sold = 88_000;

  /// What is printed on the copies of a new, completed line with three copies.
  String sell(Api shop) {
    return sell(shop, TestAssets.PIANO);
  }

  String sell(Api shop, long asset) {
    long order = register(shop, asset);
    shop.settled(order);
    return code(order);
  }

  /// The number of a new order.
  long register(Api shop, long asset) {
    long order = ++sold;
    shop.register(Purchase.of(asset, order, 1).with("quantity", 3));
    return order;
  }

  void cancel(Api shop, String code) {
    shop.cancel(line(code).key().order().value(), 1);
  }

  OrderLine line(String code) {
    return orders.byCode(CopyCode.parse(code).orElseThrow()).orElseThrow();
  }

  String code(long order) {
    return orders.find(new OrderId(order)).getFirst().code().toString();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(at(path)).method(method, HttpRequest.BodyPublishers.noBody());
    try {
      return CLIENT.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  URI at(String path) {
    return server.app().uri().resolve(path);
  }

  @Override
  public void close() {
    server.close();
  }
}
