package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.partbook.Printable;
import org.partbook.command.BoundedCopy.BadSource;
import org.partbook.geography.CountryDatabaseUrl;

/// Fetches one file, in bounded time and of bounded size, from the first of some addresses where
/// there is one. No message has the secrets of an address in it.
///
/// Redirects are followed here and not by the client, whose contract doesn't say that it keeps the
/// login to itself, and which doesn't say why it stops. To be used once.
final class Download {
  private static final int MOST_REDIRECTS = 5;

  private final Duration patience;
  private final BoundedCopy copy;
  private final HttpClient client;
  private volatile URI asked = URI.create("");

  /// @param client knows how long it takes until a server can be talked to
  /// @param patience how long all of it may take
  Download(HttpClient.Builder client, Duration patience, BoundedCopy copy) {
    this.patience = patience;
    this.copy = copy;
    this.client = client.followRedirects(Redirect.NEVER).build();
  }

  /// @param into a file that isn't there yet
  /// @return the address that had it
  /// @throws BadSource if it can't be had; the message is a sentence
  /// @throws IOException if it can't be written
  URI fetch(List<URI> addresses, Path into) throws IOException {
    try {
      return inTime(() -> firstOf(addresses, into));
    } catch (TimeoutException _) {
      throw new BadSource(
          "%s wasn't fetched within %s"
              .formatted(CountryDatabaseUrl.shown(asked), inWords(patience)));
    } finally {
      client.shutdownNow();
    }
  }

  /// What is still at work when the time is over is interrupted, wherever it waits.
  private URI inTime(Callable<URI> work) throws IOException, TimeoutException {
    try (var worker = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return worker.submit(work).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new BadSource("the download was interrupted");
      } finally {
        worker.shutdownNow();
      }
    }
  }

  private URI firstOf(List<URI> addresses, Path into) throws IOException, InterruptedException {
    var missing = new ArrayList<String>();
    for (var address : addresses) {
      asked = address;
      var found = open(address, missing);
      if (found.isPresent()) {
        try (var body = found.get()) {
          copy.copy(body, into);
        } catch (BadSource e) {
          throw of(address, " can't be fetched: " + e.getMessage());
        }
        return address;
      }
    }
    throw new BadSource(String.join(", and ", missing));
  }

  /// @param missing told if it isn't there
  private Optional<InputStream> open(URI address, List<String> missing)
      throws IOException, InterruptedException {
    return is("file", address) ? openFile(address, missing) : request(address, missing);
  }

  private static Optional<InputStream> openFile(URI address, List<String> missing)
      throws BadSource {
    try {
      return Optional.of(Files.newInputStream(Path.of(address)));
    } catch (NoSuchFileException _) {
      missing.add(CountryDatabaseUrl.shown(address) + " isn't there");
      return Optional.empty();
    } catch (IOException e) {
      throw of(address, " can't be read: " + Failures.reason(e));
    }
  }

  private Optional<InputStream> request(URI address, List<String> missing)
      throws IOException, InterruptedException {
    var at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      var response = send(at, login(address, at));
      switch (response.statusCode()) {
        case 200 -> {
          return Optional.of(response.body());
        }
        case 301, 302, 303, 307, 308 -> at = next(at, response);
        case 404 -> {
          response.body().close();
          missing.add(CountryDatabaseUrl.shown(at) + " answered 404");
          return Optional.empty();
        }
        default -> {
          response.body().close();
          throw of(at, " answered " + response.statusCode());
        }
      }
    }
    throw of(address, " leads on and on, " + MOST_REDIRECTS + " times and more");
  }

  private HttpResponse<InputStream> send(URI at, Optional<String> login)
      throws BadSource, InterruptedException {
    try {
      var request = HttpRequest.newBuilder(withoutLogin(at)).GET();
      login.ifPresent(value -> request.header("Authorization", value));
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (HttpConnectTimeoutException | ConnectException e) {
      throw of(at, " can't be reached" + because(e));
    } catch (IOException | IllegalArgumentException e) {
      throw of(at, " can't be fetched" + because(e));
    }
  }

  /// Some of the client's errors say nothing.
  private static String because(Exception e) {
    return e.getMessage() == null ? "" : ": " + Printable.line(e.getMessage());
  }

  /// Where an answer sends us. Never from where nobody can listen in to where they can, nor into
  /// this machine's files.
  private static URI next(URI from, HttpResponse<InputStream> response) throws IOException {
    response.body().close();
    var answered = " answered " + response.statusCode();
    var location = response.headers().firstValue("Location");
    if (location.isEmpty()) {
      throw of(from, answered + " without saying where to go");
    }
    var to = resolved(from, location.get());
    if (to.getHost() == null || !(is("https", to) || (is("http", from) && is("http", to)))) {
      throw of(
          from,
          answered + " and leads to " + CountryDatabaseUrl.shown(to) + ", which isn't followed");
    }
    return to;
  }

  private static boolean is(String scheme, URI address) {
    return scheme.equalsIgnoreCase(address.getScheme());
  }

  private static URI resolved(URI from, String location) throws BadSource {
    try {
      return from.resolve(URI.create(location));
    } catch (IllegalArgumentException _) {
      throw of(from, " leads to what is no address");
    }
  }

  /// The login that stands in an address, for the server that is named with it and no other.
  private static Optional<String> login(URI address, URI at) {
    return Optional.ofNullable(address.getRawUserInfo())
        .filter(_ -> sameServer(address, at))
        .map(login -> URLDecoder.decode(login.replace("+", "%2B"), UTF_8))
        .map(login -> "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }

  private static boolean sameServer(URI one, URI other) {
    return one.getScheme().equals(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && one.getPort() == other.getPort();
  }

  /// A proxy would get to see it.
  private static URI withoutLogin(URI address) {
    return URI.create(address.toASCIIString().replaceFirst("^([^:/]+:)//[^/?#]*@", "$1//"));
  }

  private static BadSource of(URI address, String what) {
    return new BadSource(CountryDatabaseUrl.shown(address) + what);
  }

  private static String inWords(Duration time) {
    return time.toSeconds() + " seconds";
  }
}
