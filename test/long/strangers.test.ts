import '../projections/strangers.test.ts';
