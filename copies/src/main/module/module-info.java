/// Personal copies of scores, at the cost of a static file. [org.partbook.copies.CopyMaker] is where
/// to begin.
module org.partbook.copies {
  requires static org.jspecify;
  requires com.google.zxing;
  requires java.desktop;
  requires java.management;
  requires java.xml;
  requires org.apache.fontbox;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  requires org.partbook.pdfium;

  exports org.partbook.copies;
  exports org.partbook.copies.file;
  exports org.partbook.copies.licence;
  exports org.partbook.copies.trace;
}
