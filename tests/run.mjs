/** `npm test`: checks of types, lint and format, then every test; the last line states how many passed and failed. */
// @ts-check
import { spawn } from 'node:child_process'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BaseSequencer, startVitest } from 'vitest/node'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CHECKS = ['check:types', 'check:lint', 'check:format']

// Builds made by tests are cached beside the packages, so that the checkout stays clean.
process.env['HOLDFAST_TOOL_FOLDER'] ??= 'node_modules/.cache/holdfast/tool'
process.chdir(ROOT)

/**
 * @param {string} script of package.json
 * @returns {Promise<{ readonly isPassed: boolean, readonly words: string }>} with its whole output if it failed
 */
function checked(script) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)))
    child.on('error', (error) => (output += error.message))
    child.on('close', (code) => {
      const isPassed = code === 0
      resolve({
        isPassed,
        words: isPassed ? `passed: npm run ${script}` : `\nFAILED: npm run ${script}\n${output}`,
      })
    })
  })
}

/**
 * Bundles the command-line tool once for all tests that run it; errors are reported by those tests and by the type
 * check. Runs in a separate process, because Vite sets NODE_ENV for a build and React's tests need another value.
 */
const bundleTool = () =>
  new Promise((resolve) => {
    const tool = spawn(process.execPath, ['src/cli/holdfast.mjs', '--help'], { stdio: 'ignore' })
    tool.on('error', resolve).on('close', resolve)
  })

/**
 * One project after the other: a worker keeps its modules only while the next file is of the same project. The files of
 * `units`, of which most are short, come last, so that both cores are busy to the end.
 */
const PROJECTS = ['units-apart', 'documents', 'units', 'pages']
/** The longest test files of their projects, started first: started last, one would occupy a single core at the end. */
const LONGEST = [
  'board/one-figure',
  'cli/placing/second-place',
  'team/Tonight',
  'faults/faulty-states',
  'faults/faulty-events',
  'board/faulty-board',
  'board/past-meeting',
  'board/parts',
  'embed/page',
  'faults/every-tool',
  'faults/every-figure',
  'cli/publishing/ledger-and-folder',
  'measures/tables/board-dictionary',
  'analytics/stepping/stepper',
  'board/planted',
  'cli/extracting/clickhouse',
  'cli/publishing/failing-disks',
  'cli/gathering/real-servers',
  'analytics/planning/planner',
  'pages/keyboard',
  'pages/hostile',
  'pages/map',
  'pages/no-overlap',
  'pages/first-screen',
  'pages/access',
  'pages/tonight',
  'pages/over-time',
  'pages/phone',
  'pages/second-place',
  'pages/lost-worker',
  'pages/drawing',
  'pages/first-load',
  'pages/hotspots',
  'pages/custom-base-map',
  'pages/public-frame',
  'pages/analyst',
  'pages/crew-shift',
]

class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   */
  async sort(files) {
    /** @param {import('vitest/node').TestSpecification} file */
    const rank = ({ moduleId, project }) => {
      const index = LONGEST.findIndex((part) => moduleId.includes(`/tests/${part}.test.`))
      const inProject = index < 0 ? LONGEST.length : index
      return PROJECTS.indexOf(project.name) * (LONGEST.length + 1) + inProject
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

/** @param {readonly string[]} filters parts of file names; empty: every test */
async function runTests(filters) {
  const vitest = await startVitest('test', [...filters], {
    watch: false,
    run: true,
    sequence: { sequencer: LongestFirst },
  })
  const modules = vitest.state.getTestModules()
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  /** @param {string} state */
  const inState = (state) => tests.filter((test) => test.result().state === state)
  // A file that did not load, or an error outside tests, counts as a failure.
  const broken = modules.filter((module) => module.errors().length > 0).length
  const outside = vitest.state.getUnhandledErrors().length
  await vitest.close()
  return {
    passed: inState('passed').length,
    failed: inState('failed').length + broken + outside,
    skipped: inState('skipped'),
    seen: tests.length,
  }
}

/** @param {import('vitest/node').TestCase} test */
function skipLine(test) {
  const result = test.result()
  const reason = (result.state === 'skipped' && result.note) || 'no reason given'
  return `skipped: ${relative(ROOT, test.module.moduleId)} > ${test.fullName}: ${reason}`
}

// In parallel with the tests, which leave a core idle at times; the output is printed at the end.
const checking = Promise.all(CHECKS.map(checked))
await bundleTool()
const { passed, failed, skipped, seen } = await runTests(process.argv.slice(2))
const checks = await checking
for (const { words } of checks) console.log(words)
for (const test of skipped) console.log(skipLine(test))
if (seen === 0) console.log('No test was found: that counts as a failure.')

const allPassed = passed + checks.filter(({ isPassed }) => isPassed).length
const allFailed = failed + checks.filter(({ isPassed }) => !isPassed).length + (seen === 0 ? 1 : 0)
console.log(`${allPassed} passed, ${allFailed} failed`)
process.exitCode = allFailed === 0 ? 0 : 1
// A server or browser left open by a test must not prevent the run from ending.
setTimeout(() => process.exit(1), 10_000).unref()
