package org.partbook.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What the server answers to: each path with the methods that it takes.
///
/// A path is literal but for its parameters: `{name}` stands for one part between slashes, and
/// `{+name}` at the end for all that is left. Of two paths that fit, the one that was added first
/// is taken.
public final class Routes {
  private final List<Route> routes = new ArrayList<>();
  private final List<ErrorTeller<?>> tellers = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<Gate> gates = new ArrayList<>();
  private Optional<ErrorPage> nothing = Optional.empty();

  /// Answers a request.
  public interface Handler {
    void handle(Request request, Response response) throws Exception;

    /// Says what has to be known of a request also where it isn't let in, such as how its errors
    /// are told. It asks nobody.
    default void prepare(Request request, Response response) {}

    /// Who its requests are counted for.
    default Counted counted() {
      return Counted.BY_ADDRESS;
    }
  }

  /// Whom a request is counted for, where there is a limit.
  public enum Counted {
    /// The access token, if it is one.
    BY_TOKEN,
    /// Where it was sent from.
    BY_ADDRESS,
    /// Nobody: it costs nothing, and has to be answered to whoever asks how often.
    NOT
  }

  /// The same handler, counted in another way.
  public static Handler counted(Counted counted, Handler handler) {
    return new Handler() {
      @Override
      public void handle(Request request, Response response) throws Exception {
        handler.handle(request, response);
      }

      @Override
      public void prepare(Request request, Response response) {
        handler.prepare(request, response);
      }

      @Override
      public Counted counted() {
        return counted;
      }
    };
  }

  /// The same handler, with what is said of its requests before they are let in.
  public static Handler prepared(BiConsumer<Request, Response> preparation, Handler handler) {
    return new Handler() {
      @Override
      public void handle(Request request, Response response) throws Exception {
        handler.handle(request, response);
      }

      @Override
      public void prepare(Request request, Response response) {
        preparation.accept(request, response);
        handler.prepare(request, response);
      }

      @Override
      public Counted counted() {
        return handler.counted();
      }
    };
  }

  /// Lets requests in, or not.
  public interface Gate {
    /// Called when it is known where a request goes, and before anything is done for it. It waits
    /// for nothing.
    ///
    /// @throws ApiException if it isn't let in
    void admit(Counted counted, Request request);
  }

  /// How an exception is told of.
  ///
  /// @param kind of the exceptions
  record ErrorTeller<E extends Throwable>(Class<E> kind, Telling<E> telling) {
    boolean tell(Request request, Response response, Throwable error) {
      if (!kind.isInstance(error)) {
        return false;
      }
      telling.tell(request, response, kind.cast(error));
      return true;
    }
  }

  /// Sends the answer to a request that failed.
  public interface Telling<E extends Throwable> {
    void tell(Request request, Response response, E error);
  }

  public Routes get(String path, Handler handler) {
    return add(List.of("GET"), path, handler);
  }

  public Routes post(String path, Handler handler) {
    return add(List.of("POST"), path, handler);
  }

  public Routes delete(String path, Handler handler) {
    return add(List.of("DELETE"), path, handler);
  }

  /// Something that can be looked at: GET and HEAD.
  public Routes read(String path, Handler handler) {
    return add(List.of("GET", "HEAD"), path, handler);
  }

  private Routes add(List<String> methods, String path, Handler handler) {
    routes.add(new Route(methods, path, PathPattern.of(path), handler));
    return this;
  }

  /// Has every request that has a route pass it, those after all others that were added before.
  public Routes gate(Gate gate) {
    gates.add(gate);
    return this;
  }

  List<Gate> gates() {
    return List.copyOf(gates);
  }

  /// Looks on when a request has been answered.
  public interface Witness {
    /// Called on the request's own thread, so it waits for nothing; and it throws nothing.
    void answered(Request request, Response response);
  }

  /// Has every answer looked on at.
  public Routes witness(Witness witness) {
    witnesses.add(witness);
    return this;
  }

  List<Witness> witnesses() {
    return List.copyOf(witnesses);
  }

  /// The page for browsers that ask for what isn't there, where no route has one of its own.
  public Routes onNothing(ErrorPage page) {
    nothing = Optional.of(page);
    return this;
  }

  Optional<ErrorPage> nothing() {
    return nothing;
  }

  /// For exceptions that only a feature knows.
  public <E extends Throwable> Routes onError(Class<E> kind, Telling<E> telling) {
    tellers.add(new ErrorTeller<>(kind, telling));
    return this;
  }

  List<Route> all() {
    return List.copyOf(routes);
  }

  List<ErrorTeller<?>> tellers() {
    return List.copyOf(tellers);
  }
}
