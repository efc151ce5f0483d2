package org.partbook.client;

import java.util.Optional;
import java.util.Set;

/// The exception for an answer that isn't what was asked for.
final class Problems {
  private static final Set<String> NOTHING_DONE = Set.of("OVERLOADED", "DATABASE_UNAVAILABLE");

  private Problems() {}

  static PurchaseApiException of(Call call, Reply reply, Time time) {
    var status = reply.status();
    var error = Answers.error(reply, time);
    if (status < 400) {
      return new TransportException(call + ": " + unexpected(reply), error);
    }
    var message = message(call, error);
    return switch (status) {
      case 401 -> new UnauthorizedException(message, error);
      case 403 -> new ForbiddenException(message, error);
      case 404 -> new NotFoundException(message, error);
      case 409 -> new ConflictException(message, error);
      case 410 -> gone(message, error);
      case 422 -> new ValidationException(message, error);
      case 429, 503 -> new OverloadedException(message, error);
      case 502, 504 -> new TransportException(message, error);
      default -> new PurchaseApiException(message, error);
    };
  }

  /// A 410 without that name is somebody else's.
  private static PurchaseApiException gone(String message, ApiError error) {
    return error.name().equals(Optional.of("CURSOR_EXPIRED"))
        ? new CursorExpiredException(message, error)
        : new PurchaseApiException(message, error);
  }

  /// Whether the server says for sure that it did nothing. A 503 from somebody on the way says
  /// nothing about what the server did.
  static boolean saysNothingWasDone(PurchaseApiException answer) {
    return answer.status() == 429
        || (answer.status() == 503 && answer.name().filter(NOTHING_DONE::contains).isPresent());
  }

  private static String message(Call call, ApiError error) {
    var text = new StringBuilder(call + ": " + error.status());
    error.name().ifPresent(name -> text.append(' ').append(name));
    error.message().ifPresent(message -> text.append(": ").append(message));
    error.requestId().ifPresent(id -> text.append(" (request ").append(id).append(')'));
    return text.toString();
  }

  private static String unexpected(Reply reply) {
    if (reply.status() < 300) {
      return "the status " + reply.status() + " means nothing here";
    }
    var target = reply.header("Location").flatMap(Links::parse).map(Links::origin);
    return "redirected (%s) to %s; check the base address"
        .formatted(reply.status(), target.orElse("nowhere"));
  }

  static TransportException malformed(Call call, Reply reply, MalformedJson why, Time time) {
    return new TransportException(
        "%s: the answer with status %s is unusable: %s"
            .formatted(call, reply.status(), why.getMessage()),
        Answers.error(reply, time));
  }

  static UnknownOutcomeException unknown(Call call, PurchaseApiException cause) {
    var message = call + ": nobody knows whether it was done (" + cause.getMessage() + ")";
    return new UnknownOutcomeException(message, cause.error(), cause);
  }
}
