package org.partbook.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.partbook.http.Request;

/// A request of which a target says what it is interested in.
///
/// @param query behind the question mark
/// @param header the value of every header
public record RawRequest(String query, String header) implements Request.Source {
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
    return List.of(header);
  }

  @Override
  public OptionalLong bodyLength() {
    return OptionalLong.empty();
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(new byte[0]);
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
