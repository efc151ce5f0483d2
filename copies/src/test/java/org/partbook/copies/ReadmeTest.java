package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles and runs the programs in the README as they stand there.
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("partbook.root", ".."));
  private static final Pattern PROGRAM =
      Pattern.compile("(?ms)^```java\n(package org\\.example;.*?^public class (\\w+) .*?)^```$");
  private static final String MODULE = "module org.example { requires org.partbook.copies; }";

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void put_a_score_there() throws Exception {
    Files.copy(ROOT.resolve("samples/sonatina-in-c/score.pdf"), folder.resolve("score.pdf"));
  }

  @Test
  void the_programs_run_from_the_class_path() throws Exception {
    var path = String.join(File.pathSeparator, classPath());
    compile(List.of("-cp", path), sources());
    var withProgram = folder.resolve("classes") + File.pathSeparator + path;

    run("--enable-native-access=ALL-UNNAMED", "-cp", withProgram, "org.example.FirstCopy");
    assertThat(textOf("for-clara.pdf")).contains("Licensed to Clara Wieck");
    var said =
        run("--enable-native-access=ALL-UNNAMED", "-cp", withProgram, "org.example.WhatElse");

    assertThat(said).contains("6 pages", "checked: true");
    assertThat(Files.readString(folder.resolve("page-1.svg"))).contains("Licensed to Clara Wieck");
    assertThat(textOf("sample.pdf")).contains("SAMPLE · Licensed to Clara Wieck");
    assertThat(Files.readAllBytes(folder.resolve("part.bin")))
        .isEqualTo(
            Arrays.copyOfRange(Files.readAllBytes(folder.resolve("for-clara.pdf")), 1000, 2000));
  }

  /// As build tools do it: what a module needs is on the module path, the fonts and HarfBuzz, which
  /// no module names, on the class path.
  @Test
  void the_first_program_runs_as_a_module() throws Exception {
    var modules = modules();
    var modulePath = String.join(File.pathSeparator, modules);
    var others = new ArrayList<>(classPath());
    others.removeAll(modules);
    var sources = new ArrayList<>(sources());
    sources.add(Files.writeString(folder.resolve("module-info.java"), MODULE));
    compile(List.of("--module-path", modulePath), sources);

    run(
        "--enable-native-access=org.partbook.copies",
        "--module-path",
        folder.resolve("classes") + File.pathSeparator + modulePath,
        "-cp",
        String.join(File.pathSeparator, others),
        "-m",
        "org.example/org.example.FirstCopy");

    assertThat(textOf("for-clara.pdf")).contains("Licensed to Clara Wieck");
  }

  private List<Path> sources() throws Exception {
    var readme = Files.readString(ROOT.resolve("copies/README.md"));
    var files = new ArrayList<Path>();
    for (var program : PROGRAM.matcher(readme).results().toList()) {
      files.add(Files.writeString(folder.resolve(program.group(2) + ".java"), program.group(1)));
    }
    assertThat(files).hasSize(2);
    return files;
  }

  private void compile(List<String> options, List<Path> sources) {
    var arguments = new ArrayList<>(List.of("-d", folder.resolve("classes").toString()));
    arguments.addAll(options);
    sources.forEach(source -> arguments.add(source.toString()));
    var said = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  private String run(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static List<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .toList();
  }

  /// Where the modules are that this one needs.
  private static Set<String> modules() {
    var finder = ModuleFinder.of(classPath().stream().map(Path::of).toArray(Path[]::new));
    return Configuration.resolve(
            finder,
            List.of(ModuleLayer.boot().configuration()),
            ModuleFinder.of(),
            Set.of("org.partbook.copies"))
        .modules()
        .stream()
        .map(ResolvedModule::reference)
        .map(module -> Path.of(module.location().orElseThrow()).toString())
        .collect(Collectors.toSet());
  }

  private String textOf(String pdf) throws Exception {
    try (var document = Loader.loadPDF(folder.resolve(pdf).toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(6);
      return new PDFTextStripper().getText(document);
    }
  }
}
