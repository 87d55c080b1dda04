// The same transform options as the build, so that tests run what ships (decorators without emitted metadata).
export default {
  rootDir: import.meta.dirname,
  testEnvironment: '<rootDir>/test/support/environment.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: process.env.SEN_TRAIL_LONG ? [] : ['<rootDir>/test/long/'],
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
  globalSetup: '<rootDir>/test/support/before-run.js',
  globalTeardown: '<rootDir>/test/support/after-run.js',
  maxWorkers: 2,
  // A test that hangs is ended; one on a machine with much else to do is not.
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/test/support/count-reporter.js'],
};
