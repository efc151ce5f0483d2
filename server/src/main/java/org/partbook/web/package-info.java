/// What the pages for people share: drawing them from templates, their words in five languages,
/// their files, and who only looks at them for a preview. Invariant: what is put into a page is
/// escaped for the place where it stands.
@NullMarked
package org.partbook.web;

import org.jspecify.annotations.NullMarked;
