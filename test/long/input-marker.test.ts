// The same tests with every value at every place.
import '../schema/input-marker.test.ts';
