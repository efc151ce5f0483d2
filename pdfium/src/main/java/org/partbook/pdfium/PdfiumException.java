package org.partbook.pdfium;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// PDFium can't open a file, or broke off while it drew a page. The message says what happened.
public final class PdfiumException extends IOException {
  private static final long serialVersionUID = 1L;

  PdfiumException(String message) {
    super(message);
  }

  PdfiumException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
