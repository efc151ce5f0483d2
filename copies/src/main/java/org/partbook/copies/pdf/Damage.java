package org.partbook.copies.pdf;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.partbook.copies.file.Unfit;

/// What PDFBox stumbled over, in words for people. It meets damage with exceptions of all kinds,
/// some without a message, others with the names of classes in it; and an encryption for certain
/// readers only with a linkage error, because it lacks the library for it.
public final class Damage {
  /// How PDFBox tells it.
  private static final String UNKNOWN_ENCRYPTION = "No security handler";

  /// In the name of the library that it would need.
  private static final String LIBRARY_FOR_ENCRYPTION = "bouncycastle";

  /// How PDFBox tells that it has found objects, and no beginning.
  private static final List<String> LEADS_NOWHERE =
      List.of("Missing root object", "Page tree root must be", "root cannot be null");

  /// How our own messages begin.
  private static final Pattern OURS = Pattern.compile("its? |unpacked, its ");

  private Damage() {}

  /// Why a PDF can't be used.
  ///
  /// @param e what reading it ended with
  public static Unfit of(Throwable e) {
    return of(e, "is a damaged PDF: ");
  }

  /// Why a PDF can't be used.
  ///
  /// @param otherwise how to begin where all that is known is what PDFBox says
  public static Unfit of(Throwable e, String otherwise) {
    if (e instanceof InvalidPasswordException) {
      return new Unfit("is a PDF that needs a password");
    }
    return new Unfit(
        isForCertainReaders(e)
            ? "is a PDF with a security of its own, which only certain readers know"
            : otherwise + words(e));
  }

  private static boolean isForCertainReaders(Throwable e) {
    var message = String.valueOf(e.getMessage());
    return message.startsWith(UNKNOWN_ENCRYPTION)
        || (e instanceof LinkageError && message.contains(LIBRARY_FOR_ENCRYPTION));
  }

  /// What went wrong, as a sentence that follows a colon. What PDFBox says is meant for those who
  /// know its classes, so it isn't repeated; what we say ourselves is.
  static String words(Throwable e) {
    if (e instanceof StackOverflowError) {
      return "it is nested too deeply";
    }
    var message = String.valueOf(e.getMessage());
    if (e instanceof IOException && OURS.matcher(message).lookingAt()) {
      return message;
    }
    return LEADS_NOWHERE.stream().anyMatch(message::startsWith)
        ? "nothing in it leads to its pages"
        : "it is not put together as a PDF must be";
  }
}
