/// A Java client for the HL Connect purchase API, as Partbook and others serve it. It knows nothing
/// of the server's types, and relies on nothing that only Partbook does.
///
/// A sale, from the first request to the file:
///
/// ```java
/// var api =
///     PurchaseApi.builder(URI.create("https://scores.example.org"))
///         .token(() -> System.getenv("PARTBOOK_TOKEN"))
///         .build();
/// api.register(
///     RegisterRequest.of(101003, 1, "US")
///         .line(12345, 1)
///         .unitPrice(new BigDecimal("4.95"))
///         .lineItemPrice(new BigDecimal("4.95"))
///         .customer("Clara Wieck")
///         .build());
/// if (api.awaitCompletion(12345, Duration.ofMinutes(2)) instanceof OrderState.Completed) {
///   api.download(12345, 1, Path.of("score.pdf"));
/// }
/// ```
///
/// Outcomes that a shop has to deal with are types ([org.partbook.client.Registration],
/// [org.partbook.client.OrderState], [org.partbook.client.Cancellation]); everything else is a
/// [org.partbook.client.PurchaseApiException].
@NullMarked
package org.partbook.client;

import org.jspecify.annotations.NullMarked;
