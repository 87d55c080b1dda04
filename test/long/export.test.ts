// The same tests with a whole roll.
import '../cli/export.test.ts';
