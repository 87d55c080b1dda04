// The same tests with broken off at every append.
import '../operations/make-data-folder.test.ts';
