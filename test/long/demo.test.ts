// The same tests with every second week of a year.
import '../demo/demo.test.ts';
