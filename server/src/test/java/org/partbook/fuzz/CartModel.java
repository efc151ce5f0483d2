package org.partbook.fuzz;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.partbook.fuzz.Line.Deal;
import org.partbook.fuzz.Line.Name;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Step.Item;
import org.partbook.fuzz.Step.Till;

/// What the contract says of an order that is registered as a whole: all of its lines are, or none.
final class CartModel {
  private final Lines lines;
  private final Model model;

  CartModel(Lines lines, Model model) {
    this.lines = lines;
    this.model = model;
  }

  /// A line that is wanted.
  ///
  /// @param single whether its price is that of its item
  private record Wanted(Name key, Deal deal, boolean single) {}

  Answer register(Step.RegisterOrder step, Instant now) {
    if (!existing(step).isEmpty()) {
      return Model.EXISTS;
    }
    if (!isReadable(step) || isExpired(step, now) || isRefused(step)) {
      return Model.INVALID;
    }
    wanted(step).forEach(one -> lines.add(one.key, one.deal, one.single, now));
    return Model.LATER;
  }

  /// The lines that exist, by their numbers, and whether each says the same. Nothing does where
  /// something can't be read.
  Map<Long, Boolean> existing(Step.RegisterOrder step) {
    var isReadable = isReadable(step);
    var existing = new TreeMap<Long, Boolean>();
    for (var key : keys(step)) {
      lines
          .find(key)
          .ifPresent(line ->
              existing.put(
                  key.line(),
                  isReadable
                      && wanted(step).stream()
                          .anyMatch(one -> one.key.equals(key) && one.deal.equals(line.deal()))));
    }
    return existing;
  }

  /// Whether all of it is there, and is the same.
  boolean isSame(Step.RegisterOrder step) {
    var existing = existing(step);
    return isReadable(step)
        && existing.size() == keys(step).size()
        && existing.values().stream().allMatch(same -> same);
  }

  /// As far as they can be numbers.
  private static Set<Name> keys(Step.RegisterOrder step) {
    var keys = new LinkedHashSet<Name>();
    for (var item : step.items()) {
      keys.addAll(keys(step.till().owner(), step.order(), item));
    }
    return keys;
  }

  private static List<Name> keys(Till owner, long order, Item item) {
    var keys = new ArrayList<Name>();
    long last = item instanceof Step.Parts ? item.line() + 1 : item.line();
    for (long line = item.line(); line <= last; line++) {
      if (order >= 1 && line >= 1) {
        keys.add(new Name(owner, order, line));
      }
    }
    return keys;
  }

  /// Whether it could have been sold once, whatever the catalogue and the clock say now.
  private boolean isReadable(Step.RegisterOrder step) {
    int all =
        step.items().stream()
            .mapToInt(item -> keys(step.till().owner(), step.order(), item).size())
            .sum();
    return step.order() >= 1
        && keys(step).size() == all
        && step.items().stream().allMatch(item -> isReadable(step.till().owner(), item));
  }

  private boolean isReadable(Till owner, Item item) {
    return item.line() >= 1
        && switch (item) {
          case Step.Named named -> named.quantity() >= 1;
          case Step.Parts _ -> true;
          case Step.ByToken by ->
              model.token(by.token()).filter(token -> token.owner() == owner).isPresent();
        };
  }

  private boolean isExpired(Step.RegisterOrder step, Instant now) {
    var time = lines.time(step.till().owner(), now);
    return step.items().stream()
        .anyMatch(item ->
            item instanceof Step.ByToken by
                && !time.isBefore(model.token(by.token()).orElseThrow().until()));
  }

  private boolean isRefused(Step.RegisterOrder step) {
    return wanted(step).stream().anyMatch(one -> model.refusal(one.deal).isPresent());
  }

  /// What it says, if it is readable.
  private List<Wanted> wanted(Step.RegisterOrder step) {
    var owner = step.till().owner();
    var wanted = new ArrayList<Wanted>();
    for (var item : step.items()) {
      var keys = keys(owner, step.order(), item);
      switch (item) {
        case Step.Named named ->
            wanted.add(
                new Wanted(
                    keys.getFirst(),
                    new Deal(named.asset(), named.country(), named.quantity()),
                    true));
        case Step.ByToken by ->
            wanted.add(
                new Wanted(keys.getFirst(), model.token(by.token()).orElseThrow().deal(), true));
        case Step.Parts _ -> {
          wanted.add(new Wanted(keys.getFirst(), new Deal(2001, "US", 1), false));
          wanted.add(new Wanted(keys.getLast(), new Deal(2002, "US", 1), false));
        }
      }
    }
    return wanted;
  }
}
