package org.partbook;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;

/// The rules of the house that the compiler doesn't know.
@AnalyzeClasses(
    packages = "org.partbook",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.WithoutPdfium.class})
class ArchitectureTest {
  /// What was made of WebAssembly: twenty thousand methods without a name.
  static final class WithoutPdfium implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/org/partbook/pdfium/machine/");
    }
  }

  /// Stores are package-private, so no feature can import another's. The journal is everybody's.
  @ArchTest
  static final ArchRule STORES_BELONG_TO_THEIR_FEATURE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Store")
          .and()
          .doNotHaveSimpleName("JournalStore")
          .and()
          .areNotInterfaces()
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule ONLY_STORES_AND_DB_SPEAK_SQL =
      noClasses()
          .that(
              not(resideInAnyPackage("org.partbook.db", "org.partbook.postgres"))
                  .and(not(simpleNameEndingWith("Store"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule ONLY_ONE_PACKAGE_KNOWS_THE_WEB_SERVER =
      noClasses()
          .that(not(resideInAPackage("org.partbook.http.jetty")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule ONLY_ONE_PACKAGE_KNOWS_THE_CLIENT_OF_BUCKETS =
      noClasses()
          .that(not(resideInAPackage("org.partbook.blob.s3")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule THE_CLIENT_KNOWS_NOTHING_OF_THE_SERVER =
      noClasses()
          .that()
          .resideInAPackage("org.partbook.client..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.partbook..")
                  .and(not(resideInAPackage("org.partbook.client.."))));

  /// Of the engine, only what its module exports.
  @ArchTest
  static final ArchRule THE_SERVER_SEES_THE_FACE_OF_COPIES =
      noClasses()
          .that(not(resideInAPackage("org.partbook.copies..")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.partbook.copies..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.partbook.copies",
                              "org.partbook.copies.file",
                              "org.partbook.copies.licence",
                              "org.partbook.copies.trace"))));

  @ArchTest
  static final ArchRule ONLY_DIGEST_COMPUTES_A_SHA_256 =
      noClasses()
          .that(not(simpleNameEndingWith("Digest")))
          .should()
          .callMethod(MessageDigest.class, "getInstance", String.class);

  @ArchTest
  static final ArchRule COPIES_KNOW_NOTHING_OF_THE_SERVER =
      noClasses()
          .that()
          .resideInAPackage("org.partbook.copies..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.partbook..")
                  .and(not(resideInAnyPackage("org.partbook.copies..", "org.partbook.pdfium"))));

  @ArchTest
  static final ArchRule POSTGRES_KNOWS_NOTHING_OF_THE_SERVER =
      noClasses()
          .that()
          .resideInAPackage("org.partbook.postgres..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.partbook..")
                  .and(not(resideInAPackage("org.partbook.postgres.."))));

  @ArchTest
  static final ArchRule THE_AUDIT_KNOWS_NOTHING_OF_THE_SERVER =
      noClasses()
          .that()
          .resideInAPackage("org.partbook.audit..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.partbook..")
                  .and(not(resideInAPackage("org.partbook.audit.."))));

  /// The sandbox is put around live code by the composition root; the publisher's commands and the
  /// vendor's page show its report. Nobody else can so much as ask whether there is one.
  @ArchTest
  static final ArchRule LIVE_CODE_KNOWS_NOTHING_OF_THE_SANDBOX =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "org.partbook",
                      "org.partbook.command..",
                      "org.partbook.vendorpage..",
                      "org.partbook.sandbox..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.partbook.sandbox..");

  /// A feature may use those below it, never those above.
  @ArchTest
  static final ArchRule FEATURES_DEPEND_DOWNWARDS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("program")
          .definedBy("org.partbook", "org.partbook.command..", "org.partbook.doctor..")
          .layer("monitoring")
          .definedBy("org.partbook.monitoring..")
          .layer("vendorpage")
          .definedBy("org.partbook.vendorpage..")
          .layer("home")
          .definedBy("org.partbook.home..")
          .layer("requests")
          .definedBy("org.partbook.requests..")
          .layer("sandbox")
          .definedBy("org.partbook.sandbox..")
          .layer("reader")
          .definedBy("org.partbook.reader..")
          .layer("preview")
          .definedBy("org.partbook.preview..")
          .layer("verify")
          .definedBy("org.partbook.verify..")
          .layer("delivery")
          .definedBy("org.partbook.delivery..")
          .layer("fulfilment")
          .definedBy("org.partbook.fulfilment..")
          .layer("reference")
          .definedBy("org.partbook.reference..")
          .layer("maven")
          .definedBy("org.partbook.maven..")
          .layer("limit")
          .definedBy("org.partbook.limit..")
          .layer("fleet")
          .definedBy("org.partbook.fleet..")
          .layer("health")
          .definedBy("org.partbook.health..")
          .layer("webhook")
          .definedBy("org.partbook.webhook..")
          .layer("event")
          .definedBy("org.partbook.event..")
          .layer("purchase")
          .definedBy("org.partbook.purchase..")
          .layer("statement")
          .definedBy("org.partbook.statement..")
          .layer("terms")
          .definedBy("org.partbook.terms..")
          .layer("exchange")
          .definedBy("org.partbook.exchange..")
          .layer("backup")
          .definedBy("org.partbook.backup..")
          .layer("rights")
          .definedBy("org.partbook.rights..")
          .layer("csv")
          .definedBy("org.partbook.csv..")
          .layer("letter")
          .definedBy("org.partbook.letter..")
          .layer("ledger")
          .definedBy("org.partbook.ledger..")
          .layer("scores")
          .definedBy("org.partbook.scores..")
          .layer("catalog")
          .definedBy("org.partbook.catalog..")
          .layer("geography")
          .definedBy("org.partbook.geography..")
          .layer("signing")
          .definedBy("org.partbook.signing..")
          .layer("sealing")
          .definedBy("org.partbook.sealing..")
          .layer("access")
          .definedBy("org.partbook.access..")
          .layer("web")
          .definedBy("org.partbook.web..")
          .layer("child")
          .definedBy("org.partbook.child..")
          .layer("blob")
          .definedBy("org.partbook.blob..")
          .layer("db")
          .definedBy("org.partbook.db..")
          .layer("http")
          .definedBy("org.partbook.http..")
          .layer("json")
          .definedBy("org.partbook.json..")
          .whereLayer("monitoring")
          .mayOnlyAccessLayers(
              "requests",
              "fulfilment",
              "health",
              "webhook",
              "purchase",
              "backup",
              "ledger",
              "scores",
              "access",
              "db",
              "http",
              "json")
          .whereLayer("vendorpage")
          .mayOnlyAccessLayers(
              "sandbox",
              "requests",
              "webhook",
              "event",
              "purchase",
              "statement",
              "ledger",
              "catalog",
              "signing",
              "web",
              "access",
              "db",
              "http",
              "json")
          .whereLayer("home")
          .mayOnlyAccessLayers("web", "http")
          .whereLayer("requests")
          .mayOnlyAccessLayers("access", "db", "http", "json")
          .whereLayer("sandbox")
          .mayOnlyAccessLayers(
              "delivery",
              "fulfilment",
              "webhook",
              "purchase",
              "catalog",
              "web",
              "access",
              "db",
              "http",
              "json")
          .whereLayer("reader")
          .mayOnlyAccessLayers("delivery", "purchase", "scores", "signing", "web", "http", "json")
          .whereLayer("preview")
          .mayOnlyAccessLayers("scores", "catalog", "web", "blob", "db", "http", "json")
          .whereLayer("verify")
          .mayOnlyAccessLayers("purchase", "ledger", "web", "access", "http")
          .whereLayer("delivery")
          .mayOnlyAccessLayers(
              "purchase", "scores", "catalog", "signing", "web", "access", "blob", "db", "http")
          .whereLayer("fulfilment")
          .mayOnlyAccessLayers("purchase", "scores", "catalog", "blob", "db")
          .whereLayer("webhook")
          .mayOnlyAccessLayers("event", "ledger", "sealing", "access", "db")
          .whereLayer("event")
          .mayOnlyAccessLayers("catalog", "ledger", "access", "db", "http", "json")
          .whereLayer("purchase")
          .mayOnlyAccessLayers(
              "terms",
              "catalog",
              "ledger",
              "geography",
              "signing",
              "access",
              "blob",
              "db",
              "http",
              "json")
          .whereLayer("statement")
          .mayOnlyAccessLayers(
              "terms", "rights", "catalog", "ledger", "access", "blob", "db", "json")
          .whereLayer("terms")
          .mayOnlyAccessLayers("catalog", "ledger", "csv", "geography", "access", "db", "json")
          .whereLayer("exchange")
          .mayOnlyAccessLayers("catalog", "csv", "blob", "json")
          .whereLayer("backup")
          .mayOnlyAccessLayers("ledger", "blob", "db", "json")
          .whereLayer("rights")
          .mayOnlyAccessLayers("catalog", "ledger", "csv", "letter", "geography", "db", "json")
          .whereLayer("letter")
          .mayNotAccessAnyLayer()
          .whereLayer("csv")
          .mayNotAccessAnyLayer()
          .whereLayer("ledger")
          .mayOnlyAccessLayers("sealing", "db", "http", "json")
          .whereLayer("scores")
          .mayOnlyAccessLayers("catalog", "child", "blob", "db", "json")
          .whereLayer("catalog")
          .mayOnlyAccessLayers(
              "ledger", "geography", "signing", "access", "blob", "db", "http", "json")
          .whereLayer("geography")
          .mayOnlyAccessLayers("access")
          .whereLayer("signing")
          .mayOnlyAccessLayers("sealing", "db")
          .whereLayer("sealing")
          .mayNotAccessAnyLayer()
          .whereLayer("reference")
          .mayOnlyAccessLayers("web", "http")
          .whereLayer("maven")
          .mayOnlyAccessLayers("http")
          .whereLayer("limit")
          .mayOnlyAccessLayers("fleet", "access", "db", "http")
          .whereLayer("fleet")
          .mayOnlyAccessLayers("db", "json")
          .whereLayer("health")
          .mayOnlyAccessLayers("http", "json")
          .whereLayer("web")
          .mayOnlyAccessLayers("access", "http")
          .whereLayer("access")
          .mayOnlyAccessLayers("ledger", "letter", "db", "http")
          .whereLayer("child")
          .mayNotAccessAnyLayer()
          .whereLayer("blob")
          .mayNotAccessAnyLayer()
          .whereLayer("db")
          .mayNotAccessAnyLayer()
          .whereLayer("http")
          .mayOnlyAccessLayers("json")
          .whereLayer("json")
          .mayNotAccessAnyLayer();
}
