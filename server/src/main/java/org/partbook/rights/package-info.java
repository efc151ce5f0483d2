/// Who has a right in what is sold: parties, and their shares of assets by date and territory, in
/// versions. Invariant: what a version says is never changed, and at no date and in no territory do
/// the shares of an asset take more than there is.
@NullMarked
package org.partbook.rights;

import org.jspecify.annotations.NullMarked;
