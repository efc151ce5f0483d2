package org.partbook.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.PublicUrl;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.http.Validators;

/// The repository over HTTP. It needs no token: the client is no secret.
public final class MavenRoutes {
  private static final String PATH = "/maven";

  private final PublicUrl publicUrl;

  /// @param publicUrl where vendors' developers reach this server
  public MavenRoutes(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /// Read when somebody asks: a server should be ready soon, and most are never asked.
  private static final class Loaded {
    static final ClientRepository REPOSITORY = ClientRepository.load();
  }

  public void register(Routes routes) {
    routes.read(PATH, this::help).read(PATH + "/", this::help).read(PATH + "/{+path}", this::file);
  }

  private void help(Request request, Response response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.send(instructions(publicUrl.resolve(PATH).toString()).getBytes(UTF_8));
  }

  /// What a shop's developer writes into a build.
  private static String instructions(String address) {
    return """
    The Java client, as a Maven repository. In pom.xml:

      <repositories>
        <repository>
          <id>partbook</id>
          <url>ADDRESS</url>
        </repository>
      </repositories>

      <dependency>
        <groupId>org.partbook</groupId>
        <artifactId>partbook-client</artifactId>
        <version>VERSION</version>
      </dependency>

    A fake server for a shop's tests:

      <dependency>
        <groupId>org.partbook</groupId>
        <artifactId>partbook-client-testing</artifactId>
        <version>VERSION</version>
        <scope>test</scope>
      </dependency>

    Who uses both can have their versions from the BOM, and leaves <version> out above:

      <dependencyManagement>
        <dependencies>
          <dependency>
            <groupId>org.partbook</groupId>
            <artifactId>partbook-bom</artifactId>
            <version>VERSION</version>
            <type>pom</type>
            <scope>import</scope>
          </dependency>
        </dependencies>
      </dependencyManagement>

    In build.gradle:

      repositories {
        mavenCentral()
        maven { url = 'ADDRESS' }
      }
      dependencies {
        implementation platform('org.partbook:partbook-bom:VERSION')
        implementation 'org.partbook:partbook-client'
        testImplementation 'org.partbook:partbook-client-testing'
      }
    """
        .replace("ADDRESS", address)
        .replace("VERSION", Loaded.REPOSITORY.version());
  }

  private void file(Request request, Response response) {
    var file =
        Loaded.REPOSITORY
            .find(request.parameter("path"))
            .orElseThrow(() ->
                new ApiException(
                    ErrorCode.NO_SUCH_PATH, "there is no such file in this repository"));
    var validators = new Validators(file.etag(), Optional.empty());
    switch (validators.judge(request)) {
      case PRECONDITION_FAILED -> throw Validators.preconditionFailed();
      case NOT_MODIFIED -> {
        describe(response, file);
        response.status(Status.NOT_MODIFIED).send();
      }
      case PROCEED -> {
        describe(response, file);
        response.header(HeaderNames.CONTENT_TYPE, file.mediaType());
        response.send(file.bytes());
      }
    }
  }

  private static void describe(Response response, RepositoryFile file) {
    response.header(HeaderNames.ETAG, file.etag());
    // A snapshot is another one after the next update of the server.
    response.header(
        HeaderNames.CACHE_CONTROL, file.lasting() ? "public, max-age=86400" : "no-cache");
  }
}
