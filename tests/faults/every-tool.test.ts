/**
 * Every kind of feed with every fault: what `publish` would write. `board` and `plan`, which read all files again, run
 * with each class of faults for every kind, and with every fault for some kinds; faults of one class take turns.
 */
import { describe, expect, test } from 'vitest'
import { board } from '../../src/cli/commands/board.ts'
import { plan } from '../../src/cli/commands/plan.ts'
import type { Command } from '../../src/cli/command.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { gateFindings } from '../../src/publish/gates/gates.ts'
import { plainName } from '../../src/measures/feeds/feed-names.ts'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease, type PreparedRelease } from '../../src/publish/release.ts'
import { memoryContext } from '../cli/memory-context.ts'
import { FEW, filesOf, GROUND } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { DISTINCT_FAULTS, faultsOf, faultyFiles, isFaultAt, type Files } from './feed-faults.ts'
import { datasetOf } from './read-once.ts'

const WINDOW = span('2023-09-01', '2024-08-31')
const files = filesOf(FEW)

async function run(command: Command, line: string, feeds: Files) {
  const paths = Object.fromEntries([...feeds].map(([name, text]) => [`/feeds/${name}`, text]))
  const { context, written, output } = memoryContext(paths, () => GROUND.borough)
  const code = await command(line.split(' '), context)
  return { code, ...output, text: Object.values(written).join('\n') }
}
const BOARD = '--manifest feeds/manifest.json --from 2023-09-01 --to 2024-08-31 --out board.csv'
const PLAN =
  '--manifest feeds/manifest.json --date 2024-08-31 --start 17:00 --hours 8 --officers 4 --out plan.csv'
const whole = {
  board: await run(board, BOARD, files),
  plan: await run(plan, PLAN, files),
  release: prepared(await datasetOf(files)),
}

function prepared(dataset: Parameters<typeof prepareRelease>[0]) {
  const release = prepareRelease(dataset, EMPTY_LEDGER, null)
  if (release.kind === 'failed') return release.what
  const { counted, history, pending, summary } = release
  const refused = gateFindings({
    dataset,
    counted,
    history,
    ledger: EMPTY_LEDGER,
    changes: { corrections: summary.corrections, pending },
    fingerprints: { borders: {}, categoryMap: '', categories: {} },
    today: dataset.manifest.asOf,
  }).find(({ kind, code }) => kind === 'refusal' && code === 'rows-set-aside')
  return refused?.sentence ?? release
}
if (typeof whole.release === 'string') throw new Error(whole.release)
const { summary: truth } = whole.release

/** What a release states that is not so. */
function untruthsOf({ summary }: PreparedRelease): readonly string[] {
  const cell = new Map(truth.cells.map((one) => [`${one.area} ${one.quarter} ${one.group}`, one.count]))
  const figure = new Map(truth.borough.map((one) => [`${one.id} ${one.quarter}`, one]))
  return [
    ...summary.cells.flatMap(({ area, quarter, group, count }) => {
      const isTrue = count === 'not-published' || cell.get(`${area} ${quarter} ${group}`) === count
      return isTrue ? [] : [`${area} ${quarter} ${group}: ${count}`]
    }),
    ...summary.borough.flatMap(({ id, quarter, low, high }) => {
      const known = figure.get(`${id} ${quarter}`)
      return known && known.low === low && known.high === high ? [] : [`${id} ${quarter}: ${low} to ${high}`]
    }),
  ]
}

describe.each(FEED_KINDS)('a feed of %s', (kind) => {
  test.each(faultsOf(DISTINCT_FAULTS, kind))('that %s', async (fault) => {
    const { files: faulty, ids } = faultyFiles(files, kind, { fault, windowFrom: WINDOW.from })
    const namesFeed = (text: string) => ids.some((id) => text.includes(id) || text.includes(plainName(id)))
    const found: string[] = []
    const isRun = (place: number) =>
      isFaultAt(faultsOf(DISTINCT_FAULTS, kind), fault, { place, kind: FEED_KINDS.indexOf(kind) })
    if (isRun(0)) {
      const written = await run(board, BOARD, faulty)
      if (written.text !== whole.board.text && !namesFeed(written.err)) found.push(`board: ${written.err}`)
    }
    if (isRun(1)) {
      const planned = await run(plan, PLAN, faulty)
      if (planned.text !== whole.plan.text && !namesFeed(planned.err))
        found.push(`plan: ${planned.out} ${planned.err}`)
    }
    const release = prepared(await datasetOf(faulty))
    if (typeof release === 'string') {
      if (!namesFeed(release)) found.push(`publish refuses: ${release}`)
    } else {
      const untruths = untruthsOf(release)
      if (untruths.length > 0) found.push(`publish: ${untruths.length}, first ${untruths[0]}`)
      const isLess =
        JSON.stringify([release.summary.cells, release.summary.borough, release.summary.commitments]) !==
        JSON.stringify([truth.cells, truth.borough, truth.commitments])
      if (isLess && !namesFeed(JSON.stringify(release.leftOut))) found.push('publish: the note names no feed')
    }
    expect(found).toEqual([])
  })
})
