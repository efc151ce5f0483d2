package org.partbook.exchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The short tags of ONIX by what they are called in full, as far as anything of them is read.
final class OnixNames {
  private static final Map<String, String> FULL = full();

  private OnixNames() {}

  /// The full name of an element, whichever of both it has.
  static String full(String name) {
    return FULL.getOrDefault(name, name);
  }

  private static Map<String, String> full() {
    var full = new HashMap<String, String>();
    // Groups have the same names in small letters.
    for (var group :
        ("ONIXMessage Header Product ProductIdentifier DescriptiveDetail TitleDetail TitleElement"
                + " Contributor Language Subject Extent CollateralDetail TextContent"
                + " SupportingResource ResourceVersion PublishingDetail Imprint Publisher"
                + " PublishingDate SalesRights Territory ProductSupply SupplyDetail Price"
                + " NameIdentifier Collection Tax Market Supplier")
            .split(" ", -1)) {
      full.put(group.toLowerCase(Locale.ROOT), group);
    }
    for (var pair :
        ("a001=RecordReference a002=NotificationType b221=ProductIDType"
                + " b233=IDTypeName b244=IDValue x314=ProductComposition b012=ProductForm"
                + " b202=TitleType x409=TitleElementLevel b203=TitleText b030=TitlePrefix"
                + " b031=TitleWithoutPrefix x501=NoPrefix b029=Subtitle"
                + " b034=SequenceNumber b035=ContributorRole b036=PersonName"
                + " b037=PersonNameInverted b039=NamesBeforeKey b040=KeyNames"
                + " b047=CorporateName b253=LanguageRole b252=LanguageCode"
                + " b067=SubjectSchemeIdentifier b069=SubjectCode b070=SubjectHeadingText"
                + " x425=MainSubject b218=ExtentType b219=ExtentValue b220=ExtentUnit"
                + " x426=TextType x427=ContentAudience d104=Text x436=ResourceContentType"
                + " x437=ResourceMode x441=ResourceForm x435=ResourceLink b079=ImprintName"
                + " b291=PublishingRole b081=PublisherName b394=PublishingStatus"
                + " x448=PublishingDateRole b306=Date b089=SalesRightsType"
                + " x449=CountriesIncluded x450=RegionsIncluded x451=CountriesExcluded"
                + " x452=RegionsExcluded x456=ROWSalesRightsType j396=ProductAvailability"
                + " x462=PriceType j261=PriceQualifier j151=PriceAmount j152=CurrencyCode"
                + " j192=UnpricedItemType b207=NumberOfPages m186=DefaultCurrencyCode"
                + " m185=DefaultPriceType x307=SentDateTime b249=ContributorStatement")
            .split(" ", -1)) {
      int equals = pair.indexOf('=');
      full.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return full;
  }
}
