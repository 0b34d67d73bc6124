import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/ground/house.ts'],
    // On two cores: a journey waits for pages and for the server most of its time.
    maxWorkers: 3,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // The house goes down in order: requests, jobs, database.
    teardownTimeout: 60_000,
  },
});
