import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// `npm run` puts Node 24 of node_modules first on PATH; calling the binary by hand finds the machine's own Node.
if (Number(process.versions.node.split('.')[0]) < 22) {
  throw new Error(`Vitest needs Node 22 or newer, this is ${process.version}. Start it through npm: npm run check, or npx vitest.`)
}

const integrationTests = 'tests/**/*.integration.test.{ts,tsx}'
const endToEndTests = 'tests/e2e/**'

// scripts/test.mjs names the report after the step and adds the reports up; a person gets the usual output.
const report = process.env.REPORT ?? (process.env.CI ? 'vitest' : undefined)

export default defineConfig({
  resolve: { alias: { '@shared': resolve(import.meta.dirname, 'shared') } },
  test: {
    // Most files wait more than they compute, so two share two cores; vitest alone would keep one core to itself.
    maxWorkers: 2,
    // A machine that is busy with something else makes a test slow, not wrong: the limit only ends one that hangs.
    testTimeout: 60_000,
    setupFiles: ['tests/support/property-seed.ts'],
    reporters: report ? ['dot', ['json', { outputFile: `node_modules/.cache/turnback/reports/${report}.json` }]] : ['default'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['tests/**/*.test.ts'], exclude: [integrationTests, endToEndTests] },
      },
      {
        extends: true,
        plugins: [react()],
        test: { name: 'ui', environment: 'happy-dom', include: ['tests/renderer/**/*.test.tsx'], exclude: [integrationTests] },
      },
      {
        // Pseudo terminals, sockets, database files, and the built station and cli as child processes: slower, so with longer limits.
        extends: true,
        test: { name: 'integration', environment: 'node', include: [integrationTests], hookTimeout: 60_000, globalSetup: ['tests/support/postgres-server.ts'] },
      },
    ],
  },
})
