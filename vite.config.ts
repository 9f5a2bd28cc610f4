/** Vite configuration of the inside app's build and development server, and the Vitest projects. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { chunkGroups } from './src/build/chunks.ts'
import { feedsPlugin } from './src/server/feeds-plugin.ts'
import { serviceWorkerFile } from './src/build/service-worker.ts'
import { licences } from './src/build/licences.ts'
import { releaseFiles } from './src/build/release-files.ts'

const { SOURCE_DATE_EPOCH, HOLDFAST_FEEDS } = process.env
const built = SOURCE_DATE_EPOCH ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : new Date()

const notices = licences()

/**
 * Tests that replace modules, or change state that nothing puts back, run in an environment of their own each (project
 * `units-apart`). Stubs of globals, spies and timers are undone after each file (`tests/shared-setup.ts`).
 */
const CHANGES_STATE =
  /\bvi\.(?:mock|doMock|resetModules|stubEnv)|process\.(?:env\[[^\]]*\] =|exitCode)|\bglobalThis\.\w+ =|\bserve(?:Place|dGrid)\b|\/camford/
/** Other tests that need a document share one, and the modules loaded with it (project `documents`). */
const NEEDS_DOCUMENT = /@vitest-environment/
const unitTests = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name) && !name.startsWith('pages'))
  .map((name) => ({
    path: `tests/${name.replaceAll('\\', '/')}`,
    text: readFileSync(join('tests', name), 'utf8'),
  }))
const apart = unitTests.filter(({ text }) => CHANGES_STATE.test(text)).map(({ path }) => path)
const withDocument = unitTests
  .filter(({ path, text }) => NEEDS_DOCUMENT.test(text) && !apart.includes(path))
  .map(({ path }) => path)
/** Timeouts in milliseconds, generous for busy machines; they only end tests that hang. */
const TIMEOUTS = { wait: 120_000, test: 300_000, pageTest: 900_000 }

export default defineConfig({
  root: 'src',
  // Relative, so that the build can be served from any folder of any host.
  base: './',
  publicDir: '../public',
  // Unknown addresses are answered with 404, not with the page.
  appType: 'mpa',
  plugins: [
    react(),
    releaseFiles(built, HOLDFAST_FEEDS),
    notices.main,
    serviceWorkerFile(),
    feedsPlugin(HOLDFAST_FEEDS ?? 'dist/demonstration'),
  ],
  build: {
    outDir: '../dist/inside',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: [...chunkGroups()] } } },
    // The content security policy allows no fonts or styles as `data:` URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The map's chunk (maplibre-gl and deck.gl) is large and loaded after the first render.
    chunkSizeWarningLimit: 2500,
  },
  worker: { format: 'es', plugins: () => [notices.worker()] },
  server: { host: '127.0.0.1', strictPort: true, fs: { allow: ['..'] } },
  test: {
    root: '.',
    // On two cores a third faster than processes or one worker fewer.
    pool: 'threads',
    maxWorkers: '100%',
    testTimeout: TIMEOUTS.test,
    hookTimeout: TIMEOUTS.test,
    teardownTimeout: TIMEOUTS.wait,
    expect: { poll: { timeout: TIMEOUTS.wait } },
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          root: '.',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/pages/**', ...apart, ...withDocument],
          // Without isolation shared modules are loaded once instead of once for each file, which saves more than
          // half of the time.
          isolate: false,
          setupFiles: 'tests/shared-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'documents',
          root: '.',
          include: withDocument,
          isolate: false,
          setupFiles: ['tests/async-timeout.ts', 'tests/empty-document.ts', 'tests/shared-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'units-apart', root: '.', include: apart, setupFiles: 'tests/async-timeout.ts' },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          root: '.',
          include: ['tests/pages/**/*.test.ts'],
          globalSetup: 'tests/pages/prepare.ts',
          // Each worker runs a browser; a map rendered in software occupies one thread.
          maxWorkers: 2,
          // Modules are loaded once for all files of a worker; each test opens pages of its own.
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: TIMEOUTS.pageTest,
          hookTimeout: TIMEOUTS.pageTest,
        },
      },
    ],
  },
})
