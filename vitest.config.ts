import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Files of tests that this machine cannot try; a test that is skipped would count as failed. */
const notHere = [
  ...(process.getuid?.() === 0 ? [] : ['**/*.root.test.ts']),
  ...(process.platform === 'linux' ? [] : ['**/*.linux.test.ts']),
];

/** Files that take long, the longest first. Begun last, one of them would run alone while the other core has nothing to do. */
const long = ['idempotency', 'access-matrix', 'demo', 'sealed', 'budgets', 'crash', 'row-security', 'fuzz', 'disputes/walks', 'press', 'ways', 'sign-in', 'field-chaos', 'requests/walks', 'hazards/walks', 'embedded'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at === -1 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'contract',
          isolate: false,
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
          // A worker loads the program once and not for each file: files leave nothing behind but what they made in databases of their own.
          isolate: false,
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
