/// A Partbook that is measured: its checkout, its servers, what they sell, and twenty million lines
/// if need be. It knows the program from outside only: commands, HTTP, and the tables' own
/// catalogue.
@NullMarked
package org.partbook.bench.serving.shop;

import org.jspecify.annotations.NullMarked;
