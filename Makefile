.PHONY: bench check format fuzz

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

# Lets in by one way, or by each in turn, what reaches ever more of the code: make fuzz TARGET=link
# MINUTES=60. What is found is kept in server/target/fuzz.
fuzz:
	.ci/fuzz
