// The same tests with a whole roll.
import '../cli/eventstoredb-app.test.ts';
