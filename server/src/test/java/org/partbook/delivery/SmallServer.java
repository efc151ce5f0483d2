package org.partbook.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.partbook.access.Vendors;
import org.partbook.blob.FolderBlobs;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.http.HttpServer;
import org.partbook.scores.Copies;
import org.partbook.scores.TestCopies;
import org.partbook.signing.Signer;

/// A process that only delivers, so that a test can give it little memory. Prints its port.
final class SmallServer {
  private SmallServer() {}

  public static void main(String[] args) throws IOException {
    var clock = Clock.systemUTC();
    var db = Database.open(new DatabaseUrl(args[0], args[1], args[2]), 2);
    var signer = new Signer(db, clock);
    var purchases = TestDelivery.purchases(db, signer, clock);
    var vendors = new Vendors(db, clock);
    var deliveries = TestDelivery.deliveries(db, purchases, vendors, signer, clock);
    var blobs = new FolderBlobs(Path.of(args[3]));
    var preparation = TestCopies.preparation(db, blobs, Path.of(args[3], "scratch"));
    var copies = new Copies(blobs, preparation, TestCopies.maker());
    var routes = new DownloadRoutes(deliveries, copies, Transfer.direct());
    System.out.println(HttpServer.start("127.0.0.1", 0, routes::register).port());
  }
}
