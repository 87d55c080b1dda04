// The same tests with forty drawn stories.
import '../write-path/identity-property.test.ts';
