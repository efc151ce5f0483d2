/// The Java client as a Maven repository at `/maven`, so that a shop's build gets the one that
/// belongs to the very server it talks to. Invariant: what is handed out is what the build has put
/// into the program, found by name in a list that is made once; no request reads a path.
@NullMarked
package org.partbook.maven;

import org.jspecify.annotations.NullMarked;
