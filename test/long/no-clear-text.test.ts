// The same tests with the roll of the secondary school.
import '../privacy/no-clear-text.test.ts';
