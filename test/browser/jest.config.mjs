// In a real browser, beside `npm test`: npm run test:browser.
export default {
  rootDir: '../..',
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  testMatch: ['<rootDir>/test/browser/**/*.browser.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.mjs' },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/cdk.out/', '<rootDir>/.local/'],
  // A platform lives through a whole campaign first, and a browser wants a processor of its own.
  testTimeout: 600_000,
  maxWorkers: 1,
};
