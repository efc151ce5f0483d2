package org.partbook.copies.pdf;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.bytes.ByteBuilder;

/// Writes PDF objects as text.
///
/// Whatever was referred to stays referred to, under a new number; small values that stood in an
/// object of their own are written in place.
final class CosText {
  private static final COSName LAUNCH = COSName.getPDFName("Launch");
  private static final COSName BYTE_RANGE = COSName.BYTERANGE;
  private static final Set<COSName> LOST_PAGES =
      Set.of(COSName.PAGE, COSName.PAGES, COSName.getPDFName("Template"));

  private final ToIntFunction<COSBase> numbers;
  private final IdentityHashMap<COSBase, Integer> known;
  private boolean signed;
  private boolean scripts;
  private boolean launches;

  /// Writes with the numbers of one document.
  ///
  /// @param known objects that are referred to wherever they stand
  /// @param numbers gives an object that is referred to its number, the same each time
  CosText(IdentityHashMap<COSBase, Integer> known, ToIntFunction<COSBase> numbers) {
    this.known = known;
    this.numbers = numbers;
  }

  /// Whether a digital signature was left out: it can't hold for other bytes than those signed.
  boolean signed() {
    return signed;
  }

  /// Whether there is JavaScript, which readers run.
  boolean scripts() {
    return scripts;
  }

  /// Whether there is something that starts another program, or opens another file.
  boolean launches() {
    return launches;
  }

  /// Writes the object itself, a stream's dictionary for a stream.
  ///
  /// @param length of the stream's bytes
  void object(COSBase object, long length, ByteBuilder out) throws IOException {
    switch (object) {
      case COSStream stream -> {
        out.add("<<");
        entries(stream, out);
        out.add("/Length ").add(length).add(">>");
      }
      case COSDictionary dictionary -> dictionary(dictionary, out);
      case COSArray array -> array(array, out);
      default -> scalar(object, out);
    }
  }

  private void dictionary(COSDictionary dictionary, ByteBuilder out) throws IOException {
    out.add("<<");
    entries(dictionary, out);
    out.add(">>");
  }

  /// The entries of a dictionary, without its brackets.
  void entries(COSDictionary dictionary, ByteBuilder out) throws IOException {
    var action = dictionary.getDictionaryObject(COSName.S);
    scripts |= COSName.JAVA_SCRIPT.equals(action) || dictionary.containsKey(COSName.JS);
    launches |= LAUNCH.equals(action) && !dictionary.containsKey(COSName.K);
    for (var entry : dictionary.entrySet()) {
      var value = entry.getValue();
      if (isLeftOut(dictionary, entry.getKey(), value)) {
        continue;
      }
      entry.getKey().writePDF(out);
      out.write(' ');
      value(value, out);
    }
  }

  private boolean isLeftOut(COSDictionary owner, COSName key, @Nullable COSBase value) {
    if (owner instanceof COSStream && key.equals(COSName.LENGTH)) {
      return true;
    }
    var meant = meant(value);
    if (meant == null) {
      return true;
    }
    if (isSignature(meant)) {
      signed = true;
      return true;
    }
    return key.equals(COSName.SIG_FLAGS) && owner.containsKey(COSName.FIELDS);
  }

  private static boolean isSignature(COSBase value) {
    return value instanceof COSDictionary dictionary && dictionary.containsKey(BYTE_RANGE);
  }

  private void array(COSArray array, ByteBuilder out) throws IOException {
    out.write('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.write(' ');
      }
      value(array.get(i), out);
    }
    out.write(']');
  }

  /// Writes a value where it stands, or a reference to it.
  void value(@Nullable COSBase value, ByteBuilder out) throws IOException {
    var meant = meant(value);
    if (meant == null) {
      out.add("null");
      return;
    }
    var number = known.get(meant);
    if (number != null) {
      reference(number, out);
    } else if (isSignature(meant)) {
      signed = true;
      out.add("null");
    } else if (isLostPage(meant)) {
      out.add("null");
    } else if (meant instanceof COSStream
        || (value instanceof COSObject
            && (meant instanceof COSDictionary || meant instanceof COSArray))) {
      reference(numbers.applyAsInt(meant), out);
    } else {
      object(meant, 0, out);
    }
  }

  /// A page that isn't in the page tree is seen by nobody, and would be one without a stamp; so
  /// would be a template, of which scripts make pages.
  private static boolean isLostPage(COSBase value) {
    return value instanceof COSDictionary dictionary
        && LOST_PAGES.contains(dictionary.getCOSName(COSName.TYPE, COSName.NONE));
  }

  private static void reference(int number, ByteBuilder out) {
    out.add(number).add(" 0 R");
  }

  private static @Nullable COSBase meant(@Nullable COSBase value) {
    var meant = value;
    for (int i = 0; meant instanceof COSObject reference && i < 100; i++) {
      meant = reference.getObject();
    }
    return meant instanceof COSObject || meant == COSNull.NULL ? null : meant;
  }

  private static void scalar(COSBase value, ByteBuilder out) throws IOException {
    switch (value) {
      case COSName name -> name.writePDF(out);
      case COSInteger integer -> integer.writePDF(out);
      case COSFloat real -> real.writePDF(out);
      case COSBoolean bool -> bool.writePDF(out);
      case COSString string -> string(string.getBytes(), out);
      default -> out.add("null");
    }
  }

  private static void string(byte[] bytes, ByteBuilder out) {
    for (byte b : bytes) {
      if (b < ' ' || b == 0x7f) {
        out.add("<").hex(bytes).write('>');
        return;
      }
    }
    out.write('(');
    for (byte b : bytes) {
      if (b == '(' || b == ')' || b == '\\') {
        out.write('\\');
      }
      out.write(b);
    }
    out.write(')');
  }
}
