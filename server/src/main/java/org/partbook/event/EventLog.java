package org.partbook.event;

import org.partbook.access.Environment;
import org.partbook.access.VendorId;

/// Names a log: there is one for each vendor and environment.
public record EventLog(VendorId vendor, Environment environment) {}
