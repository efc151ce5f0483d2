/// Buckets of stores that speak S3, by Amazon's client. Nothing of either is loaded where blobs lie
/// in a folder. Invariant: what the client throws doesn't get out of here, only
/// [java.io.IOException].
@NullMarked
package org.partbook.blob.s3;

import org.jspecify.annotations.NullMarked;
