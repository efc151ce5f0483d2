.PHONY: bench check faults format

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

# Servers at work while everything around them breaks; a report is in server/target/faults.md. For an
# hour: make faults MINUTES=60 SERVERS=3 SEED=1. Without MINUTES, each kind of fault once.
faults:
	server/src/test/faults
