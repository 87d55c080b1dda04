// The same tests with a demo made for another day.
import '../readme-try.test.ts';
