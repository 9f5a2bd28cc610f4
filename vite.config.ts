/** How the inside app is built and worked on, and how the tests are run. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { feedsPlugin } from './src/server/feeds-plugin.ts'
import { serviceWorkerFile } from './src/build/service-worker.ts'
import { releaseFiles } from './src/build/release-files.ts'

const { SOURCE_DATE_EPOCH, HOLDFAST_FEEDS } = process.env
const built = SOURCE_DATE_EPOCH ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : new Date()

/** A test that puts something in the place of what others share, or wants a document, has a world of its own. */
const CHANGES_WHAT_IS_SHARED =
  /\bvi\.(?:mock|doMock|stub|spyOn|useFakeTimers)|@vitest-environment|process\.(?:env\[|exitCode)|\bglobalThis\.\w+ =/
const apart = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name) && !name.startsWith('pages'))
  .filter((name) => CHANGES_WHAT_IS_SHARED.test(readFileSync(join('tests', name), 'utf8')))
  .map((name) => `tests/${name.replaceAll('\\', '/')}`)
/**
 * In milliseconds. A machine with other work is slow, and not wrong: a property of half a second takes half a minute
 * there, and each of these only ends what hangs.
 */
const PATIENT = { wait: 120_000, test: 300_000, pageTest: 900_000 }

export default defineConfig({
  root: 'src',
  // Any folder of any host: what the page asks for is named beside it.
  base: './',
  publicDir: '../public',
  // What is not there is answered with 404, not with the page.
  appType: 'mpa',
  plugins: [
    react(),
    releaseFiles(built),
    serviceWorkerFile(),
    feedsPlugin(HOLDFAST_FEEDS ?? 'dist/demonstration'),
  ],
  build: {
    outDir: '../dist/inside',
    emptyOutDir: true,
    target: 'es2022',
    // The policy lets no font or style in as `data:`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The map's chunk holds maplibre-gl and deck.gl: large, and only asked for after the page stands.
    chunkSizeWarningLimit: 2500,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', strictPort: true, fs: { allow: ['..'] } },
  test: {
    root: '.',
    // On two cores a third shorter than processes, one fewer than the cores.
    pool: 'threads',
    maxWorkers: '100%',
    testTimeout: PATIENT.test,
    hookTimeout: PATIENT.test,
    teardownTimeout: PATIENT.wait,
    expect: { poll: { timeout: PATIENT.wait } },
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          root: '.',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/pages/**', ...apart],
          // What all of them import is read once, not once a file: more than half of the time that they take.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'units-apart', root: '.', include: apart, setupFiles: 'tests/patience.ts' },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          root: '.',
          include: ['tests/pages/**/*.test.ts'],
          globalSetup: 'tests/pages/prepare.ts',
          // Each with a browser of its own: where the map is drawn in software one thread of it does the work.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: PATIENT.pageTest,
          hookTimeout: PATIENT.pageTest,
        },
      },
    ],
  },
})
