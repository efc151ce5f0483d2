package org.partbook.vendorpage;

import java.time.Instant;
import java.util.List;
import org.partbook.access.AccessToken;

/// The vendor's tokens: which there are and how they stand, never the tokens themselves.
record TokensPage(Desk desk, List<AccessToken> tokens, Instant now) {}
