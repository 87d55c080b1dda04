// The same tests with more events.
import '../store/eventstoredb-network.test.ts';
