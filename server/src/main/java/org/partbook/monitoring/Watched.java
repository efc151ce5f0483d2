package org.partbook.monitoring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.partbook.db.Database;
import org.partbook.fulfilment.Fulfilment;
import org.partbook.health.HealthWatch;
import org.partbook.http.jetty.HttpServer;
import org.partbook.ledger.log.Sequencer;
import org.partbook.purchase.Purchases;
import org.partbook.purchase.WaitingRoom;
import org.partbook.requests.RequestLog;
import org.partbook.scores.Preparation;
import org.partbook.webhook.WebhookSender;

/// The parts of a server that are looked at. Each counts by itself, at next to no cost, whether
/// anybody looks or not.
///
/// @param folders by what they are for
/// @param fulfilmentPeriod how long a line is tried, by which it is known since when it waits
public record Watched(
    Database db,
    Clock clock,
    HttpServer http,
    Purchases purchases,
    WaitingRoom waitingRoom,
    Fulfilment fulfilment,
    Preparation preparation,
    WebhookSender webhooks,
    Sequencer sequencer,
    RequestLog requestLog,
    HealthWatch health,
    Map<String, Path> folders,
    Duration fulfilmentPeriod) {}
