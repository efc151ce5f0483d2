package org.partbook.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.partbook.logging.About;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a client asks for.
public final class Request implements About {
  private static final Logger LOG = LoggerFactory.getLogger(Request.class);

  /// What a web server knows of a request.
  public interface Source {
    /// In capitals, such as `GET`.
    String method();

    /// As it was sent: still encoded, without the query.
    String path();

    /// As it was sent, without its question mark; empty if there is none.
    String query();

    /// All values of a header, in their order.
    List<String> headers(String name);

    /// In bytes, where the client has said it.
    OptionalLong bodyLength();

    /// The body, to be read once. It blocks, and an [java.io.IOException] means that the client is
    /// gone or too slow.
    InputStream body();

    /// Takes memory for so many bytes of the body, until the request is answered.
    ///
    /// @return whether there is as much
    boolean takeRoom(int bytes);

    /// Whether all of the body has been read.
    boolean isBodyRead();

    /// From where it was sent, as text. Of a proxy that the settings name, what the proxy says; of
    /// any other, the proxy's own.
    String address();

    /// Has something done if the client gives the request up before it is answered. Not every web
    /// server, and not every version of HTTP, can tell.
    default void onGone(Runnable then) {}
  }

  private final Source source;
  private final RequestId id = RequestId.next();
  private final long begun = System.nanoTime();
  private final Map<Class<?>, Object> notes = new HashMap<>();
  private Map<String, String> parameters = Map.of();
  private String pattern = "";
  private boolean bodyTaken;

  public Request(Source source) {
    this.source = source;
  }

  /// Names the request, in its answer and in the log.
  public RequestId id() {
    return id;
  }

  public String method() {
    return source.method();
  }

  public boolean isHead() {
    return method().equals("HEAD");
  }

  String path() {
    return source.path();
  }

  /// The way from the address up to the server's root, such as `../`.
  public String root() {
    var slashes = path().chars().filter(c -> c == '/').count();
    return "../".repeat((int) Math.max(0, slashes - 1));
  }

  int addressLength() {
    return source.path().length() + source.query().length();
  }

  /// What stands in the path in the place of `{name}`, decoded.
  public String parameter(String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  void setRoute(String taken, Map<String, String> found) {
    pattern = taken;
    parameters = found;
  }

  /// The path of the route that was taken, such as `/assets/{asset_id}`; empty as long as none is.
  public String pattern() {
    return pattern;
  }

  /// From where it was sent, as text.
  public String address() {
    return source.address();
  }

  /// For how long it has been worked on, in nanoseconds.
  public long elapsed() {
    return System.nanoTime() - begun;
  }

  /// What follows the question mark.
  ///
  /// @throws ApiException 400 if it can't be decoded
  public QueryParameters query() {
    return QueryParameters.parse(source.query());
  }

  /// A header. One that was sent several times is taken for one list, with commas.
  public Optional<String> header(String name) {
    var values = source.headers(name);
    return switch (values.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(values.getFirst());
      default -> Optional.of(String.join(", ", values));
    };
  }

  /// In bytes, where the client has said it.
  public OptionalLong bodyLength() {
    return source.bodyLength();
  }

  /// The body, to be read once.
  public InputStream body() {
    bodyTaken = true;
    return source.body();
  }

  /// Takes memory for so many bytes of the body, until the request is answered.
  ///
  /// @return whether there is as much
  boolean takeRoom(int bytes) {
    return source.takeRoom(bytes);
  }

  /// Reads what nobody has read of a body: a connection with the rest of one on it can't be used
  /// again, and a client that sends its next request there would never hear of it.
  ///
  /// @return whether nothing is left of it; else the connection has to be closed
  boolean discardBody() {
    var sent = bodyLength().orElse(0) > 0 || header(HeaderNames.TRANSFER_ENCODING).isPresent();
    if (!sent || source.isBodyRead()) {
      return true;
    }
    if (!bodyTaken && bodyLength().orElse(0) <= JsonRequest.MOST_DISCARDED) {
      try (var in = body()) {
        JsonRequest.discard(in);
      } catch (IOException e) {
        LOG.debug("request {}: the rest of the body doesn't come", id.value(), e);
      }
    }
    return source.isBodyRead();
  }

  /// Has something done, on whatever thread, if the client is seen to give up before it is
  /// answered.
  public void onGone(Runnable then) {
    source.onGone(then);
  }

  /// Its name and its operation, and what those have noted who dealt with it. The path itself stays
  /// out: a link's path is the key to a copy.
  @Override
  public void tell(BiConsumer<String, Object> fields) {
    fields.accept("request_id", id.value());
    if (!pattern.isEmpty()) {
      fields.accept("operation", method() + " " + pattern);
    }
    for (var note : notes.values()) {
      if (note instanceof About about) {
        about.tell(fields);
      }
    }
  }

  /// Lets something be known to those who deal with the request later.
  public <T> void note(Class<T> kind, T value) {
    notes.put(kind, value);
  }

  public <T> Optional<T> noted(Class<T> kind) {
    return Optional.ofNullable(kind.cast(notes.get(kind)));
  }
}
