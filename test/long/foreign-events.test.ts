// The same tests with every kind of event.
import '../store/foreign-events.test.ts';
