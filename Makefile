.PHONY: bench central check format packages

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
# packages/target, docs/releasing.md.
packages:
	mvn -B -ntp -Ppackages -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -pl packages -am package

# What goes to Maven Central, signed, as a Maven repository in the folder target/central:
# docs/releasing.md.
central:
	mvn -B -ntp -Prelease -Dmaven.test.skip=true -pl .,client,client-testing,fonts,pdfium,copies,bom -am \
	  clean deploy -DaltDeploymentRepository=central::file:target/central
