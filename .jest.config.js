// Two projects: `unit`, pure rules that need no build of `dist`, no store and no process; and `whole`, all the rest.

// Jest puts its root for `<rootDir>` only where a pattern begins with it, and some of these begin with `!`.
const TEST = `${import.meta.dirname}/test/`;

/** Folders of pure rules. */
const PURE = ['clocks', 'decisions', 'governance', 'kernel', 'questions', 'reference'].map((room) => `${TEST}${room}/`);

/** In these folders, but through a school with its store, or slow. */
const NOT_UNIT = [
  `${TEST}decisions/involvement/`,
  `${TEST}governance/commands.test.ts`,
  `${TEST}governance/notional-budget.test.ts`,
  `${TEST}questions/kept-by-day.test.ts`,
];

const ALL = '**/*.test.ts';

// The same transform options as the build, so that tests run what ships (decorators without emitted metadata).
const EITHER = {
  rootDir: import.meta.dirname,
  testEnvironment: '<rootDir>/test/support/environment.js',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

export default {
  projects: [
    {
      ...EITHER,
      displayName: 'unit',
      testMatch: PURE.map((folder) => folder + ALL),
      testPathIgnorePatterns: NOT_UNIT,
    },
    {
      ...EITHER,
      displayName: 'whole',
      testMatch: [
        `${TEST}${ALL}`,
        ...PURE.map((folder) => `!${folder}${ALL}`),
        ...NOT_UNIT.map((path) => (path.endsWith('/') ? path + ALL : path)),
      ],
      testPathIgnorePatterns: process.env.SEN_TRAIL_LONG ? [] : ['<rootDir>/test/long/'],
      globalSetup: '<rootDir>/test/support/before-run.js',
      globalTeardown: '<rootDir>/test/support/after-run.js',
    },
  ],
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/longest-first.js',
  // A test that hangs is ended; one on a machine with much else to do is not.
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/test/support/count-reporter.js'],
};
