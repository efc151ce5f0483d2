package org.partbook.rehearsal;

/// How far a program got in a situation.
enum Stage {
  MET,
  HANDLED,
  MISHANDLED
}
