package org.partbook.exchange;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// How a file is to be read, where it doesn't say so itself.
///
/// @param mapping which column is which field; guessed where there is none
/// @param encoding of a CSV file
/// @param sheet of a workbook
/// @param currency of the catalogue's own prices
/// @param assignFrom the first of the ids that new assets are given
/// @param address of a listing, which relative addresses in it go on from
/// @param partial whether the file says only what changes
public record SourceOptions(
    Optional<Path> mapping,
    Optional<Charset> encoding,
    Optional<String> sheet,
    Optional<String> currency,
    OptionalLong assignFrom,
    Optional<String> address,
    boolean partial) {
  public static SourceOptions standard() {
    return new SourceOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        false);
  }

  public SourceOptions patching() {
    return new SourceOptions(mapping, encoding, sheet, currency, assignFrom, address, true);
  }
}
