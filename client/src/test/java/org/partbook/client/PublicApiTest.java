package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the public classes against `api.txt`, so that nobody breaks programs that use them without
/// noticing. The file is renewed only by what is new: what goes has to be taken out by hand.
class PublicApiTest {
  private static final Path SIGNATURES = Path.of("src/test/resources/api.txt");

  @Test
  void the_public_api_is_the_one_that_is_written_down() throws Exception {
    var now = signatures();
    var gone = new ArrayList<>(Files.readAllLines(SIGNATURES));
    gone.removeAll(now);
    assertThat(gone)
        .as("gone or changed, though programs may use it: see CONTRIBUTING.md")
        .isEmpty();
    if (Boolean.getBoolean("api.renew")) {
      Files.write(SIGNATURES, now);
    }
    assertThat(now)
        .as("renew api.txt if you meant to add to it: see CONTRIBUTING.md")
        .isEqualTo(Files.readAllLines(SIGNATURES));
  }

  private static List<String> signatures() throws Exception {
    var lines = new ArrayList<String>();
    for (var type : publicTypes()) {
      lines.add(describe(type));
      members(type).forEach(lines::add);
    }
    return lines;
  }

  private static List<Class<?>> publicTypes() throws Exception {
    var folder =
        Path.of(PurchaseApi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var types = new ArrayList<Class<?>>();
    try (var files = Files.list(folder.resolve("org/partbook/client"))) {
      for (var file : files.sorted().toList()) {
        var name = String.valueOf(file.getFileName()).replace(".class", "");
        if (!name.equals("package-info") && !name.endsWith(".txt")) {
          types.add(Class.forName("org.partbook.client." + name));
        }
      }
    }
    return types.stream().filter(PublicApiTest::isPublic).toList();
  }

  private static boolean isPublic(Class<?> type) {
    var outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }

  private static String describe(Class<?> type) {
    var permitted =
        type.isSealed()
            ? " permits " + Stream.of(type.getPermittedSubclasses()).map(Class::getName).toList()
            : "";
    var parents =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Stream.of(type.getGenericInterfaces()))
            .map(Type::getTypeName)
            .toList();
    return "%s %s%s %s%s"
        .formatted(
            Modifier.toString(type.getModifiers()),
            type.getName(),
            parameters(type),
            parents,
            permitted);
  }

  private static String parameters(Class<?> type) {
    return Stream.of(type.getTypeParameters())
        .map(parameter -> parameter + " extends " + List.of(parameter.getBounds()))
        .reduce((one, other) -> one + ", " + other)
        .map(all -> "<" + all + ">")
        .orElse("");
  }

  private static Stream<String> members(Class<?> type) {
    Stream<? extends Member> members =
        Stream.of(
                Stream.of(type.getDeclaredFields()),
                Stream.of(type.getDeclaredConstructors()),
                Stream.of(type.getDeclaredMethods()))
            .flatMap(kind -> kind);
    return members
        .filter(member -> !member.isSynthetic())
        .filter(member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
        .map(PublicApiTest::describe)
        .sorted();
  }

  private static String describe(Member member) {
    return "  "
        + (member instanceof Executable executable
            ? executable.toGenericString()
            : ((Field) member).toGenericString());
  }
}
