package org.partbook.geography;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a small database in MaxMind's format (version 2.0 of its specification): a binary tree
/// over the 128 bits of an IPv6 address, with IPv4 below `::/96`, or over the 32 of IPv4; then the
/// records, then the metadata.
public final class CountryDatabaseFile {
  private static final int RECORD_BYTES = 4;
  private static final int SEPARATOR = 16;
  private static final int UNSET = -1;

  private final List<int[]> nodes = new ArrayList<>(List.of(node()));
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private int built = 1;
  private boolean ipv4Only;
  private String kind = "Test-Country";

  /// One that knows a few real networks, and is good enough to be installed.
  public static CountryDatabaseFile likeReality(LocalDate built) {
    return ofIpv4(built, false)
        .with("2003::", 19, Map.of("country_code", "DE"))
        .with("2a01:e00::", 26, Map.of("country_code", "FR"))
        .with("2600:1000::", 24, Map.of("country_code", "US"));
  }

  /// The same, calling itself something else.
  public CountryDatabaseFile ofKind(String other) {
    kind = other;
    return this;
  }

  /// The same, without IPv6.
  static CountryDatabaseFile likeRealityOfIpv4(LocalDate built) {
    return ofIpv4(built, true);
  }

  private static CountryDatabaseFile ofIpv4(LocalDate built, boolean only) {
    var file = new CountryDatabaseFile();
    file.ipv4Only = only;
    file.built = (int) built.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    return file.with("130.133.0.0", 16, Map.of("country_code", "DE"))
        .with("133.11.0.0", 16, Map.of("country_code", "JP"))
        .with("193.51.0.0", 16, Map.of("country_code", "FR"))
        .with("151.100.0.0", 16, Map.of("country_code", "IT"))
        .with("200.144.0.0", 16, Map.of("country_code", "BR"))
        .with("18.9.0.0", 16, Map.of("country_code", "US"));
  }

  /// What a network has on record: a map, a string, a number.
  CountryDatabaseFile with(String network, int bits, Object record) {
    var address = InetAddress.ofLiteral(network).getAddress();
    var offset = data.size();
    write(data, record);
    var path = new byte[16];
    var depth = bits;
    if (address.length == 4 && ipv4Only) {
      path = address;
    } else if (address.length == 4) {
      System.arraycopy(address, 0, path, 12, 4);
      depth += 96;
    } else {
      System.arraycopy(address, 0, path, 0, 16);
    }
    insert(path, depth, offset);
    return this;
  }

  private void insert(byte[] path, int depth, int offset) {
    var at = 0;
    for (int bit = 0; bit < depth; bit++) {
      var side = (path[bit / 8] >> (7 - bit % 8)) & 1;
      if (bit == depth - 1) {
        // Marked as a record for now; where it lies is known when the tree is complete.
        nodes.get(at)[side] = -2 - offset;
      } else {
        if (nodes.get(at)[side] == UNSET) {
          nodes.add(node());
          nodes.get(at)[side] = nodes.size() - 1;
        }
        at = nodes.get(at)[side];
      }
    }
  }

  public Path writeTo(Path file) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var node : nodes) {
      for (var side : node) {
        var value =
            side == UNSET
                ? nodes.size()
                : side < UNSET ? nodes.size() + SEPARATOR + (-2 - side) : side;
        number(out, value, RECORD_BYTES);
      }
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
    out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", built);
    metadata.put("database_type", kind);
    metadata.put("description", Map.of());
    metadata.put("ip_version", ipv4Only ? 4 : 6);
    metadata.put("languages", List.of());
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", RECORD_BYTES * 8);
    write(out, metadata);
    return Files.write(file, out.toByteArray());
  }

  private static int[] node() {
    return new int[] {UNSET, UNSET};
  }

  /// A value of the data section: a control byte with type and size, then its bytes.
  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(2 << 5 | bytes.length);
        out.writeBytes(bytes);
      }
      case Integer number -> {
        out.write(6 << 5 | 4);
        number(out, number, 4);
      }
      case Map<?, ?> map -> {
        out.write(7 << 5 | map.size());
        map.forEach((key, element) -> {
          write(out, key);
          write(out, element);
        });
      }
      case List<?> list -> {
        // An array is an extended type: its number less 7 stands in a second byte.
        out.write(list.size());
        out.write(4);
        list.forEach(element -> write(out, element));
      }
      default -> throw new IllegalArgumentException("no such type here: " + value);
    }
  }

  private static void number(ByteArrayOutputStream out, int value, int bytes) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write(value >> (8 * i));
    }
  }
}
