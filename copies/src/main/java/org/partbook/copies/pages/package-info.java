/// The pages of a PDF, drawn once and kept compressed, so that each can be sent by itself.
@NullMarked
package org.partbook.copies.pages;

import org.jspecify.annotations.NullMarked;
