// The same properties over more stories.
import '../write-path/one-person.test.ts';
