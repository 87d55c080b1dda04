// The same tests with forty drawn logs.
import '../projections/folding-property.test.ts';
