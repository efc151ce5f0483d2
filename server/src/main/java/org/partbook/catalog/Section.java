package org.partbook.catalog;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partbook.json.FieldError;
import org.partbook.json.Fields;
import org.partbook.json.Quoted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One object of a catalogue line on its way into the document: every field is read by name,
/// checked and copied, and a field that nobody asked for is refused. So the document holds what the
/// format knows and nothing else. Null counts as absent, and is not copied.
final class Section {
  /// In characters; for everything but descriptions.
  static final int LONGEST_TEXT = 500;

  private static final int MOST_ELEMENTS = 1000;
  private static final int DECIMALS = 4;
  private static final BigDecimal MOST = new BigDecimal(1_000_000_000);

  private final Fields in;
  private final ObjectNode out;
  private final Set<String> known = new HashSet<>();

  Section(Fields in, ObjectNode out) {
    this.in = in;
    this.out = out;
  }

  boolean has(String name) {
    known.add(name);
    return in.has(name);
  }

  void reject(String name, String message) {
    in.reject(name, message);
  }

  /// All that was found wrong up to now, here and in the objects around and inside.
  List<FieldError> errors() {
    return in.errors();
  }

  String pathOf(String name) {
    return in.pathOf(name);
  }

  /// What this object becomes.
  ObjectNode out() {
    return out;
  }

  /// Nothing if it is absent or wrong, as with all that is required here: it is noted then, and the
  /// line refused in the end.
  OptionalLong required(String name, long least) {
    known.add(name);
    var value = in.requiredInteger(name, least);
    value.ifPresent(number -> out.put(name, number));
    return value;
  }

  OptionalLong integer(String name, long least) {
    known.add(name);
    var value = in.optionalInteger(name, least);
    value.ifPresent(number -> out.put(name, number));
    return value;
  }

  void integers(String... names) {
    for (var name : names) {
      integer(name, 0);
    }
  }

  Optional<BigDecimal> amount(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    var value = in.amount(name, DECIMALS, MOST);
    value.ifPresent(amount -> out.put(name, amount));
    return value;
  }

  void bools(String... names) {
    for (var name : names) {
      if (has(name)) {
        bool(name, false);
      }
    }
  }

  boolean bool(String name, boolean otherwise) {
    var value = hiddenBool(name, otherwise);
    out.put(name, value);
    return value;
  }

  /// Read, but not shown to vendors.
  boolean hiddenBool(String name, boolean otherwise) {
    known.add(name);
    return in.bool(name, otherwise);
  }

  Optional<String> required(String name) {
    known.add(name);
    var text = in.text(name);
    if (in.has(name) && text.filter(value -> !value.isBlank()).isEmpty()) {
      reject(name, "must not be blank");
    }
    text.ifPresent(value -> {
      check(name, value, LONGEST_TEXT);
      out.put(name, value);
    });
    return text;
  }

  void texts(String... names) {
    for (var name : names) {
      text(name, LONGEST_TEXT);
    }
  }

  Optional<String> text(String name, int longest) {
    var text = hiddenText(name, longest);
    text.ifPresent(value -> out.put(name, value));
    return text;
  }

  /// Read, but not shown to vendors.
  Optional<String> hiddenText(String name, int longest) {
    known.add(name);
    var text = in.optionalText(name);
    text.ifPresent(value -> check(name, value, longest));
    return text;
  }

  /// Read as it is, and not shown to vendors.
  Optional<JsonNode> hidden(String name) {
    known.add(name);
    return in.raw(name);
  }

  /// A required text out of a few.
  Optional<String> oneOf(String name, List<String> allowed) {
    var text = required(name);
    text.filter(value -> !value.isBlank() && !allowed.contains(value))
        .ifPresent(value ->
            reject(
                name,
                "must be one of " + String.join(", ", allowed) + ", not " + Quoted.of(value)));
    return text;
  }

  /// One out of a few, which vendors aren't shown.
  ///
  /// @param word by which each is written
  <E> Optional<E> hiddenOneOf(String name, E[] allowed, Function<E, String> word) {
    var text = hiddenText(name, LONGEST_TEXT);
    var found =
        text.flatMap(
            value -> Arrays.stream(allowed).filter(one -> word.apply(one).equals(value)).findAny());
    if (text.isPresent() && found.isEmpty()) {
      var words = Arrays.stream(allowed).map(word).collect(Collectors.joining(", "));
      reject(name, "must be one of " + words + ", not " + Quoted.of(text.get()));
    }
    return found;
  }

  /// An object that vendors aren't shown.
  Optional<Section> hiddenObject(String name) {
    known.add(name);
    return in.object(name).map(object -> new Section(object, out.objectNode()));
  }

  List<String> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    var texts = in.texts(name);
    checkSize(name, texts);
    var array = out.putArray(name);
    for (int i = 0; i < texts.size(); i++) {
      if (!isFine(texts.get(i), LONGEST_TEXT)) {
        check(name + "[" + i + "]", texts.get(i), LONGEST_TEXT);
      }
      array.add(texts.get(i));
    }
    return texts;
  }

  /// A list of objects, each of which `shape` reads.
  void objects(String name, Consumer<Section> shape) {
    if (!has(name)) {
      return;
    }
    var objects = in.objects(name);
    checkSize(name, objects);
    var array = out.putArray(name);
    for (var object : objects) {
      var section = new Section(object, array.addObject());
      shape.accept(section);
      section.refuseTheRest();
    }
  }

  /// An object that `shape` reads; one with nothing in it counts as absent.
  void object(String name, Consumer<Section> shape) {
    if (!has(name)) {
      return;
    }
    in.object(name)
        .ifPresent(object -> {
          var section = new Section(object, out.objectNode());
          shape.accept(section);
          section.refuseTheRest();
          if (!section.out.isEmpty()) {
            out.set(name, section.out);
          }
        });
  }

  /// The names of all fields that are there, in their order in the alphabet.
  List<String> names() {
    return in.names().stream().sorted().toList();
  }

  /// Refuses every field that was not asked for: a misspelt one must not pass as an absent one.
  void refuseTheRest() {
    for (var name : in.names()) {
      if (!known.contains(name)) {
        reject(Quoted.shortened(name), "is not a field of the catalogue format");
      }
    }
  }

  private void checkSize(String name, List<?> elements) {
    if (elements.size() > MOST_ELEMENTS) {
      reject(name, "must have at most " + MOST_ELEMENTS + " elements, not " + elements.size());
    }
  }

  /// Plain text, as nearly all is.
  private static boolean isFine(String text, int longest) {
    for (int i = 0; i < text.length(); i++) {
      if (unprintable(text.charAt(i))) {
        return false;
      }
    }
    return text.length() <= longest;
  }

  private void check(String name, String text, int longest) {
    if (isFine(text, longest)) {
      return;
    }
    if (text.length() > longest) {
      reject(name, "must have at most " + longest + " characters, not " + text.length());
    }
    text.codePoints()
        .filter(Section::unprintable)
        .findFirst()
        .ifPresent(
            character -> reject(name, "must not hold the character U+%04X".formatted(character)));
  }

  /// Control characters, and halves of a character that stand alone.
  private static boolean unprintable(int character) {
    if (character >= ' ' && character <= '~') {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n' && character != '\t';
      case Character.SURROGATE -> true;
      default -> false;
    };
  }
}
