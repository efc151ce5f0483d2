package org.partbook.copies.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.file.Unfit;

/// Compares all objects that can be reached from the catalog of a score with those of a copy, and
/// tells what was lost, changed or added, other than what a copy has to have of its own.
public final class ObjectGraphs {
  private static final COSName STAMP_DATE = COSName.LAST_MODIFIED;
  private static final COSName PIECE_INFO = COSName.getPDFName("PieceInfo");
  private static final COSName PARTBOOK = COSName.getPDFName("Partbook");
  private static final int MOST_DIFFERENCES = 20;

  private final PDDocument original;
  private final PDDocument copy;
  private final String stampName;
  private final IdentityHashMap<COSBase, Integer> pagesBefore;
  private final IdentityHashMap<COSBase, Integer> pagesAfter;
  private final IdentityHashMap<COSBase, COSBase> seen = new IdentityHashMap<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<String> differences = new ArrayList<>();

  private ObjectGraphs(PDDocument original, PDDocument copy, String stampName) {
    this.original = original;
    this.copy = copy;
    this.stampName = stampName;
    this.pagesBefore = pages(original);
    this.pagesAfter = pages(copy);
  }

  /// A score with what was mended in it, and without what can't stay, opened for comparing.
  public static PDDocument original(Path score) throws IOException, Unfit {
    var document = OpenedPdf.open(score).document();
    SignatureFields.remove(document);
    return document;
  }

  public static List<String> differences(PDDocument original, PDDocument copy, String stampName) {
    var graphs = new ObjectGraphs(original, copy, stampName);
    graphs.compare();
    return graphs.differences;
  }

  private static IdentityHashMap<COSBase, Integer> pages(PDDocument document) {
    var pages = new IdentityHashMap<COSBase, Integer>();
    int number = 0;
    for (var page : document.getPages()) {
      pages.putIfAbsent(page.getCOSObject(), number++);
    }
    return pages;
  }

  private void compare() {
    var left = Set.of(COSName.VERSION, COSName.PERMS, COSName.PAGES, COSName.TYPE);
    entries(catalog(original), catalog(copy), left, "catalog");
    info();
    var before = original.getPages().iterator();
    int number = 0;
    for (var page : copy.getPages()) {
      number++;
      var old = before.next();
      page(old.getCOSObject(), page.getCOSObject(), "page " + number);
      require(old.getRotation() == page.getRotation(), "page " + number + " is turned");
    }
    while (!waiting.isEmpty() && differences.size() < MOST_DIFFERENCES) {
      waiting.remove().run();
    }
  }

  private static COSDictionary catalog(PDDocument document) {
    return document.getDocumentCatalog().getCOSObject();
  }

  private void info() {
    var before = original.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
    var after = copy.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
    var mark = Set.of(COSName.getPDFName("PartbookCopy"));
    entries(before == null ? new COSDictionary() : before, after, mark, "info");
  }

  private void page(COSDictionary before, COSDictionary after, String path) {
    var inherited = List.of(COSName.MEDIA_BOX, COSName.CROP_BOX);
    var own = new HashSet<>(inherited);
    own.add(COSName.ROTATE);
    own.addAll(List.of(COSName.TYPE, COSName.PARENT, COSName.RESOURCES, COSName.CONTENTS));
    own.addAll(List.of(PIECE_INFO, STAMP_DATE));
    entries(before, after, own, path);
    for (var name : inherited) {
      var value = PageTree.inherited(before, name);
      if (value != null) {
        value(value, after.getItem(name), path + name);
      }
    }
    withOneMore(before.getCOSDictionary(PIECE_INFO), after, PIECE_INFO, PARTBOOK, path);
    if (before.containsKey(STAMP_DATE)) {
      value(before.getItem(STAMP_DATE), after.getItem(STAMP_DATE), path + STAMP_DATE);
    }
    resources(PageTree.inherited(before, COSName.RESOURCES), after, path + "/Resources");
    contents(before, after, path + "/Contents");
  }

  private void resources(@Nullable COSBase found, COSDictionary page, String path) {
    var before = found instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
    var after = page.getCOSDictionary(COSName.RESOURCES);
    entries(before, after, Set.of(COSName.XOBJECT), path);
    var stamp = COSName.getPDFName(stampName);
    withOneMore(before.getCOSDictionary(COSName.XOBJECT), after, COSName.XOBJECT, stamp, path);
  }

  private void withOneMore(
      @Nullable COSDictionary before, COSDictionary owner, COSName key, COSName own, String path) {
    var after = owner.getCOSDictionary(key);
    require(after != null && after.containsKey(own), path + key + own + " is missing");
    if (after != null) {
      entries(before == null ? new COSDictionary() : before, after, Set.of(own), path + key);
    }
  }

  private void contents(COSDictionary before, COSDictionary after, String path) {
    var streams = streams(before.getDictionaryObject(COSName.CONTENTS));
    var copied = streams(after.getDictionaryObject(COSName.CONTENTS));
    if (copied.size() == 3 && isRewritten(streams, copied.get(1))) {
      return;
    }
    require(copied.size() == streams.size() + 2, path + " has " + copied.size() + " streams");
    for (int i = 0; i < streams.size() && i + 1 < copied.size(); i++) {
      value(streams.get(i), copied.get(i + 1), path + "/" + i);
    }
  }

  /// Content that can't stay as it is; how it looks is for other tests to say.
  private static boolean isRewritten(List<COSStream> before, COSStream after) {
    try (var content = joined(before)) {
      boolean whole = true;
      for (var stream : before) {
        whole &= FlateCheck.isWhole(stream) && !PdfPages.hasCryptFilter(stream);
      }
      boolean odd = !whole || ContentScan.of(content).needsRewriting();
      return odd && !before.isEmpty() && after.hasData();
    } catch (IOException e) {
      return false;
    }
  }

  private static InputStream joined(List<COSStream> streams) throws IOException {
    InputStream all = InputStream.nullInputStream();
    for (var stream : streams) {
      var blank = new ByteArrayInputStream(new byte[] {'\n'});
      all =
          new SequenceInputStream(all, new SequenceInputStream(stream.createInputStream(), blank));
    }
    return all;
  }

  private static List<COSStream> streams(@Nullable COSBase contents) {
    var streams = new ArrayList<COSStream>();
    if (contents instanceof COSStream stream) {
      streams.add(stream);
    } else if (contents instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSStream stream) {
          streams.add(stream);
        }
      }
    }
    return streams;
  }

  private void value(@Nullable COSBase one, @Nullable COSBase other, String path) {
    var before = meant(one);
    var after = meant(other);
    if (before == null || isSignature(before) || isLostPage(before)) {
      require(after == null, path + " was " + before + " and is " + after);
    } else if (pagesBefore.containsKey(before)) {
      require(
          pagesBefore.get(before).equals(after == null ? null : pagesAfter.get(after)),
          path + " leads to another page");
    } else if (isTree(before)) {
      require(isTree(after), path + " was the page tree and is " + after);
    } else if (after == null) {
      differences.add(path + " is lost: " + before);
    } else if (before instanceof COSDictionary || before instanceof COSArray) {
      compound(before, after, path);
    } else if (before instanceof COSNumber number) {
      boolean same = after instanceof COSNumber now && number.floatValue() == now.floatValue();
      require(same, path + " was " + before + " and is " + after);
    } else {
      require(before.equals(after), path + " was " + before + " and is " + after);
    }
  }

  // Whether it is the very same object is the question.
  @SuppressWarnings("ReferenceEquality")
  private void compound(COSBase before, COSBase after, String path) {
    var known = seen.putIfAbsent(before, after);
    if (known != null) {
      // What stood in one object that several refer to may not fall apart.
      require(known == after || !isShared(before), path + " is another object than elsewhere");
    } else if (before instanceof COSArray array) {
      waiting.add(() -> arrays(array, after, path));
    } else if (before instanceof COSDictionary dictionary && after instanceof COSDictionary now) {
      waiting.add(() -> {
        var left = before instanceof COSStream ? Set.of(COSName.LENGTH) : Set.<COSName>of();
        entries(dictionary, now, left, path);
        data(before, after, path);
      });
    } else {
      differences.add(path + " is of another kind");
    }
  }

  private static boolean isShared(COSBase object) {
    return !object.isDirect();
  }

  private void arrays(COSArray before, COSBase after, String path) {
    if (!(after instanceof COSArray now) || now.size() != before.size()) {
      differences.add(path + " is another array");
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      value(before.get(i), now.get(i), path + "/" + i);
    }
  }

  private void entries(COSDictionary before, COSDictionary after, Set<COSName> but, String path) {
    var keys = new TreeSet<COSName>();
    keys.addAll(before.keySet());
    keys.addAll(after.keySet());
    keys.removeAll(but);
    if (before.containsKey(COSName.FIELDS)) {
      keys.remove(COSName.SIG_FLAGS);
    }
    for (var key : keys) {
      value(before.getItem(key), after.getItem(key), path + "/" + key.getName());
    }
  }

  private void data(COSBase before, COSBase after, String path) {
    if (!(before instanceof COSStream one)) {
      require(!(after instanceof COSStream), path + " has become a stream");
      return;
    }
    require(
        after instanceof COSStream other && Arrays.equals(bytes(one), bytes(other)),
        path + " has other data");
  }

  private static byte[] bytes(COSStream stream) {
    if (!stream.hasData()) {
      return new byte[0];
    }
    try (var raw = stream.createRawInputStream()) {
      return raw.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isLostPage(COSBase value) {
    return (isOfType(value, COSName.PAGE) && !pagesBefore.containsKey(value))
        || isOfType(value, COSName.getPDFName("Template"));
  }

  private static boolean isTree(@Nullable COSBase value) {
    return value != null && isOfType(value, COSName.PAGES);
  }

  private static boolean isOfType(COSBase value, COSName type) {
    return value instanceof COSDictionary dictionary
        && type.equals(dictionary.getCOSName(COSName.TYPE));
  }

  private static boolean isSignature(COSBase value) {
    return value instanceof COSDictionary dictionary && dictionary.containsKey(COSName.BYTERANGE);
  }

  private static @Nullable COSBase meant(@Nullable COSBase value) {
    var meant = value;
    for (int i = 0; meant instanceof COSObject reference && i < 100; i++) {
      meant = reference.getObject();
    }
    return meant instanceof COSObject || meant == COSNull.NULL ? null : meant;
  }

  private void require(boolean holds, String difference) {
    if (!holds) {
      differences.add(difference);
    }
  }
}
