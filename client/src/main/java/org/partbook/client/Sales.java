package org.partbook.client;

import java.util.List;

/// What one registration is to register: a sale, or those of a cart.
///
/// @param call the request
/// @param orderId the order that they belong to
/// @param all the sales
record Sales(Call call, long orderId, List<RegisterRequest> all) {
  static Sales of(RegisterRequest sale) {
    var call =
        Call.post("/purchase/register", RegisterJson.of(sale), sale.token().stream().toList());
    return new Sales(call.about(sale.orderId()), sale.orderId(), List.of(sale));
  }

  static Sales of(OrderRequest cart) {
    var tokens = cart.lines().stream().flatMap(line -> line.token().stream()).toList();
    var call = Call.post("/purchase/register-order", RegisterJson.of(cart), tokens);
    return new Sales(call.about(cart.orderId()), cart.orderId(), cart.lines());
  }

  /// How many lines they become.
  long lines() {
    return all.stream().mapToLong(sale -> RegisteredLines.of(sale).size()).sum();
  }
}
