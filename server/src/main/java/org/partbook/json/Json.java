package org.partbook.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the contract wants it: read strictly (UTF-8, no duplicate keys, bounded depth and
/// numbers, decimals kept exactly) and written with plain decimals.
public final class Json {
  private static final JsonMapper MAPPER = mapper();
  private static final int LONGEST_MESSAGE = 200;
  private static final char REPLACEMENT = '\uFFFD';
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Json() {}

  private static JsonMapper mapper() {
    var limits = StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(100).build();
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // All callers would share one table of names, which one of them could spoil.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /// The mapper, for building nodes and for streaming.
  public static JsonMapper mapperInstance() {
    return MAPPER;
  }

  /// Reads one JSON value.
  ///
  /// @throws MalformedJson if the bytes are not UTF-8 or not one well-formed JSON value
  public static JsonNode read(byte[] utf8) throws MalformedJson {
    return read(decode(utf8));
  }

  /// Reads one JSON value.
  ///
  /// @throws MalformedJson if the text is not one well-formed JSON value
  public static JsonNode read(String text) throws MalformedJson {
    try {
      var node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new MalformedJson("there is nothing");
      }
      return node;
    } catch (JacksonException e) {
      throw new MalformedJson(place(e) + readable(e));
    } catch (NumberFormatException e) {
      // Jackson lets this one through for an exponent that no decimal can have.
      throw new MalformedJson("a number has an exponent that is too large");
    }
  }

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static byte[] writeBytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// An exact decimal without an exponent and without needless zeros: 12.3000 is 12.3, 1E+2 is 100.
  public static BigDecimal plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /// The same text without the mark that some programs put before whatever they write in UTF-8. It
  /// says nothing.
  public static byte[] withoutByteOrderMark(byte[] utf8) {
    int length = BYTE_ORDER_MARK.length;
    boolean marked =
        utf8.length >= length && Arrays.equals(utf8, 0, length, BYTE_ORDER_MARK, 0, length);
    return marked ? Arrays.copyOfRange(utf8, length, utf8.length) : utf8;
  }

  private static String decode(byte[] utf8) throws MalformedJson {
    var bytes = withoutByteOrderMark(utf8);
    // This replaces what is no UTF-8, and takes a fraction of the time.
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJson("the text is not UTF-8");
    }
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
  }

  /// Jackson's messages speak of its own settings and types, which are nothing to the caller.
  private static String readable(JacksonException e) {
    var message = String.valueOf(e.getOriginalMessage());
    if (message.startsWith("Trailing token")) {
      return "there is something after the end of the JSON value";
    }
    var readable =
        message
            .replaceAll(" \\(start marker at \\[[^]]*]\\)", "")
            .replaceAll(",? \\(?from `[^`]*`", "")
            .replaceAll(":? enable `[^`]*` to allow", "");
    return Quoted.shortened(readable, LONGEST_MESSAGE);
  }

  /// Text that isn't JSON, or not JSON that we read.
  public static final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    private MalformedJson(String message) {
      super(message);
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }
}
