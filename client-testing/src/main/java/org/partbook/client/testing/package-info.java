/// A fake Partbook for the tests of a shop: an HTTP server in the test's own process, with a
/// catalogue, sales, failures and webhooks as the test wants them.
///
/// ```java
/// try (var partbook = FakePartbook.start()) {
///   partbook.catalogue().offer(FakeAsset.of(101003, "Morning Song").price("4.95"));
///   var api =
///       PurchaseApi.builder(partbook.uri()).token(partbook::token).build();
///   partbook.faults().next(Operation.REGISTER, Fault.lostAnswer());
///   // ... let the shop sell ...
///   partbook.sales().assertSold(12345, 1);
/// }
/// ```
///
/// It keeps the rules of the API as far as a shop meets them: who may sell what, one line once,
/// what can be cancelled, when links work. The server's own tests hold it against the real one.
@NullMarked
package org.partbook.client.testing;

import org.jspecify.annotations.NullMarked;
