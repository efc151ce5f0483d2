package org.partbook.sandbox;

import java.util.List;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.catalog.AssetId;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.CartRequest;
import org.partbook.purchase.NewLine;
import org.partbook.purchase.RegisterRequest;
import org.partbook.purchase.RegistrationCheck;

/// Refuses the first registration of each line of some assets, after it has passed everything else.
record SandboxCheck(RegistrationCheck live, Misbehaviours misbehaviours)
    implements RegistrationCheck {
  @Override
  public List<NewLine> check(Caller caller, RegisterRequest request) {
    var lines = live.check(caller, request);
    if (caller.environment() == Environment.SANDBOX) {
      lines.forEach(this::refuseOnce);
    }
    return lines;
  }

  @Override
  public List<NewLine> check(Caller caller, CartRequest cart) {
    var lines = live.check(caller, cart);
    if (caller.environment() == Environment.SANDBOX) {
      lines.forEach(this::refuseOnce);
    }
    return lines;
  }

  private void refuseOnce(NewLine line) {
    if (misbehaviours.meets(line.key(), line.asset(), Misbehaviour.SERVER_ERROR)) {
      throw refusal(ErrorCode.INTERNAL_ERROR, line.asset());
    }
    if (misbehaviours.meets(line.key(), line.asset(), Misbehaviour.TOO_MANY_REQUESTS)) {
      throw refusal(ErrorCode.TOO_MANY_REQUESTS, line.asset());
    }
  }

  private static ApiException refusal(ErrorCode code, AssetId asset) {
    return new ApiException(
        code,
        "the sandbox answers the first registration of a line of asset " + asset + " like this");
  }
}
