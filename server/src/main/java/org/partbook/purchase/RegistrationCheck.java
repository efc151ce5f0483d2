package org.partbook.purchase;

import java.util.List;
import org.partbook.access.Caller;
import org.partbook.http.ApiException;
import org.partbook.json.Fields;

/// What a request to register must pass before anything is stored.
public interface RegistrationCheck {
  /// The lines that the request registers.
  ///
  /// @param fields the request's fields, which know what of it could not be read
  /// @throws ApiException if the purchase is refused
  List<NewLine> check(Caller caller, RegisterRequest request, Fields fields);
}
