import { defineConfig } from 'vitest/config'

const report = process.env['KEDANG_TEST_REPORT']

// One PostgreSQL for all projects that need one; tests/global-setup.ts counts who still uses it.
const globalSetup = ['tests/global-setup.ts']

// Parts of the server that speak to no database: the second run on another PostgreSQL would prove nothing of them.
const withoutDatabase = ['platform/server/sheets/**/*.test.ts', 'platform/server/print/**/*.test.ts']

// On a database of somebody else's (DATABASE_URL): drawing paper and making firms up ask nothing of it that others do not.
const drawnOnce = process.env['DATABASE_URL'] === undefined ? [] : ['domain/forms/print/**', 'server/demo/**']

export default defineConfig({
  test: {
    pool: 'forks',
    // The smallest machine that is promised to pass has two cores.
    maxWorkers: 2,
    // What is waited for is waited for on a busy machine too; the second that is the default is over too soon there.
    expect: { poll: { timeout: 30_000 } },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: [
            'platform/core/**/*.test.ts',
            'platform/ui/**/*.test.ts',
            'web/**/*.test.ts',
            'domain/**/rules.test.ts',
            'packs/**/*.test.ts',
            'tests/architecture/**/*.test.ts',
            ...withoutDatabase,
          ],
          // A hostile file is given half a minute on a machine busy with other work.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [
            'platform/server/**/*.test.ts',
            'domain/**/*.test.ts',
            'server/**/*.test.ts',
            'tests/http/**/*.test.ts',
          ],
          exclude: [
            '**/node_modules/**',
            'domain/**/rules.test.ts',
            'domain/**/ui/**',
            ...withoutDatabase,
            ...drawnOnce,
          ],
          globalSetup,
          // The product is read once for each of the two workers, not once for each file: a third of the time.
          isolate: false,
          // Only a hang ends a test: on a machine busy with other work an import of a file takes half a minute.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup,
          // A journey takes half a minute on two idle cores and ten times that on busy ones.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'bootstrap',
          include: ['tests/bootstrap/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
