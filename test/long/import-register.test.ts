// The same tests with the roll of the secondary school too, 1,060 pupils in each of four shapes.
import '../imports/import-register.test.ts';
