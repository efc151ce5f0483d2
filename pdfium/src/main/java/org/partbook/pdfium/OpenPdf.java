package org.partbook.pdfium;

import com.dylibso.chicory.runtime.Instance;
import java.nio.charset.StandardCharsets;

/// A PDF in an instance of PDFium: its C functions, called by their names. Only for the thread that
/// made it.
final class OpenPdf {
  /// From fpdfview.h.
  private static final int WITH_ANNOTATIONS = 1;

  private static final int BLUE_GREEN_RED_NOTHING = 3;
  private static final long WHITE = 0xffffffffL;

  private final Instance instance;
  private final long document;
  private final int pages;

  /// What draws the fields of a form; 0 where there are none.
  private final long form;

  private OpenPdf(Instance instance, long document) {
    this.instance = instance;
    this.document = document;
    this.pages = (int) call("FPDF_GetPageCount", document);
    this.form = call("FPDF_GetFormType", document) == 0 ? 0 : form();
  }

  /// Fields are shown as they look in print, without a colour that invites to fill them in.
  private long form() {
    long opened =
        call("PDFiumExt_InitFormFillEnvironment", document, call("PDFiumExt_OpenFormFillInfo"));
    if (opened != 0) {
      call("FPDF_SetFormFieldHighlightAlpha", opened, 0);
    }
    return opened;
  }

  static OpenPdf of(ReadOnlyFiles files, long memory) throws PdfiumException {
    var instance = Machine.start(new HostFunctions(files), memory);
    call(instance, "PDFiumExt_Init");
    long name = string(instance, ReadOnlyFiles.PDF);
    long document = call(instance, "FPDF_LoadDocument", name, 0);
    if (document == 0) {
      throw new PdfiumException(
          "PDFium can't open it: " + reason(call(instance, "FPDF_GetLastError")));
    }
    return new OpenPdf(instance, document);
  }

  private static String reason(long code) {
    return switch ((int) code) {
      case 3 -> "it is no PDF, or damaged";
      case 4 -> "it has a password";
      case 5 -> "it has a security that isn't known";
      default -> "error " + code;
    };
  }

  int pages() {
    return pages;
  }

  Pdfium.Size size(int index) throws PdfiumException {
    long page = load(index);
    try {
      return new Pdfium.Size(
          number("FPDF_GetPageWidthF", page), number("FPDF_GetPageHeightF", page));
    } finally {
      call("FPDF_ClosePage", page);
    }
  }

  private double number(String function, long page) {
    return Float.intBitsToFloat((int) call(function, page));
  }

  Pixels draw(int index, int width, int height) throws PdfiumException {
    long page = load(index);
    long bitmap = call("FPDFBitmap_CreateEx", width, height, BLUE_GREEN_RED_NOTHING, 0, 0);
    if (bitmap == 0) {
      throw new PdfiumException("PDFium has no room for " + width + " × " + height + " pixels");
    }
    call("FPDFBitmap_FillRect", bitmap, 0, 0, width, height, WHITE);
    call("FPDF_RenderPageBitmap", bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    if (form != 0) {
      call("FORM_OnAfterLoadPage", page, form);
      call("FPDF_FFLDraw", form, bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
      call("FORM_OnBeforeClosePage", page, form);
    }
    int from = (int) call("FPDFBitmap_GetBuffer", bitmap);
    int stride = (int) call("FPDFBitmap_GetStride", bitmap);
    var pixels =
        new Pixels(width, height, stride, instance.memory().readBytes(from, stride * height));
    call("FPDFBitmap_Destroy", bitmap);
    call("FPDF_ClosePage", page);
    return pixels;
  }

  private long load(int index) throws PdfiumException {
    long page = call("FPDF_LoadPage", document, index);
    if (page == 0) {
      throw new PdfiumException("PDFium finds no page " + (index + 1));
    }
    return page;
  }

  private long call(String function, long... arguments) {
    return call(instance, function, arguments);
  }

  private static long call(Instance instance, String function, long... arguments) {
    var result = instance.export(function).apply(arguments);
    return result == null || result.length == 0 ? 0 : result[0];
  }

  private static long string(Instance instance, String text) {
    long at = call(instance, "malloc", text.length() + 1);
    instance.memory().writeCString((int) at, text, StandardCharsets.US_ASCII);
    return at;
  }
}
