package org.partbook.pdfium;

import java.io.IOException;

/// PDFium can't open a file, or broke off while it drew a page. The message says what happened.
public final class PdfiumException extends IOException {
  private static final long serialVersionUID = 1L;

  PdfiumException(String message) {
    super(message);
  }

  PdfiumException(String message, Throwable cause) {
    super(message, cause);
  }
}
