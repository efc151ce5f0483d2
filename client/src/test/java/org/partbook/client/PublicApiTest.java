package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
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
/// noticing.
class PublicApiTest {
  private static final Path SIGNATURES = Path.of("src/test/resources/api.txt");

  @Test
  void the_public_api_is_the_one_that_is_written_down() throws Exception {
    var now = String.join("\n", signatures()) + "\n";
    if (Boolean.getBoolean("api.renew")) {
      Files.writeString(SIGNATURES, now);
    }
    assertThat(now)
        .as("renew api.txt if you meant to change it: see CONTRIBUTING.md")
        .isEqualTo(Files.readString(SIGNATURES));
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
    return "%s %s %s%s"
        .formatted(Modifier.toString(type.getModifiers()), type.getName(), parents, permitted);
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
            : String.valueOf(member));
  }
}
