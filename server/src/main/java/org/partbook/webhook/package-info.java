/// Tells vendors of events: endpoints, and what becomes of each delivery (Standard Webhooks 1.0).
/// Invariant: an event that an endpoint wants is delivered there at least once, or the endpoint is
/// disabled, in sight, and goes on from there when it is enabled; and no request goes to an address
/// that isn't public, unless the publisher allows that.
@NullMarked
package org.partbook.webhook;

import org.jspecify.annotations.NullMarked;
