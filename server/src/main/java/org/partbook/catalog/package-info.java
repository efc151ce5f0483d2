/// What is for sale: assets, their files, the import and the list. Invariant: an asset that is
/// listed is whole, its document and its files belong together.
@NullMarked
package org.partbook.catalog;

import org.jspecify.annotations.NullMarked;
