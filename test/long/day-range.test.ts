// The same tests with each query at both ends of the range.
import '../schema/day-range.test.ts';
