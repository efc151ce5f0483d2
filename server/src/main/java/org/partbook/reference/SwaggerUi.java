package org.partbook.reference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Where Swagger UI lies in its jar: in a folder with its version's name.
record SwaggerUi(String version) {
  private static final String DESCRIPTION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/";

  static SwaggerUi find() {
    var properties = new Properties();
    try {
      properties.load(new StringReader(new Resource(DESCRIPTION).text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SwaggerUi(properties.getProperty("version"));
  }

  Resource file(String name) {
    return new Resource(FOLDER + version + "/" + name);
  }
}
