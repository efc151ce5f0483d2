/// PDFium without anything native. [org.partbook.pdfium.Pdfium] is where to begin.
module org.partbook.pdfium {
  requires static org.jspecify;
  requires com.dylibso.chicory.runtime;
  requires com.dylibso.chicory.wasm;
  requires java.desktop;
  requires java.management;

  exports org.partbook.pdfium;
}
