/// The page behind the QR code on every sold copy, open to anybody. Invariant: it tells what a code
/// stands for and never whose copy it is, nor any order's number or price.
@NullMarked
package org.partbook.verify;

import org.jspecify.annotations.NullMarked;
