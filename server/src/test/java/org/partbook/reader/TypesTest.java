package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TypeScript;

/// The types of the reader's scripts, which stand in their comments: the TypeScript compiler reads
/// them there, so that the scripts are served as they are written.
@Tag("browser")
class TypesTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/org/partbook/reader/web");
  @TempDir private static Path folder;
  private static TypeScript compiler;

  @BeforeAll
  static void unpackCompiler() throws IOException {
    compiler = TypeScript.unpackInto(folder);
  }

  @Test
  void the_scripts_are_what_their_types_say() throws Exception {
    assertThat(complaints(SCRIPTS.toRealPath() + "/**/*.js")).isEmpty();
  }

  @Test
  void a_wrong_type_is_found() throws Exception {
    var wrong = Files.writeString(folder.resolve("wrong.js"), "export const one = 'a' * 2;\n");

    assertThat(complaints(wrong.toString())).contains("wrong.js(1,20): error TS2362");
  }

  private static String complaints(String files) throws IOException, InterruptedException {
    return compiler.complaints(
        """
        {
          "compilerOptions": {
            "allowJs": true,
            "checkJs": true,
            "noEmit": true,
            "strict": true,
            "noImplicitReturns": true,
            "noUncheckedIndexedAccess": true,
            "noUnusedLocals": true,
            "noUnusedParameters": true,
            "target": "es2022",
            "module": "es2022",
            "moduleResolution": "bundler",
            "lib": ["es2023", "dom", "dom.iterable"],
            "types": []
          },
          "include": ["%s"]
        }
        """
            .formatted(files));
  }
}
