// The same tests on one thread too.
import '../projections/build-in-threads.test.ts';
