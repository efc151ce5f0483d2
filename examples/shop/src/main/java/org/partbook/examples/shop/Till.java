package org.partbook.examples.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partbook.client.AssetItem;
import org.partbook.client.AwaitTimeoutException;
import org.partbook.client.Cancellation;
import org.partbook.client.FieldError;
import org.partbook.client.NotFoundException;
import org.partbook.client.OrderItem;
import org.partbook.client.OrderState;
import org.partbook.client.OrderStatus;
import org.partbook.client.PurchaseApi;
import org.partbook.client.PurchaseApiException;
import org.partbook.client.RegisterRequest;
import org.partbook.client.Registration;
import org.partbook.client.ValidationException;
import org.partbook.client.ValidationToken;
import org.partbook.examples.shop.Outcome.Delivered;
import org.partbook.examples.shop.Outcome.Kept;
import org.partbook.examples.shop.Outcome.Later;
import org.partbook.examples.shop.Outcome.NotForSale;
import org.partbook.examples.shop.Outcome.Refunded;
import org.partbook.examples.shop.Sale.Status;

/// Sells. Each step says what it does when it goes wrong; none leaves a buyer without both the
/// money and the music.
///
/// 1. Ask whether the sale is allowed, before the buyer pays.
/// 2. Write it down, with a number of our own, and take the money.
/// 3. Register it. From here on repeating is safe, for the number stays the same.
/// 4. Wait until the copy is ready.
/// 5. Deliver; or cancel, and give the money back.
final class Till {
  private final PurchaseApi api;
  private final OrderBook book;
  private final Payments payments;
  private final Path copies;
  private final Duration patience;
  private final Clock clock;

  /// A till.
  ///
  /// @param copies the folder that buyers' copies come to
  /// @param patience how long a buyer waits in the shop
  Till(
      PurchaseApi api,
      OrderBook book,
      Payments payments,
      Path copies,
      Duration patience,
      Clock clock) {
    this.api = api;
    this.book = book;
    this.payments = payments;
    this.copies = copies;
    this.patience = patience;
    this.clock = clock;
  }

  /// Sells to somebody who stands in the shop.
  Outcome sell(AssetItem asset, long wanted, String customer, String address) {
    if (asset.retailPrice().isEmpty()) {
      return new NotForSale("it has no price");
    }
    var quantity = Math.max(wanted, asset.minQty().orElse(1));
    var validation = new Terms(asset.assetId(), quantity, address);
    ValidationToken token;
    try {
      token = validate(validation);
    } catch (ValidationException e) {
      // Too few copies, not in this country, withdrawn since we read the catalogue.
      return new NotForSale(reasons(e));
    } catch (NotFoundException e) {
      return new NotForSale("there is no such piece any more");
    }
    var sale =
        new Sale(
            book.nextNumber(),
            asset.assetId(),
            quantity,
            asset.retailPrice().get().multiply(BigDecimal.valueOf(quantity)),
            customer,
            address,
            Status.PAYING);
    book.add(sale);
    payments.take(sale);
    return register(paid(sale), Optional.of(token));
  }

  /// Takes up a sale that isn't at its end: the shop was killed, or the copy wasn't ready.
  Outcome goOn(Sale sale) {
    return switch (sale.status()) {
      case PAYING -> payments.took(sale) ? register(paid(sale), Optional.empty()) : unpaid(sale);
      case PAID -> register(sale, Optional.empty());
      case REGISTERED -> await(sale);
      case DELIVERED -> deliver(sale);
      case REFUNDED -> new Refunded(sale, "that was some time ago");
    };
  }

  /// The buyer doesn't want it any more.
  Outcome takeBack(Sale sale) {
    if (sale.status() == Status.PAYING && !payments.took(sale)) {
      return unpaid(sale);
    }
    return refund(sale, "the buyer doesn't want it");
  }

  private Sale paid(Sale sale) {
    var paid = sale.with(Status.PAID);
    book.keep(paid);
    return paid;
  }

  private Outcome unpaid(Sale sale) {
    var over = sale.with(Status.REFUNDED);
    book.keep(over);
    return new Refunded(over, "it was never paid for");
  }

  private record Terms(long asset, long quantity, String address) {}

  private ValidationToken validate(Terms terms) {
    return api.validatePurchaseBeforePayment(terms.asset, terms.address, terms.quantity);
  }

  /// @param known the validation from before the payment, if there is one
  private Outcome register(Sale sale, Optional<ValidationToken> known) {
    try {
      var token = known.filter(this::holds);
      if (token.isPresent()) {
        try {
          return registered(sale, api.register(request(sale, token.get())));
        } catch (ValidationException e) {
          if (!isAboutToken(e)) {
            throw e;
          }
          // It has expired on its way, or our clock is slow. The sale itself wasn't refused.
        }
      }
      return registered(sale, api.register(request(sale, validateAgain(sale))));
    } catch (ValidationException e) {
      // It was allowed before the payment. Something has changed meanwhile: withdrawn, for
      // instance.
      return refund(sale, reasons(e));
    } catch (NotFoundException e) {
      return refund(sale, "there is no such piece any more");
    } catch (PurchaseApiException e) {
      // Nobody knows whether it is registered. It is written down: go on later, with its number.
      return new Later(sale, message(e));
    }
  }

  private static boolean isAboutToken(ValidationException e) {
    return e.errors().stream().map(FieldError::field).toList().equals(List.of("token"));
  }

  /// Who takes long to pay outlives the validation.
  private boolean holds(ValidationToken token) {
    return clock.instant().isBefore(token.expiresAt());
  }

  private ValidationToken validateAgain(Sale sale) {
    return validate(new Terms(sale.asset(), sale.copies(), sale.address()));
  }

  private static RegisterRequest request(Sale sale, ValidationToken token) {
    return RegisterRequest.validated(token.token())
        .line(sale.order(), Sale.LINE)
        .unitPrice(sale.price().divide(BigDecimal.valueOf(sale.copies()), 4, RoundingMode.HALF_UP))
        .lineItemPrice(sale.price())
        .customer(sale.customer())
        .build();
  }

  /// That it was registered before is good news: the answer to an earlier try was lost. Unless the
  /// server says that it is another sale.
  private Outcome registered(Sale sale, Registration registration) {
    if (registration instanceof Registration.AlreadyRegistered there
        && there.sameRequest().equals(Optional.of(false))) {
      return new Later(sale, "its number belongs to another sale: look into it");
    }
    if (registration instanceof Registration.Registered
        || registration instanceof Registration.AlreadyRegistered) {
      var registered = sale.with(Status.REGISTERED);
      book.keep(registered);
      return await(registered);
    }
    return new Later(sale, "an answer that we don't know: " + registration);
  }

  private Outcome await(Sale sale) {
    OrderState state;
    try {
      state = api.awaitCompletion(sale.order(), patience);
    } catch (AwaitTimeoutException e) {
      // The buyer gets a mail. The money stays with us: the copy may be ready in a moment.
      return new Later(sale, "the copy is being made");
    } catch (PurchaseApiException e) {
      return new Later(sale, message(e));
    }
    if (state instanceof OrderState.Completed order) {
      return settled(sale, order);
    }
    var why = state instanceof OrderState.Failed failed ? failed.message() : state.toString();
    return refund(sale, why);
  }

  private Outcome settled(Sale sale, OrderState.Completed order) {
    var line = order.line(Sale.LINE);
    if (line.isPresent() && !isOurs(line.get(), sale)) {
      // Another shop of ours has given away the same number. What it sold isn't this buyer's.
      return new Later(sale, "its number belongs to another sale: look into it");
    }
    var status = line.flatMap(OrderItem::status);
    if (status.equals(Optional.of(OrderStatus.COMPLETED))) {
      return deliver(sale);
    }
    return refund(sale, "the line is " + status.map(Object::toString).orElse("gone"));
  }

  private static boolean isOurs(OrderItem line, Sale sale) {
    return line.assetId().orElse(sale.asset()) == sale.asset()
        && line.customer().orElse(sale.customer()).equals(sale.customer());
  }

  /// The client goes on where a download breaks off, and fetches a fresh link for an expired one.
  private Outcome deliver(Sale sale) {
    try {
      var file = copies.resolve(sale.order() + ".pdf");
      Files.createDirectories(copies);
      api.download(sale.order(), Sale.LINE, file);
      var delivered = sale.with(Status.DELIVERED);
      book.keep(delivered);
      return new Delivered(delivered, file);
    } catch (PurchaseApiException e) {
      return new Later(sale, message(e));
    } catch (IOException e) {
      throw new UncheckedIOException("the copy can't be stored", e);
    }
  }

  /// First cancel, then pay back: what the buyer has received stays sold.
  private Outcome refund(Sale sale, String why) {
    try {
      if (isSold(api.cancel(sale.order(), Sale.LINE))) {
        return new Kept(sale);
      }
    } catch (NotFoundException e) {
      // It was never registered.
    } catch (PurchaseApiException e) {
      return new Later(sale, message(e));
    }
    payments.giveBack(sale);
    var refunded = sale.with(Status.REFUNDED);
    book.keep(refunded);
    return new Refunded(refunded, why);
  }

  private static boolean isSold(Cancellation cancellation) {
    return cancellation instanceof Cancellation.NotCancellable refused
        && refused.reason() != Cancellation.Reason.ALREADY_CANCELLED;
  }

  private static String reasons(ValidationException e) {
    List<FieldError> errors = e.errors();
    return errors.isEmpty()
        ? message(e)
        : errors.stream().map(FieldError::message).collect(Collectors.joining("; "));
  }

  private static String message(PurchaseApiException e) {
    return String.valueOf(e.getMessage());
  }
}
