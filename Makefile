.PHONY: bench check format

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
