package org.partbook.copies.musicxml;

import java.io.IOException;
import java.util.Set;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.musicxml.XmlTags.Kind;
import org.partbook.copies.musicxml.XmlTags.Tag;

/// Where the licence goes into a MusicXML score: into `identification/rights`, behind the rights
/// that are there, and in the order that MusicXML's schema asks for.
///
/// @param from the first byte that is left out
/// @param to the first byte that isn't, so that mostly nothing is
/// @param opening what stands before the licence
/// @param closing and behind it
record XmlPlace(long from, long to, String opening, String closing) {
  private static final Set<String> SCORES = Set.of("score-partwise", "score-timewise");

  /// What the schema has before `identification`.
  private static final Set<String> BEFORE = Set.of("work", "movement-number", "movement-title");

  private static final Set<String> MUSIC = Set.of("part", "measure");

  static XmlPlace find(XmlTags tags) throws IOException, Unfit {
    var root = tags.require();
    if (!SCORES.contains(root.name())) {
      throw new Unfit("is not a MusicXML score: its root element is " + shortened(root.name()));
    }
    long place = root.end();
    boolean before = true;
    for (var child = child(tags, root); ; child = tags.require()) {
      if (child.name().equals("identification")) {
        return in(child, tags);
      }
      if (child.name().equals("part-list")) {
        return new XmlPlace(place, place, "<identification><rights>", "</rights></identification>");
      }
      if (child.kind() == Kind.END || MUSIC.contains(child.name())) {
        throw new Unfit("is not a MusicXML score: it doesn't begin with a part-list");
      }
      before = before && BEFORE.contains(child.name());
      long end = tags.skip(child);
      place = before ? end : place;
    }
  }

  /// The first tag inside an element, or an end.
  private static Tag child(XmlTags tags, Tag parent) throws IOException, Unfit {
    return parent.kind() == Kind.EMPTY
        ? new Tag(Kind.END, parent.name(), -1, parent.end())
        : tags.require();
  }

  private static XmlPlace in(Tag identification, XmlTags tags) throws IOException, Unfit {
    if (identification.kind() == Kind.EMPTY) {
      return new XmlPlace(
          identification.slash(), identification.end(), "><rights>", "</rights></identification>");
    }
    long place = identification.end();
    boolean creators = true;
    for (var child = tags.require(); child.kind() != Kind.END; child = tags.require()) {
      long end = tags.skip(child);
      creators = creators && child.name().equals("creator");
      if (creators || child.name().equals("rights")) {
        place = end;
      }
    }
    return new XmlPlace(place, place, "<rights>", "</rights>");
  }

  private static String shortened(String name) {
    return name.length() > 50 ? name.substring(0, 50) + "…" : name;
  }
}
