package org.partbook.fault.kind;

import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Bucket;
import org.partbook.fault.site.BucketServer;
import org.partbook.fault.site.Site;

/// The store that has the bucket is killed, and started again.
final class KilledBucket implements Fault {
  @Override
  public String name() {
    return "`kill -9` of the bucket's store, which is started again";
  }

  @Override
  public Optional<String> impossible(Site site) {
    return BadBucket.noStoreOfItsOwn(site);
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    of(site).kill();
  }

  @Override
  public void end(Site site) throws Exception {
    of(site).start();
    of(site).awaitAnswer();
  }

  private static BucketServer of(Site site) {
    return site.bucket().flatMap(Bucket::server).orElseThrow();
  }
}
