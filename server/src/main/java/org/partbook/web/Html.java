package org.partbook.web;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.Map;

/// Draws pages from their templates in `src/main/jte`. The build makes a class of each, so that the
/// compiler checks what a template is given and what it does with it.
public final class Html {
  private static final HtmlInterceptor NOTHING_ADDED = new NothingAdded();

  private Html() {}

  /// The generated `render` of a template that shows one thing.
  public interface Template<T> {
    void render(HtmlTemplateOutput output, HtmlInterceptor interceptor, T shown);
  }

  /// The generated `render` of a template that shows the same every time.
  public interface FixedTemplate {
    void render(HtmlTemplateOutput output, HtmlInterceptor interceptor);
  }

  /// Draws `shown`.
  public static <T> String of(Template<T> template, T shown) {
    var output = new EscapingOutput();
    template.render(output, NOTHING_ADDED, shown);
    return output.toString();
  }

  public static String of(FixedTemplate template) {
    return of((output, interceptor, _) -> template.render(output, interceptor), template);
  }

  /// The engine can add to forms, against forgery, say; ours change nothing.
  private static final class NothingAdded implements HtmlInterceptor {
    @Override
    public void onHtmlTagOpened(
        String name, Map<String, Object> attributes, TemplateOutput output) {}

    @Override
    public void onHtmlTagClosed(String name, TemplateOutput output) {}
  }
}
