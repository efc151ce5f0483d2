package org.partbook.purchase;

import java.util.List;
import org.partbook.access.Caller;
import org.partbook.http.ApiException;

/// What a request to register must pass before anything is stored.
public interface RegistrationCheck {
  /// The lines that the request registers.
  ///
  /// @throws ApiException if the purchase is refused
  List<NewLine> check(Caller caller, RegisterRequest request);

  /// All lines of an order that is registered as a whole.
  ///
  /// @throws ApiException if one of them is refused, with what is wrong with each
  List<NewLine> check(Caller caller, CartRequest cart);
}
