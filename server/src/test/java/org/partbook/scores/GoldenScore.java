package org.partbook.scores;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.partbook.Golden.Made.BY_KNOWN_LIBRARIES;
import static org.partbook.Golden.Made.EVERYWHERE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.partbook.Golden;
import org.partbook.Golden.Made;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.copies.PersonalCopy;
import org.partbook.copies.PersonalPages;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.scores.GoldenScores.Score;

/// All that is made of one score, as it is imported, sold, downloaded and read.
final class GoldenScore {
  private static final Licence SAMPLE = licence("Åsa & <Söhne>", true);
  private static final Map<String, Licence> LICENCES =
      Map.of(
          "latin", licence("Clara Wieck-Schumann", false),
          "complex", licence("श्रीमती क्षिप्रा Đặng محمود 山田太郎", false),
          "sample", SAMPLE);

  /// How the objects of a PDF that kept them in object streams are written.
  private static final Pattern OBJECT_STREAM =
      Pattern.compile(
          "/Type/ObjStm/N \\d+/First \\d+/Filter/FlateDecode/Length (\\d+)>>\nstream\n");

  private static final Pattern PICTURE = Pattern.compile("data:image/[^\"]*");

  private final Score score;
  private final BlobStore blobs;
  private final Preparation preparation;
  private final Copies copies;
  private final BlobKey key;
  private final BlobKey prepared;

  GoldenScore(Score score, BlobStore blobs, Preparation preparation, Copies copies)
      throws IOException, Unfit {
    this.score = score;
    this.blobs = blobs;
    this.preparation = preparation;
    this.copies = copies;
    try (var bytes = Files.newInputStream(score.file())) {
      this.key = blobs.put(bytes);
    }
    int form = preparation.ensure(key, score.type());
    this.prepared = preparation.find(key, form).orElseThrow();
  }

  private static Licence licence(String customer, boolean sample) {
    return new Licence(
        CopyCode.parse("7Q4M-2KXN-09DC-V5TE").orElseThrow(),
        customer,
        3,
        "Corner Music Shop",
        12_345,
        1,
        LocalDate.of(2026, 11, 24),
        "DE",
        sample);
  }

  void describe(Golden golden) throws IOException, Unfit {
    var packed = hasObjectStreams() ? BY_KNOWN_LIBRARIES : score.made();
    golden.add(score.name(), "prepared", packed, bytes(prepared));
    for (var licence : LICENCES.entrySet()) {
      var to = ", " + licence.getKey();
      try (var copy = copies.personal(key, score.type(), Preparation.form(), licence.getValue())) {
        copy(golden, to, packed, copy);
      }
    }
    try (var copy = copies.sample(key, score.type(), SAMPLE)) {
      copy(golden, ", sample without names", packed, copy);
    }
    try (var copy = copies.asItIs(key, score.type())) {
      copy(golden, ", as it is", EVERYWHERE, copy);
    }
    if (score.type().equals("pdf")) {
      preparation.ensureDrawn(key);
      golden.add(score.name(), "drawn", BY_KNOWN_LIBRARIES, bytes(preparation.drawn(key)));
      pages(golden, ", as they are", copies.pagesAsTheyAre(key));
      pages(golden, ", sample without names", copies.samplePages(key, SAMPLE));
      for (var licence : LICENCES.entrySet()) {
        var pages = copies.personalPages(key, Preparation.form(), licence.getValue());
        pages(golden, ", " + licence.getKey(), pages);
      }
    }
  }

  private void copy(Golden golden, String to, Made packed, PersonalCopy copy) throws IOException {
    var out = new ByteArrayOutputStream();
    copy.writeTo(out, 0, copy.length());
    var bytes = out.toByteArray();
    golden.add(score.name(), "copy" + to, packed, bytes);
    golden.add(score.name(), "ETag of copy" + to, packed, copy.etag() + " " + copy.length());
    if (packed == BY_KNOWN_LIBRARIES) {
      golden.add(score.name(), "copy, unpacked" + to, score.made(), unpacked(bytes));
    }
  }

  private void pages(Golden golden, String to, PersonalPages pages) throws IOException {
    for (int number : new TreeSet<>(List.of(1, pages.sizes().size()))) {
      var what = "page " + number + to;
      var page = pages.page(number).orElseThrow();
      var packed = Golden.sha256(page.gzip()) + " " + page.etag();
      golden.add(score.name(), "ETag and gzip of " + what, BY_KNOWN_LIBRARIES, packed);
      golden.add(score.name(), what + ", unpacked", score.made(), withoutPictures(page.plain()));
    }
  }

  private boolean hasObjectStreams() throws IOException {
    return OBJECT_STREAM.matcher(new String(bytes(prepared), ISO_8859_1)).find();
  }

  private byte[] bytes(BlobKey blob) throws IOException {
    try (var whole = blobs.open(blob);
        var bytes = whole.open(0, whole.length())) {
      return bytes.readAllBytes();
    }
  }

  /// The copy up to the cross-reference, whose numbers depend on how long things are when packed.
  private static byte[] unpacked(byte[] copy) throws IOException {
    var text = new String(copy, ISO_8859_1);
    var end = text.substring(text.lastIndexOf("startxref\n")).split("\n", -1);
    text = text.substring(0, Integer.parseInt(end[1]));
    var unpacked = new ByteArrayOutputStream();
    var streams = OBJECT_STREAM.matcher(text);
    int at = 0;
    while (streams.find(at)) {
      unpacked.write(text.substring(at, streams.start(1)).getBytes(ISO_8859_1));
      int length = Integer.parseInt(streams.group(1));
      var data = new ByteArrayInputStream(copy, streams.end(), length);
      new InflaterInputStream(data).transferTo(unpacked);
      at = streams.end() + length;
    }
    unpacked.write(text.substring(at).getBytes(ISO_8859_1));
    return unpacked.toByteArray();
  }

  private static byte[] withoutPictures(byte[] page) {
    var text = PICTURE.matcher(new String(page, ISO_8859_1)).replaceAll("");
    return text.getBytes(ISO_8859_1);
  }
}
