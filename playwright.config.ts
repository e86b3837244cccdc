import { defineConfig } from '@playwright/test'

const ci = Boolean(process.env.CI)

export default defineConfig({
  testDir: 'tests/e2e',
  // Pictures for the documents are taken by `npm run pictures`; they judge nothing, so no test run includes them.
  testMatch: process.env.TURNBACK_PICTURES ? '**/*.pictures.ts' : '**/*.spec.ts',
  outputDir: 'node_modules/.cache/turnback/e2e',
  timeout: 30_000,
  // Each test has its own data folder, so two apps run side by side; no retries, see docs/flaky-tests.md.
  workers: ci ? 2 : 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: ci,
  reporter: ci ? [['line'], ['json', { outputFile: 'node_modules/.cache/turnback/reports/e2e.json' }]] : [['list']],
})
