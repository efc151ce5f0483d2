package org.partbook.examples.shop;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.partbook.client.AssetItem;
import org.partbook.client.PurchaseApi;
import org.partbook.examples.shop.Outcome.Delivered;
import org.partbook.examples.shop.Outcome.Later;
import org.partbook.examples.shop.Sale.Status;

/// Goes through everything that the sandbox has in store, before a real buyer does: a buyer for
/// each asset that misbehaves, and some who are difficult themselves.
final class Rehearsal {
  private static final String MISBEHAVES = "Sandbox: ";
  private static final long SHORT_VALIDATION = 2_000_000_013L;
  private static final long SHORT_LINK = 2_000_000_009L;
  private static final long ONE_COUNTRY = 2_000_000_006L;
  private static final long TAKES_40_SECONDS = 2_000_000_003L;

  /// Addresses in US and in Germany, as the sandbox has it.
  private static final String IN_US = "203.0.113.9";

  private static final String IN_GERMANY = "198.51.100.7";

  /// Longer than the sandbox's short-lived links and validations hold.
  private static final Duration A_WHILE = Duration.ofSeconds(11);

  /// Longer than the sandbox makes anybody wait.
  private static final Duration PATIENT = Duration.ofMinutes(3);

  private static final Duration IMPATIENT = Duration.ofSeconds(1);

  private final PurchaseApi api;
  private final Tills tills;
  private final PrintStream out;

  /// Where tills come from.
  interface Tills {
    Till till(Payments payments, Duration patience);
  }

  private record Buyer(String what, Visit visit) {}

  private interface Visit {
    Outcome run() throws InterruptedException;
  }

  Rehearsal(PurchaseApi api, Tills tills, PrintStream out) {
    this.api = api;
    this.tills = tills;
    this.out = out;
  }

  /// Serves all buyers at once, for some have to wait.
  ///
  /// @return whether every sale came to its end
  boolean run() throws InterruptedException {
    var misbehaving = new ArrayList<AssetItem>();
    var real = new ArrayList<AssetItem>();
    for (var asset : api.assets()) {
      if (asset.title().startsWith(MISBEHAVES)) {
        misbehaving.add(asset);
      } else if (asset.world() && asset.retailPrice().isPresent()) {
        real.add(asset);
      }
    }
    if (misbehaving.isEmpty() || real.isEmpty()) {
      out.println(
          "Nothing to rehearse: there must be assets that misbehave, and one that doesn't.");
      return false;
    }
    var buyers = new ArrayList<Buyer>();
    for (var asset : misbehaving) {
      buyers.add(new Buyer(asset.title(), () -> buy(asset)));
      if (asset.assetId() == ONE_COUNTRY) {
        buyers.add(new Buyer(asset.title() + ", from elsewhere", () -> buyFromGermany(asset)));
      }
      if (asset.assetId() == TAKES_40_SECONDS) {
        buyers.add(new Buyer(asset.title() + ", too long", () -> changeOnesMind(asset)));
      }
    }
    var title = real.get(0).title();
    buyers.add(new Buyer(title + ", and the shop is killed", () -> killTheShop(real.get(0))));
    buyers.add(new Buyer(title + ", delivered and unloved", () -> keep(real.get(0))));
    return serve(buyers);
  }

  private boolean serve(List<Buyer> buyers) throws InterruptedException {
    var threads = Executors.newFixedThreadPool(buyers.size());
    try {
      var visits = new ArrayList<Future<Boolean>>();
      for (var buyer : buyers) {
        visits.add(threads.submit(() -> isAtItsEnd(buyer.what, buyer.visit.run())));
      }
      var well = true;
      for (var visit : visits) {
        well &= visit.get();
      }
      return well;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a sale has failed in a way that nobody foresaw", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean isAtItsEnd(String what, Outcome outcome) {
    out.println(what + " – " + Words.of(outcome));
    return !(outcome instanceof Later);
  }

  /// Buys something. What is bought with a validation that holds for a moment is paid for slowly,
  /// and what has links that expire is wanted once more after a while.
  private Outcome buy(AssetItem asset) throws InterruptedException {
    var payments = asset.assetId() == SHORT_VALIDATION ? slowPayments() : Payments.pretended();
    var outcome = tills.till(payments, PATIENT).sell(asset, 1, buyerOf(asset), IN_US);
    if (asset.assetId() == SHORT_LINK && outcome instanceof Delivered delivered) {
      Thread.sleep(A_WHILE.toMillis());
      return patient().goOn(delivered.sale());
    }
    return outcome;
  }

  private Outcome buyFromGermany(AssetItem asset) {
    return patient().sell(asset, 1, "Somebody in Germany", IN_GERMANY);
  }

  /// Doesn't want to wait, and asks for the money twice.
  private Outcome changeOnesMind(AssetItem asset) {
    var till = tills.till(Payments.pretended(), IMPATIENT);
    var outcome = till.sell(asset, 1, "Somebody in a hurry", IN_US);
    if (outcome instanceof Later waiting) {
      till.takeBack(waiting.sale());
      return till.takeBack(waiting.sale());
    }
    return outcome;
  }

  /// Wants the money back and has the copy.
  private Outcome keep(AssetItem asset) {
    var outcome = patient().sell(asset, 1, "Somebody who thinks again", IN_US);
    return outcome instanceof Delivered delivered ? patient().takeBack(delivered.sale()) : outcome;
  }

  /// The shop is killed after it has registered a sale and before it could write that down.
  private Outcome killTheShop(AssetItem asset) {
    var outcome = patient().sell(asset, 1, "Somebody with bad luck", IN_US);
    return outcome instanceof Delivered delivered
        ? patient().goOn(delivered.sale().with(Status.PAID))
        : outcome;
  }

  private Till patient() {
    return tills.till(Payments.pretended(), PATIENT);
  }

  private static String buyerOf(AssetItem asset) {
    return "Buyer of " + asset.assetId();
  }

  private static Payments slowPayments() {
    return new Payments() {
      @Override
      public void take(Sale sale) {
        try {
          Thread.sleep(A_WHILE.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public void giveBack(Sale sale) {}
    };
  }
}
