package org.partbook.vendorpage;

import org.partbook.requests.LoggedRequest;

/// One request, with what was sent where it was refused.
record RequestPage(Desk desk, LoggedRequest request) {}
