/// What PDFium draws, and what it may take for it.
@NullMarked
package org.partbook.pdfium;

import org.jspecify.annotations.NullMarked;
