// @vitest-environment jsdom
/** A figure is the same on the page, in its tables, in the pack, in both files, and from the command line. */
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import { runningSha256 } from '../../src/feeds/streams/checksum.ts'
import type { BoardFile, FiledFigure } from '../../src/measures/board-file.ts'
import { rateWords } from '../../src/measures/sentences.ts'
import { formatCount, formatPercent } from '../../src/ui/numbers.ts'
import { board } from '../../src/cli/commands/board.ts'
import { fileStreams } from '../feeds/streams/file-streams.ts'
import { span } from '../measures/invented-dataset.ts'
import { pressInMenu, renderBoard } from './board-in-store.tsx'
import { BOROUGH, readDemonstration, type ReadDemonstration } from './demonstration-dataset.ts'
import { PLACE } from '../domain/shipped-place.ts'

const DAYS = span('2023-09-01', '2024-08-31')
const saved = vi.hoisted(() => new Map<string, string>())
vi.mock('../../src/ui/copy/clipboard.ts', () => ({
  saveText: (name: string, _: string, text: string) => void saved.set(name.split('.').at(-1) ?? '', text),
}))

/** Files that `holdfast board` writes of the same feeds, by path. */
async function commandFiles(
  { files }: ReadDemonstration,
  ending: 'json' | 'csv',
): Promise<ReadonlyMap<string, string>> {
  const written = new Map<string, string>()
  const readFile = (path: string) => Promise.resolve(new TextEncoder().encode(files.get(path)))
  const commandLine = `--manifest feeds/manifest.json --from 2023-09-01 --to 2024-08-31 --out board.${ending} --tables tables`
  const code = await board(commandLine.split(' '), {
    out: () => {},
    err: () => {},
    now: () => instant(Date.UTC(2024, 7, 31)),
    cwd: '/',
    progress: () => {},
    readFile,
    streamFile: fileStreams(readFile),
    newHash: runningSha256,
    writeFile: (path, text) => Promise.resolve(void written.set(path, text)),
    writeBytes: () => Promise.resolve(),
    place: () => PLACE,
    borough: () => BOROUGH,
    roads: () => [],
    streets: () => [],
    postcodes: () => [],
  })
  expect(code).toBe(0)
  return written
}
const commandOutput = async (read: ReadDemonstration, ending: 'json' | 'csv') =>
  (await commandFiles(read, ending)).get(`/board.${ending}`) ?? ''

let demo: ReadDemonstration
let file: BoardFile
beforeAll(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  demo = await readDemonstration({ incidentsAMonth: 300 })
  file = JSON.parse(await commandOutput(demo, 'json'))
})
afterAll(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const figure = (id: string, part: Partial<FiledFigure> = {}): FiledFigure => {
  const matches = file.figures.filter(
    (candidate) =>
      candidate.id === id &&
      candidate.area === part.area &&
      candidate.site === part.site &&
      candidate.partner === part.partner &&
      candidate.category === part.category &&
      (part.from === undefined || candidate.from === part.from),
  )
  if (matches.length !== 1 || !matches[0])
    throw new Error(`${matches.length} figures ${id} ${JSON.stringify(part)}`)
  return matches[0]
}
const signed = (value: number) =>
  `${Math.round(value) < 0 ? '−' : Math.round(value) > 0 ? '+' : ''}${formatCount(Math.abs(value))}`
/** Shares in cells such as `3 of 41`, to the precision of the files. */
/** As drawn beside an interval. */
const drawnAs = ({ value, low, high }: FiledFigure, words: (value: number) => string) =>
  `${words(value ?? NaN)} (${words(low ?? NaN)} to ${words(high ?? NaN)})`

const sharesIn = (container: RowContainer, name: string): readonly number[] =>
  container
    .getAllByRole('row')
    .filter((tableRow) => within(tableRow).queryByRole('rowheader', { name }))
    .flatMap((tableRow) => within(tableRow).getAllByRole('cell'))
    .flatMap((cell) => {
      const [, part, whole] = /^(\d+) of (\d+)$/.exec(cell.textContent) ?? []
      return part === undefined ? [] : [Number((Number(part) / Number(whole)).toPrecision(10))]
    })
interface RowContainer {
  readonly getAllByRole: (role: 'row') => readonly HTMLElement[]
}
const row = (container: RowContainer, name: string | RegExp) =>
  container.getAllByRole('row').find((tableRow) => within(tableRow).queryByRole('rowheader', { name }))
    ?.textContent ?? ''
const region = (name: string | RegExp) => within(screen.getByRole('region', { name }))
const table = (name: RegExp) => within(screen.getAllByRole('table', { name })[0] ?? document.body)

/** Figures of the file as the page formats them. */
function formattedFigures() {
  const ward = demo.dataset.areas.find(({ level }) => level === 'ward')
  if (!ward) throw new Error('no ward')
  const ring = figure('displacement.ring', { site: 'worsley-hall' })
  const share = figure('reports.share.crimes', { area: ward.code })
  const fifth = figure('fairness.stop-searches.fifth-1')
  return {
    ward,
    total: formatCount(figure('crimes-reported').value ?? NaN),
    arrests: formatCount(figure('actions.arrest').value ?? NaN),
    ofWard: formatCount(figure('crimes-reported', { area: ward.code }).value ?? NaN),
    moved: [ring.value ?? NaN, ring.low ?? NaN, ring.high ?? NaN].map(signed).join(''),
    movedDrawn: drawnAs(ring, signed),
    month: formatCount(figure('chart.month', { site: 'worsley-hall', from: '2024-08-01' }).value ?? NaN),
    share: [share.value ?? NaN, share.low ?? NaN, share.high ?? NaN].map(formatPercent).join(''),
    hotShare: figure('hot-squares', { area: ward.code }).value ?? NaN,
    tested: `${formatCount(figure('test-days.all').value ?? NaN)} reports on`,
    fifth: [fifth.value ?? NaN, fifth.low ?? NaN, fifth.high ?? NaN].map(rateWords).join(''),
    shareDrawn: drawnAs(share, formatPercent),
    fifthDrawn: drawnAs(fifth, rateWords),
  }
}

describe('one figure', () => {
  test('CSV and JSON from the page and from the command line are identical', async () => {
    renderBoard(demo.dataset, { borough: BOROUGH, window: DAYS })
    pressInMenu('Figures as JSON')
    pressInMenu('Figures as CSV')
    expect(JSON.parse(saved.get('json') ?? '')).toEqual(file)
    const csv = await commandOutput(demo, 'csv')
    expect(saved.get('csv')).toBe(csv)
    const lines = csv.trimEnd().split('\r\n').slice(1)
    expect(lines).toHaveLength(file.figures.length)
    for (const [at, { id, known, value }] of file.figures.entries()) {
      const line = lines[at] ?? ''
      expect([line.startsWith(id), line.includes(`,${known},${value ?? ''},`)]).toEqual([true, true])
    }
    cleanup()
  })

  test('the data dictionary of the page is that of the command line, which writes the records beside it', async () => {
    renderBoard(demo.dataset, { borough: BOROUGH, window: DAYS })
    pressInMenu('Data dictionary')
    const files = await commandFiles(demo, 'csv')
    expect([...files.keys()]).toEqual([
      '/board.csv',
      ...['decisions', 'commitments', 'changes', 'dictionary'].map((name) => `/tables/${name}.csv`),
    ])
    expect(files.get('/tables/dictionary.csv')).toBe(saved.get('csv'))
    cleanup()
  })

  test('parts of the page and their tables show the figures of the file', () => {
    const { ward, total, arrests, ofWard, moved, month, share, fifth, hotShare, tested } = formattedFigures()
    renderBoard(demo.dataset, { borough: BOROUGH, window: DAYS })
    expect(region('What happened').getAllByText(total).length).toBeGreaterThan(0)
    expect(region('What was done').getByText('arrests').closest('div')?.textContent).toContain(arrests)
    cleanup()

    renderBoard(demo.dataset, { borough: BOROUGH, window: DAYS, part: 'areas' })
    expect(row(region('One by one'), ward.name)).toContain(ofWard)
    expect(sharesIn(region('One by one'), ward.name)).toContain(hotShare)
    cleanup()

    renderBoard(demo.dataset, { borough: BOROUGH, window: DAYS, part: 'sites' })
    fireEvent.click(screen.getByRole('button', { name: 'By month' }))
    for (const button of screen.getAllByRole('button', { name: 'Show as table' })) fireEvent.click(button)
    expect(row(table(/^Change in the streets round it/), 'Round it')).toBe(`Round it${moved}`)
    expect(
      region('Patrol on days drawn by lot').getByText(/^All \d+ places of the test, /).textContent,
    ).toContain(tested)
    expect(row(table(/^Crimes, without .*, a month in Worsley Hall/), 'August 2024')).toMatch(
      new RegExp(`^August 2024${month}, still to rise\\d`),
    )
    cleanup()

    renderBoard(demo.dataset, { borough: BOROUGH, window: DAYS, part: 'gaps' })
    for (const button of screen.getAllByRole('button', { name: 'Show as table' })) fireEvent.click(button)
    expect(row(table(/^Crimes.*share of what is suggested/), ward.name)).toContain(`${ward.name}${share}`)
    expect(row(table(/^Stop-searches for every/), /^Fifth 1/)).toContain(fifth)
    cleanup()
  })

  test('the pack shows them in every chart and table', () => {
    const { ward, total, arrests, ofWard, movedDrawn, shareDrawn, fifthDrawn, hotShare, tested } =
      formattedFigures()
    renderBoard(demo.dataset, { borough: BOROUGH, window: DAYS, part: 'pack' })
    const pack = screen.getByRole('article', { name: 'Board pack' })
    expect(row(table(/^What happened/), /^Crimes, without/)).toContain(total)
    expect(row(table(/^What was done by/), 'Arrests')).toContain(`Arrests${arrests}`)
    expect(row(table(/^Wards, .*: Crimes without what patrol itself finds$/), ward.name)).toContain(
      `${ward.name}${ofWard}`,
    )
    expect(sharesIn(table(/^Wards, .*: Crimes without what patrol itself finds$/), ward.name)).toContain(
      hotShare,
    )
    expect(within(pack).getAllByText(new RegExp(tested)).length).toBeGreaterThan(0)
    // On paper a drawing that prints its numbers has no table.
    const drawn = (name: RegExp) => within(pack).getByRole('img', { name }).getAttribute('aria-label')
    expect(drawn(/^Crimes.*share of what is suggested/)).toContain(`${ward.name}: ${shareDrawn}`)
    expect(drawn(/^Change in the streets round it.*Worsley Hall/)).toContain(`Crimes: ${movedDrawn}`)
    expect(drawn(/^Stop-searches for every/)).toContain(`: ${fifthDrawn}`)
    for (const { sha256 } of file.provenance.feeds) expect(pack.textContent).toContain(sha256)
    expect(pack.textContent).not.toMatch(/NaN|Infinity|undefined|\[object/)
    const pictures = within(pack).getAllByRole('img')
    expect(within(pack).getAllByRole('table').length).toBeGreaterThan(10)
    for (const picture of pictures) expect(picture.getAttribute('aria-label')).not.toBe('')
  })
})
