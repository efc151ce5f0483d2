package org.partbook;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.partbook.db.DatabaseUrl;
import org.partbook.postgres.EmbeddedPostgres;

/// The embedded database of a release that brought the major version of PostgreSQL before today's:
/// the same code, which finds other programs.
public final class EarlierPostgres implements AutoCloseable {
  /// Which one it is.
  public static final int MAJOR = 17;

  /// The build puts it there.
  private static final Path PROGRAMS = Path.of("target/earlier-postgres/postgres.jar");

  private static final String CODE = "org.partbook.postgres.";

  private final Loader loader;
  private final Object running;

  private EarlierPostgres(Loader loader, Object running) {
    this.loader = loader;
    this.running = running;
  }

  /// As the server of that release has it.
  ///
  /// @param data its data folder
  public static EarlierPostgres serve(Path data) throws Exception {
    var loader = new Loader();
    var options = loader.loadClass(CODE + "PostgresOptions");
    var made =
        options.getMethod("of", String.class, String.class).invoke(null, "Partbook", "partbook");
    var serve = loader.loadClass(CODE + "EmbeddedPostgres").getMethod("serve", Path.class, options);
    return new EarlierPostgres(loader, serve.invoke(null, data, made));
  }

  /// Of its owner.
  public DatabaseUrl url() throws Exception {
    return new DatabaseUrl(asked("jdbcUrl"), asked("user"), asked("password"));
  }

  private String asked(String what) throws Exception {
    return (String) running.getClass().getMethod(what).invoke(running);
  }

  @Override
  public void close() throws IOException {
    try (loader) {
      running.getClass().getMethod("close").invoke(running);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("it can't be closed", e);
    }
  }

  /// Has the code of the embedded database for itself, and the other programs in front of it.
  private static final class Loader extends URLClassLoader {
    Loader() throws MalformedURLException {
      super(
          new URL[] {
            PROGRAMS.toUri().toURL(),
            EmbeddedPostgres.class.getProtectionDomain().getCodeSource().getLocation()
          },
          EmbeddedPostgres.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(CODE)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    @Override
    public @Nullable URL getResource(String name) {
      var own = findResource(name);
      return own == null ? super.getResource(name) : own;
    }
  }
}
