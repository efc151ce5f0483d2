package org.partbook;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The rules of the house that the compiler doesn't know.
@AnalyzeClasses(packages = "org.partbook", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /// Stores are package-private, so no feature can import another's.
  @ArchTest
  static final ArchRule STORES_BELONG_TO_THEIR_FEATURE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Store")
          .and()
          .areNotInterfaces()
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule ONLY_STORES_AND_DB_SPEAK_SQL =
      noClasses()
          .that(not(resideInAPackage("org.partbook.db")).and(not(simpleNameEndingWith("Store"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule THE_CLIENT_KNOWS_NOTHING_OF_THE_SERVER =
      noClasses()
          .that()
          .resideInAPackage("org.partbook.client..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.partbook..")
                  .and(not(resideInAPackage("org.partbook.client.."))));

  /// A feature may use those below it, never those above.
  @ArchTest
  static final ArchRule FEATURES_DEPEND_DOWNWARDS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("program")
          .definedBy("org.partbook", "org.partbook.command..")
          .layer("viewer")
          .definedBy("org.partbook.viewer..")
          .layer("verify")
          .definedBy("org.partbook.verify..")
          .layer("delivery")
          .definedBy("org.partbook.delivery..")
          .layer("rehearsal")
          .definedBy("org.partbook.rehearsal..")
          .layer("sandbox")
          .definedBy("org.partbook.sandbox..")
          .layer("fulfilment")
          .definedBy("org.partbook.fulfilment..")
          .layer("reference")
          .definedBy("org.partbook.reference..")
          .layer("health")
          .definedBy("org.partbook.health..")
          .layer("purchase")
          .definedBy("org.partbook.purchase..")
          .layer("trace")
          .definedBy("org.partbook.trace..")
          .layer("copy")
          .definedBy("org.partbook.copy..")
          .layer("page")
          .definedBy("org.partbook.page..")
          .layer("typeset")
          .definedBy("org.partbook.typeset..")
          .layer("mark")
          .definedBy("org.partbook.mark..")
          .layer("catalog")
          .definedBy("org.partbook.catalog..")
          .layer("geography")
          .definedBy("org.partbook.geography..")
          .layer("signing")
          .definedBy("org.partbook.signing..")
          .layer("vendor")
          .definedBy("org.partbook.vendor..")
          .layer("blob")
          .definedBy("org.partbook.blob..")
          .layer("db")
          .definedBy("org.partbook.db..")
          .layer("http")
          .definedBy("org.partbook.http..")
          .whereLayer("viewer")
          .mayOnlyAccessLayers(
              "delivery", "purchase", "copy", "mark", "catalog", "signing", "blob", "db", "http")
          .whereLayer("verify")
          .mayOnlyAccessLayers("delivery", "purchase", "mark", "catalog", "vendor", "db", "http")
          .whereLayer("delivery")
          .mayOnlyAccessLayers(
              "purchase",
              "sandbox",
              "copy",
              "mark",
              "catalog",
              "signing",
              "vendor",
              "blob",
              "db",
              "http")
          .whereLayer("rehearsal")
          .mayOnlyAccessLayers("purchase", "sandbox", "catalog", "vendor", "db", "http")
          .whereLayer("fulfilment")
          .mayOnlyAccessLayers("purchase", "sandbox", "copy", "catalog", "blob", "db", "http")
          .whereLayer("reference")
          .mayOnlyAccessLayers("http")
          .whereLayer("health")
          .mayOnlyAccessLayers("http")
          .whereLayer("purchase")
          .mayOnlyAccessLayers(
              "sandbox", "mark", "catalog", "geography", "signing", "vendor", "blob", "db", "http")
          .whereLayer("sandbox")
          .mayOnlyAccessLayers("catalog", "vendor", "db", "http")
          .whereLayer("trace")
          .mayOnlyAccessLayers("mark")
          .whereLayer("copy")
          .mayOnlyAccessLayers("page", "typeset", "mark", "catalog", "blob", "db", "http")
          .whereLayer("page")
          .mayNotAccessAnyLayer()
          .whereLayer("typeset")
          .mayNotAccessAnyLayer()
          .whereLayer("mark")
          .mayNotAccessAnyLayer()
          .whereLayer("catalog")
          .mayOnlyAccessLayers("geography", "vendor", "blob", "db", "http")
          .whereLayer("geography")
          .mayOnlyAccessLayers("vendor")
          .whereLayer("signing")
          .mayOnlyAccessLayers("db")
          .whereLayer("vendor")
          .mayOnlyAccessLayers("db", "http")
          .whereLayer("blob")
          .mayNotAccessAnyLayer()
          .whereLayer("db")
          .mayNotAccessAnyLayer()
          .whereLayer("http")
          .mayNotAccessAnyLayer();
}
