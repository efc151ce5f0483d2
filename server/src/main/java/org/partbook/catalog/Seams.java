package org.partbook.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.json.Json;

/// Where a stored document has to be sewn before it is shown: where a list is missing, where an
/// image or a preview has a blob in the place of an address, where a look inside becomes a
/// rendering, and where something is hidden. All else is passed on without being looked at.
///
/// It reads JSON as [AssetRow] writes it: valid, without spaces, without null. What looks otherwise
/// is left to who takes it apart.
final class Seams {
  private static final MissingList[] LISTS = lists(AssetDocument.LISTS);
  private static final MissingList[] LISTS_OF_USERGENS = lists(AssetDocument.LISTS_OF_USERGENS);
  private static final byte[] USERGENS = utf8("usergens");
  private static final byte[] HIDDEN_IN_USERGENS = utf8(AssetDocument.HIDDEN_IN_USERGENS);
  private static final byte[] NOTHING = {};
  private static final byte[] OWN = utf8(AssetDocument.OWN);
  private static final byte[] IMAGES = utf8("images");
  private static final byte[] RENDERINGS = utf8("renderings");
  private static final byte[] TYPE = utf8("type");
  private static final byte[] LOOK = utf8(LookWish.FIELD);
  private static final byte[] NAME = utf8("name");
  private static final byte[] BLOB = utf8(AssetDocument.BLOB);
  private static final String URL = "\"url\":";

  private final byte[] json;
  private final Addresses addresses;
  private final ShownNumbers shown;
  private final List<Seam> seams = new ArrayList<>(2);
  private int at;

  /// Before which a further rendering would stand.
  private int endOfRenderings;

  /// Knows where images and previews are.
  interface Addresses {
    String image(String name, BlobKey blob);

    String preview(String type, BlobKey blob);

    /// Where a look inside is, if there is one.
    Optional<String> look(String stored);
  }

  /// Puts an address together.
  private interface Address {
    String of(String name, BlobKey blob);
  }

  /// What stands in the place of some bytes.
  // Nobody compares these, and nobody changes the arrays.
  @SuppressWarnings("ArrayRecordComponent")
  private record Seam(int from, int to, byte[] instead) {}

  /// A list that may be missing, and what is added then.
  @SuppressWarnings("ArrayRecordComponent")
  private record MissingList(byte[] name, byte[] added) {}

  /// Bytes of the document.
  private record Span(int from, int to) {}

  /// Reads the value of a field, or goes past it.
  private interface FieldReader {
    void read(Span name) throws Unusual;
  }

  /// It is written otherwise than we write.
  private static final class Unusual extends Exception {
    private static final long serialVersionUID = 1L;

    Unusual() {
      super(null, null, false, false);
    }
  }

  private Seams(byte[] json, ShownNumbers shown, Addresses addresses) {
    this.json = json;
    this.shown = shown;
    this.addresses = addresses;
  }

  private static MissingList[] lists(List<String> names) {
    return names.stream()
        .map(name -> new MissingList(utf8(name), utf8(",\"" + name + "\":[]")))
        .toArray(MissingList[]::new);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  /// Those of a document.
  ///
  /// @return nothing if it has to be taken apart
  static Optional<Seams> of(byte[] document, ShownNumbers shown, Addresses addresses) {
    var seams = new Seams(document, shown, addresses);
    try {
      seams.document();
      return seams.at == document.length ? Optional.of(seams) : Optional.empty();
    } catch (Unusual | ArrayIndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  /// Writes the document, sewn.
  void writeTo(ByteArrayOutputStream out) {
    int written = 0;
    for (var seam : seams) {
      out.write(json, written, seam.from - written);
      out.writeBytes(seam.instead);
      written = seam.to;
    }
    out.write(json, written, json.length - written);
  }

  private void document() throws Unusual {
    objectWithLists(
        LISTS,
        name -> {
          if (is(name, USERGENS)) {
            array(() -> objectWithLists(LISTS_OF_USERGENS, this::fieldOfUsergen));
          } else if (is(name, IMAGES)) {
            array(() -> addressed(NAME, addresses::image));
          } else if (is(name, RENDERINGS)) {
            array(() -> addressed(TYPE, addresses::preview));
            endOfRenderings = at - 1;
          } else if (is(name, OWN)) {
            own(name);
          } else if (is(name, LOOK)) {
            look(name);
          } else {
            skip();
          }
        });
  }

  /// The last field of all that have seams, so that the renderings have been read.
  private void look(Span name) throws Unusual {
    var stored = text();
    if (endOfRenderings == 0) {
      throw new Unusual();
    }
    addresses.look(string(stored)).ifPresent(this::addLook);
    cut(name.from - 1);
  }

  private void addLook(String address) {
    var comma = json[endOfRenderings - 1] == '[' ? "" : ",";
    var rendering = "{\"type\":\"embed\",\"usage\":\"preview\"," + URL + Json.write(address) + "}";
    int place = 0;
    while (place < seams.size() && seams.get(place).from < endOfRenderings) {
      place++;
    }
    seams.add(place, new Seam(endOfRenderings, endOfRenderings, utf8(comma + rendering)));
  }

  /// Notes the lists that an object lacks.
  private void objectWithLists(MissingList[] lists, FieldReader reader) throws Unusual {
    var there = new boolean[lists.length];
    int begun = at;
    object(name -> {
      int list = indexOf(name, lists);
      if (list >= 0) {
        there[list] = true;
        require('[');
      }
      reader.read(name);
    });
    int end = at - 1;
    if (end == begun + 1) {
      // There is nothing that a comma could follow.
      throw new Unusual();
    }
    for (int i = 0; i < lists.length; i++) {
      if (!there[i]) {
        seams.add(new Seam(end, end, lists[i].added));
      }
    }
  }

  private void fieldOfUsergen(Span name) throws Unusual {
    skip();
    if (is(name, HIDDEN_IN_USERGENS)) {
      cut(name.from - 1);
    }
  }

  /// What the publisher keeps for itself is cut out; what is to be shown of it stands instead.
  private void own(Span name) throws Unusual {
    int begun = at;
    skip();
    var instead = shown.isNone() ? NOTHING : shown.fieldsOf(json, begun, at);
    if (instead.length == 0) {
      cut(name.from - 1);
    } else {
      seams.add(new Seam(name.from - 1, at, instead));
    }
  }

  /// Takes a field out that begins here and has just been read, with one of the commas around it.
  private void cut(int from) throws Unusual {
    if (json[at] == ',') {
      seams.add(new Seam(from, at + 1, NOTHING));
    } else if (json[from - 1] == ',' && endOfLast() < from) {
      seams.add(new Seam(from - 1, at, NOTHING));
    } else if (endOfLast() == from && seams.getLast().instead.length == 0) {
      // The field before is cut as well, with the comma between them: that before both goes
      // instead.
      var before = seams.removeLast();
      if (json[before.from - 1] != ',' || endOfLast() >= before.from) {
        throw new Unusual();
      }
      seams.add(new Seam(before.from - 1, at, NOTHING));
    } else {
      // There is nothing else in the object, and nothing that a comma could follow.
      throw new Unusual();
    }
  }

  private int endOfLast() {
    return seams.isEmpty() ? 0 : seams.getLast().to;
  }

  /// Reads an object, and gives it an address in the place of a blob.
  ///
  /// @param part the field that is part of the address
  private void addressed(byte[] part, Address address) throws Unusual {
    var texts = new Span[2];
    var blobs = new Span[2];
    object(name -> {
      if (is(name, part)) {
        texts[0] = text();
      } else if (is(name, BLOB)) {
        blobs[0] = name;
        blobs[1] = text();
      } else {
        skip();
      }
    });
    if (blobs[0] == null) {
      return;
    }
    if (texts[0] == null) {
      throw new Unusual();
    }
    var url = address.of(string(texts[0]), new BlobKey(string(blobs[1])));
    // With the quotation marks around both.
    var instead = utf8(URL + Json.write(url));
    seams.add(new Seam(blobs[0].from - 1, blobs[1].to + 1, instead));
  }

  private void object(FieldReader reader) throws Unusual {
    expect('{');
    if (json[at] == '}') {
      at++;
      return;
    }
    while (true) {
      var name = text();
      expect(':');
      reader.read(name);
      if (json[at] != ',') {
        expect('}');
        return;
      }
      at++;
    }
  }

  /// Reads one element.
  private interface ElementReader {
    void read() throws Unusual;
  }

  private void array(ElementReader element) throws Unusual {
    expect('[');
    if (json[at] == ']') {
      at++;
      return;
    }
    while (true) {
      element.read();
      if (json[at] != ',') {
        expect(']');
        return;
      }
      at++;
    }
  }

  /// Goes past a value.
  private void skip() {
    int next = at;
    int depth = 0;
    do {
      switch (json[next]) {
        case '"' -> next = endOfText(next + 1);
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      next++;
    } while (depth > 0 || !isEnd(json[next]));
    at = next;
  }

  private static boolean isEnd(byte b) {
    return b == ',' || b == '}' || b == ']';
  }

  /// Goes past a text.
  ///
  /// @return what is between its quotation marks
  private Span text() throws Unusual {
    expect('"');
    int end = endOfText(at);
    var text = new Span(at, end);
    at = end + 1;
    return text;
  }

  /// Where the quotation mark behind a text is.
  private int endOfText(int from) {
    // Most of the time that a list takes is spent here.
    var bytes = json;
    int next = from;
    while (bytes[next] != '"') {
      next += bytes[next] == '\\' ? 2 : 1;
    }
    return next;
  }

  private void expect(char c) throws Unusual {
    require(c);
    at++;
  }

  private void require(char c) throws Unusual {
    if (json[at] != c) {
      throw new Unusual();
    }
  }

  private String string(Span text) throws Unusual {
    for (int i = text.from; i < text.to; i++) {
      if (json[i] == '\\') {
        throw new Unusual();
      }
    }
    return new String(json, text.from, text.to - text.from, UTF_8);
  }

  private int indexOf(Span name, MissingList[] lists) {
    int length = name.to - name.from;
    for (int i = 0; i < lists.length; i++) {
      if (lists[i].name.length == length && is(name, lists[i].name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean is(Span text, byte[] name) {
    return text.to - text.from == name.length
        && json[text.from] == name[0]
        && Arrays.equals(json, text.from, text.to, name, 0, name.length);
  }
}
