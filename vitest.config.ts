import { defineConfig } from 'vitest/config';

/** Files of tests that this machine cannot try; a test that is skipped would count as failed. */
const notHere = [
  ...(process.getuid?.() === 0 ? [] : ['**/*.root.test.ts']),
  ...(process.platform === 'linux' ? [] : ['**/*.linux.test.ts']),
];

export default defineConfig({
  test: {
    // On two cores: a test waits for the database much of its time.
    maxWorkers: 3,
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'contract',
          include: ['contract/src/**/*.test.ts'],
          setupFiles: ['server/test/no-network.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'web',
          include: ['web/src/**/*.test.{ts,tsx}'],
          setupFiles: ['server/test/no-network.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...notHere],
          globalSetup: ['server/test/global-setup.ts'],
          setupFiles: ['server/test/no-network.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
