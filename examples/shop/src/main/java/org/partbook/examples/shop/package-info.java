/// A small shop on the Java client: it lists, sells, waits, delivers and refunds.
///
/// [Till] is what to copy from: every step of a sale, and what a shop does when it goes wrong.
/// Everything else is what a shop has around it.
@NullMarked
package org.partbook.examples.shop;

import org.jspecify.annotations.NullMarked;
