import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/ground/house.ts'],
    maxWorkers: 2,
    // No time decides a journey, it only ends one that hangs: each step within it has a limit of its own.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // The house goes down in order: requests, jobs, database.
    teardownTimeout: 60_000,
  },
});
