package org.partbook.client.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test of JUnit 5 or newer a fake of its own, as a parameter, and closes it afterwards:
/// `@ExtendWith(FakePartbookExtension.class)`. Whoever doesn't use it needs no JUnit.
public final class FakePartbookExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(FakePartbookExtension.class);

  /// For JUnit.
  public FakePartbookExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(OURS).put(FakePartbook.class, FakePartbook.start());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var fake = context.getStore(OURS).remove(FakePartbook.class, FakePartbook.class);
    if (fake != null) {
      fake.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FakePartbook.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var fake = context.getStore(OURS).get(FakePartbook.class, FakePartbook.class);
    if (fake == null) {
      throw new ParameterResolutionException("each test has a fake of its own, a class has none");
    }
    return fake;
  }
}
