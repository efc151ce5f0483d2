package org.partbook.http;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// A request with nothing in it but what a test is interested in.
///
/// @param query behind the question mark
/// @param named the values of a header, by its name
/// @param address who has sent it
public record RawRequest(String query, Function<String, List<String>> named, String address)
    implements Request.Source {
  /// One from elsewhere, in which every header has the same values.
  public RawRequest(String query, List<String> headers) {
    this(query, _ -> headers, "192.0.2.1");
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/";
  }

  @Override
  public List<String> headers(String name) {
    return named.apply(name);
  }

  @Override
  public OptionalLong bodyLength() {
    return OptionalLong.empty();
  }

  @Override
  public InputStream body() {
    return InputStream.nullInputStream();
  }

  @Override
  public boolean takeRoom(int bytes) {
    return true;
  }

  @Override
  public boolean isBodyRead() {
    return true;
  }
}
