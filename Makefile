.PHONY: bench central check faults format fuzz image packages packages-test version

# Everything that CI checks.
check:
	.ci/run

# Formats the code; needs Maven to run on Java 21 or newer.
format:
	mvn -q spotless:apply

# Measures everything beside what does the same work with less, and writes docs/performance.md. Less
# than an hour; for a try: make bench ROWS=info,page ROUNDS=1 SCALE=0.1
bench:
	bench/run

# A tarball and a Debian package with a Java of their own, and what they contain as a CycloneDX file:
# packages/target, docs/releasing.md. Those of another version are removed.
packages:
	rm -f packages/target/partbook-*.tar.gz packages/target/partbook_*.deb
	mvn -B -ntp -Ppackages -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -pl packages -am package

# The version that is built, which is in the names of the packages and of the image.
version:
	@sed -n 's|^  <version>\(.*\)</version>$$|\1|p' pom.xml

# What goes to Maven Central, signed, as a Maven repository in the folder packages/target/central:
# docs/releasing.md.
central:
	rm -rf packages/target/central
	mvn -B -ntp -Prelease -Dmaven.test.skip=true -pl .,client,client-testing,fonts,pdfium,copies,bom -am \
	  clean deploy -DaltDeploymentRepository=central::file:$(CURDIR)/packages/target/central

# An OCI image as a file, server/target/partbook-image-ARCH.tar: docs/packages.md. The base comes from
# a registry.
ARCH = amd64
image:
	mvn -B -ntp -Pimage -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dimage.architecture=$(ARCH) \
	  -pl server -am package

# The tarball, and the installed Debian package on a machine of its own: as root, with systemd.
packages-test:
	rm -f packages/target/partbook-*.tar.gz packages/target/partbook_*.deb
	mvn -B -ntp -Ppackages -pl packages -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test='org.partbook.packages.*IT' -Dfailsafe.failIfNoSpecifiedTests=false

# Lets in by one way, or by each in turn, what reaches ever more of the code: make fuzz TARGET=link
# MINUTES=60. What is found is kept in server/target/fuzz.
fuzz:
	.ci/fuzz

# Servers at work while everything around them breaks; a report is in server/target/faults.md. For an
# hour: make faults MINUTES=60 SERVERS=3 SEED=1. Without MINUTES, each kind of fault once. BUCKET=yes:
# files in a bucket; STANDBY=yes: a PostgreSQL that fails over; EMBEDDED=yes: one that a single server
# brings along.
faults:
	server/src/test/faults
