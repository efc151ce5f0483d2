package org.partbook.fault.site;

import java.nio.file.Path;
import java.util.Optional;

/// What a site is made of.
///
/// @param checkout with the program, packaged, and the samples
/// @param folder for everything, empty or not there
/// @param ownMounts whether this process may mount disks, as nobody else sees them
/// @param javaOptions of the servers, beside the size of their heaps
/// @param clock what sets servers' clocks, where there is such a thing
/// @param files where they are
/// @param standby whether PostgreSQL has a standby that takes over
/// @param embedded whether the only server brings its PostgreSQL along, in its data folder
public record SiteOptions(
    Path checkout,
    Path folder,
    int servers,
    int vendors,
    boolean ownMounts,
    int databaseMegabytes,
    int diskMegabytes,
    String javaOptions,
    Optional<FalseClock> clock,
    FilesAt files,
    boolean standby,
    boolean embedded) {}
