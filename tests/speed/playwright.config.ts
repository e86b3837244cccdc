import { defineConfig } from '@playwright/test'

/** Measures the window for `turnback bench main`: no test run includes it, and a time fails nothing. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.speed.ts',
  outputDir: '../../node_modules/.cache/turnback/speed',
  timeout: 300_000,
  workers: 1,
  retries: 0,
  reporter: [['line']],
})
