// The same tests with more runs of its models and more races.
import '../store/eventstoredb.test.ts';
