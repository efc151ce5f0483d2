package org.partbook.fuzz;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.TestServer;
import org.partbook.contract.OpenApi.Answer;

/// Sequences of what vendors, buyers and the publisher may do, drawn by chance, each answer held
/// against a model of the contract: the same ones each time. A long run, by seeds that nobody has
/// tried: `make fuzz TARGET=sequences`.
class SequenceTest {
  private static final int SEQUENCES = 150;

  /// By which step each operation is asked.
  private static final Map<String, Class<? extends Step>> STEPS =
      Map.ofEntries(
          entry("connector_purchase_register", Step.Register.class),
          entry("connector_purchase_register_order", Step.RegisterOrder.class),
          entry("connector_purchase_validate_purchase_before_payment", Step.Validate.class),
          entry("connector_purchase_info", Step.Ask.class),
          entry("connector_purchase_orders", Step.ListOrders.class),
          entry("connector_purchase_download_url", Step.Link.class),
          entry("connector_purchase_view_url", Step.Link.class),
          entry("connector_purchase_order_download_url", Step.LinkOrder.class),
          entry("connector_purchase_receipt", Step.AskReceipt.class),
          entry("connector_purchase_cancel", Step.Cancel.class),
          entry("assets_list", Step.ListAssets.class),
          entry("assets_get", Step.AskAsset.class),
          entry("assets_changes", Step.FollowAssets.class),
          entry("events_list", Step.Follow.class),
          entry("sandbox_report", Step.Report.class),
          entry("sandbox_clock_advance", Step.PassInSandbox.class));

  /// What nothing that happens here changes, and what would set the sandbox's clock back.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "preview_latest",
          "preview_page",
          "preview_pages",
          "preview_picture",
          "preview_file",
          "sandbox_clock",
          "sandbox_clock_reset",
          "health",
          "ready",
          "live");

  @Test
  void whatever_happens_in_whichever_order_is_answered_as_the_contract_says() {
    try (var server = TestServer.start()) {
      var sequences = new Sequences(server);
      for (long seed = 0; seed < SEQUENCES; seed++) {
        sequences.tried(seed);
      }
    }
  }

  @Test
  void each_operation_of_the_document_is_asked_or_left_out_by_its_name() {
    var known = new TreeSet<>(STEPS.keySet());
    known.addAll(LEFT_OUT);
    assertThat(
            Api.DOCUMENT.documented().stream().map(Answer::operationId).collect(Collectors.toSet()))
        .isEqualTo(known);

    var drawn =
        LongStream.range(0, SEQUENCES)
            .boxed()
            .flatMap(seed -> Steps.of(seed, Sequences.STEPS).stream())
            .<Class<?>>map(Step::getClass)
            .collect(Collectors.toSet());
    assertThat(drawn).containsExactlyInAnyOrder(Step.class.getPermittedSubclasses());
  }
}
