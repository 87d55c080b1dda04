// The same tests with 50 MB.
import '../imports/mis-csv-hostile.test.ts';
