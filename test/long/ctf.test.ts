// The same tests with 50 MB.
import '../imports/ctf.test.ts';
