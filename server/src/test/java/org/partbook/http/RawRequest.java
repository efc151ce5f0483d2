package org.partbook.http;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// A request with nothing in it but what a test is interested in.
///
/// @param query behind the question mark
/// @param headers the values of every header
public record RawRequest(String query, List<String> headers) implements Request.Source {
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
    return headers;
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
  public boolean isBodyRead() {
    return true;
  }

  @Override
  public String address() {
    return "192.0.2.1";
  }
}
