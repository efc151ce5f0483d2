package org.partbook.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.partbook.copies.file.Digest;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Routes.Counted;

/// The stylesheets, scripts and pictures of the pages that buyers see. They are the same for
/// everybody, and no secret.
///
/// Their addresses name the version of all of them together, so that browsers keep them for good
/// and never mix the files of two versions: a script asks for others by relative addresses, which
/// lie in its own version.
public final class StaticFiles {

  /// A worker is held to the policy that it comes with. Only there may WebAssembly be compiled.
  private static final String WORKERS_POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

  private static final Pattern IMPORT =
      Pattern.compile("^(?:import|\\}) .*?from '\\./([^']+)';$", Pattern.MULTILINE);

  private static final String PATH = "/view/static/{version}/{+file}";
  private static final Map<String, StaticFile> FILES = StaticFile.all();

  private StaticFiles() {}

  /// Made when the first page is asked for: some of the files are large, and a server should be
  /// ready soon.
  private static final class Version {
    static final String OF_ALL = version();
  }

  /// Where a file is, seen from the server's root.
  ///
  /// @param name such as `reader.css`
  public static String path(String name) {
    if (!FILES.containsKey(name)) {
      throw new IllegalArgumentException("there is no static file " + name);
    }
    return "view/static/" + Version.OF_ALL + "/" + name;
  }

  public static void register(Routes routes) {
    routes.read(PATH, Routes.counted(Counted.NOT, StaticFiles::send));
  }

  /// Of another version there is nothing: files of this one, kept for good under the other's
  /// address, would be wrong when the other comes back.
  private static void send(Request request, Response response) throws IOException {
    var file =
        Optional.ofNullable(FILES.get(request.parameter("file")))
            .filter(_ -> request.parameter("version").equals(Version.OF_ALL))
            .orElseThrow(() -> new ApiException(ErrorCode.NO_SUCH_PATH, "there is no such file"));
    response.header(HeaderNames.CONTENT_TYPE, file.mediaType());
    response.header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
    if (file.isWorker()) {
      response.header(HeaderNames.CONTENT_SECURITY_POLICY, WORKERS_POLICY);
    }
    file.file().send(request, response);
  }

  /// The modules that a module needs before it can run, itself left out.
  public static List<String> modulesOf(String entry) {
    var found = new LinkedHashSet<String>();
    collect(entry, found);
    found.remove(entry);
    return List.copyOf(found);
  }

  /// Static imports only: what is imported by a call is not needed at once.
  private static void collect(String name, Set<String> found) {
    if (found.add(name)) {
      var source = Objects.requireNonNull(FILES.get(name), name).file().text();
      IMPORT.matcher(source).results().forEach(match -> collect(match.group(1), found));
    }
  }

  private static String version() {
    var all = new ByteArrayOutputStream();
    new TreeMap<>(FILES).values().forEach(file -> all.writeBytes(Digest.of(file.file().bytes())));
    return HexFormat.of().formatHex(Digest.of(all.toByteArray()), 0, 8);
  }
}
