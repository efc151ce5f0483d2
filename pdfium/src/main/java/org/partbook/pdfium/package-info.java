/// PDFium, which draws pages of PDFs: WebAssembly that the build has made into Java bytecode, and
/// what it needs around it. Invariant: it reaches nothing but the memory it was given and the files
/// it was lent, and it ends when its time is over.
@NullMarked
package org.partbook.pdfium;

import org.jspecify.annotations.NullMarked;
