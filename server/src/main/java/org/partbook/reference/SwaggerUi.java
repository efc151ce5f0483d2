package org.partbook.reference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.partbook.http.ProgramFile;

/// Where Swagger UI lies in its jar: in a folder with its version's name.
record SwaggerUi(String version) {
  private static final String DESCRIPTION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/";

  static SwaggerUi find() {
    var properties = new Properties();
    try {
      properties.load(new StringReader(ProgramFile.at(DESCRIPTION).text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SwaggerUi(properties.getProperty("version"));
  }

  ProgramFile file(String name) {
    return ProgramFile.at(FOLDER + version + "/" + name);
  }
}
