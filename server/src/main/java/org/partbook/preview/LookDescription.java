package org.partbook.preview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partbook.catalog.AssetId;
import org.partbook.copies.LookInside;
import org.partbook.copies.LookInside.Legible;

/// A look inside, as programs read it.
final class LookDescription {
  private LookDescription() {}

  /// @param page where the page is that shows it
  static Map<String, Object> of(AssetId id, String title, String page, LookInside look) {
    var said = new LinkedHashMap<String, Object>();
    said.put("asset_id", id.value());
    said.put("title", title);
    said.put("url", page);
    said.put("page_count", look.pageCount());
    said.put(
        "readable_pages",
        look.pages().stream().filter(one -> one.legible() == Legible.ALL).count());
    said.put("pages", pages(page, look));
    return said;
  }

  private static List<Map<String, Object>> pages(String url, LookInside look) {
    return look.pages().stream().map(page -> page(url, page)).toList();
  }

  private static Map<String, Object> page(String url, LookInside.Page page) {
    var said = new LinkedHashMap<String, Object>();
    said.put("number", page.number());
    said.put("legible", page.legible().name().toLowerCase(Locale.ROOT));
    said.put("url", url + "/pages/" + page.number());
    said.put("media_type", page.mediaType());
    said.put("width", page.width());
    said.put("height", page.height());
    return said;
  }
}
