/// Holds the server to what it promises: `openapi.yaml`, and the errors in `docs/errors.md`.
@NullMarked
package org.partbook.contract;

import org.jspecify.annotations.NullMarked;
