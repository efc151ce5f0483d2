package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.catalog.TestCatalog.line;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadLineTest {
  @TempDir private static Path temp;
  private static TestCatalog catalog;

  @BeforeAll
  static void create() throws Exception {
    catalog = new TestCatalog(temp);
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      textBlock =
          """
          "titel":"x"                  ~ titel is not a field of the catalogue format
          "Title":"x"                  ~ Title is not a field of the catalogue format
          "page_count":"12"            ~ page_count must be an integer, not "12"
          "page_count":12.0            ~ page_count must be an integer, not 12.0
          "page_count":-1              ~ page_count must be 0 or more, not -1
          "tempo":9223372036854775808  ~ tempo must fit into 64 bits: 9223372036854775808
          "tempo":1e400000000          ~ tempo must be an integer
          "min_qty":0                  ~ min_qty must be 1 or more, not 0
          "explicit":"true"            ~ explicit must be true or false, not "true"
          "partable":1                 ~ partable must be true or false, not 1
          "withdrawn":"yes"            ~ withdrawn must be true or false, not "yes"
          "voicing":7                  ~ voicing must be a string, not 7
          "voicing":["SATB"]           ~ voicing must be a string, not a list
          "voicing":"a\\u0007b"        ~ voicing must not hold the character U+0007
          "voicing":"a\\u0000b"        ~ voicing must not hold the character U+0000
          "voicing":"a\\ud800b"        ~ voicing must not hold the character U+D800
          "retail_price":12.34567      ~ retail_price must have at most 4 decimals: 12.34567
          "retail_price":-1            ~ retail_price must be 0 or more, not -1
          "retail_price":"12.30"       ~ retail_price must be a number, not "12.30"
          "retail_price":1e99          ~ retail_price must be at most 1000000000
          "difficulty_level_low":3,"difficulty_level_high":2.5 ~ difficulty_level_low must not be above difficulty_level_high: 3 and 2.5
          "countries":["DE","UK"]      ~ countries[1] must be an ISO 3166-1 alpha-2 code, not 'UK'
          "countries":["de"]           ~ countries[0] must be an ISO 3166-1 alpha-2 code, not 'de'
          "countries":[null]           ~ countries[0] must be a string, not null
          "countries":"DE"             ~ countries must be a list, not "DE"
          "countries":[]               ~ world is missing, and countries is empty: say true or false
          "keywords":["a",null]        ~ keywords[1] must be a string, not null
          "instruments":[null]         ~ instruments[0] must be an object, not null
          "instruments":{}             ~ instruments must be a list, not an object
          "instruments":[{"typ":"x"}]  ~ instruments[0].typ is not a field of the catalogue format
          "contributors":[{"is_primary":0}] ~ contributors[0].is_primary must be true or false, not 0
          "related_goods":[{"good_type":"X"}] ~ related_goods[0].good_type must be one of H, D, V, not 'X'
          "renderings":[{"type":"pfd","usage":"full"}] ~ renderings[0].type must be one of pdf, scorch, musicxml, embed, audio, streaming, not 'pfd'
          "renderings":[{"type":"pdf","usage":"half"}] ~ renderings[0].usage must be one of full, preview, not 'half'
          "renderings":[{"type":"pdf"}]  ~ renderings[0].usage is missing
          "renderings":[{"type":"pdf","usage":"full"},{"type":"pdf","usage":"full"}] ~ renderings[1].usage makes it a second rendering pdf full
          "images":[{"name":"a"}]        ~ images[0].url or file must be given, and not both
          "images":[{"name":"a","url":"https://x.org/a","file":"a.png"}] ~ images[0].url or file must be given, and not both
          "images":[{"url":"https://x.org/a"}] ~ images[0].name is missing
          "images":[{"name":"a","url":"javascript:x"}] ~ images[0].url must be an http or https address, not 'javascript:x'
          "images":[{"name":"a/b","url":"https://x.org/a"}] ~ images[0].name must do as the last part of an address, not 'a/b'
          "images":[{"name":"..","url":"https://x.org/a"}] ~ images[0].name must do as the last part of an address, not '..'
          "images":[{"name":"a","url":"https://x.org/a"},{"name":"a","url":"https://x.org/b"}] ~ images[1].name makes it a second image 'a'
          "partable":true              ~ partable must not be true without packages that name the parts
          "packages":[{"asset_id":0}]  ~ packages[0].asset_id must be 1 or more, not 0
          "packages":[{"count":1}]     ~ packages[0].asset_id is missing
          "packages":[{"asset_id":2,"score":"no"}] ~ packages[0].score must be true or false, not "no"
          "prices":[{"price":1.00001}] ~ prices[0].price must have at most 4 decimals: 1.00001
          "usergens":[{"medley_assets":[{"sequence":"1"}]}] ~ usergens[0].medley_assets[0].sequence must be an integer, not "1"
          "usergens":[{"medley_assets":[null]}] ~ usergens[0].medley_assets[0] must be an object, not null
          "title":"again"              ~ Duplicate
          """)
  void a_wrong_field_is_refused_by_name_and_value(String field, String message) {
    assertThat(catalog.refusals(line(1, field))).anyMatch(refusal -> refusal.contains(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {"title":"T","format_short_name":"P","asset_type":"S"}                 ~ asset_id is missing
          {"asset_id":0,"title":"T","format_short_name":"P","asset_type":"S"}    ~ asset_id must be 1 or more, not 0
          {"asset_id":"1","title":"T","format_short_name":"P","asset_type":"S"}  ~ asset_id must be an integer, not "1"
          {"asset_id":1,"format_short_name":"P","asset_type":"S"}                ~ title is missing
          {"asset_id":1,"title":null,"format_short_name":"P","asset_type":"S"}   ~ title must not be null
          {"asset_id":1,"title":" ","format_short_name":"P","asset_type":"S"}    ~ title must not be blank
          {"asset_id":1,"title":"T","asset_type":"S"}                            ~ format_short_name is missing
          {"asset_id":1,"title":"T","format_short_name":"P"}                     ~ asset_type is missing
          []                                                                     ~ the line must be a JSON object
          null                                                                   ~ the line must be a JSON object
          {"asset_id":1                                                          ~ the line is not JSON: column
          {} {}                                                                  ~ the line is not JSON
          {'asset_id':1}                                                         ~ the line is not JSON
          {"tempo":NaN}                                                          ~ the line is not JSON
          """)
  void a_line_without_what_is_required_is_refused(String line, String message) {
    assertThat(catalog.refusals(line)).anyMatch(refusal -> refusal.contains(message));
  }

  @Test
  void texts_and_lists_have_a_largest_length() {
    assertThat(catalog.refusals(line(1, "\"voicing\":\"" + "x".repeat(501) + "\"")))
        .containsExactly("voicing | voicing must have at most 500 characters, not 501");
    assertThat(catalog.refusals(line(1, "\"description\":\"" + "x".repeat(20_001) + "\"")))
        .containsExactly("description | description must have at most 20000 characters, not 20001");
    assertThat(catalog.refusals(line(1, "\"skills\":[\"a\"" + ",\"a\"".repeat(1000) + "]")))
        .containsExactly("skills | skills must have at most 1000 elements, not 1001");
  }

  @Test
  void what_is_said_of_a_line_holds_no_control_characters() {
    assertThat(catalog.refusals(line(1, "\"\\u001b[2J\":1")))
        .containsExactly(" [2J |  [2J is not a field of the catalogue format");
  }
}
