// @vitest-environment jsdom
/** The tables and lists of the board as files read back: whole borough, unrounded, with base, interval and verdict. */
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BoardPart, View } from '../../src/state/view.ts'
import {
  action,
  commitment,
  datasetOf,
  day,
  IN_SITE,
  phase,
  siteWith,
  span,
  type Row,
} from '../measures/invented-dataset.ts'
import { catchSavedFiles, savedTable } from '../ui/saved-files.ts'
import { renderBoard } from './board-in-store.tsx'

let lastFile: ReturnType<typeof catchSavedFiles>
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  lastFile = catchSavedFiles()
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const WINDOW = span('2024-01-01', '2024-06-30')
const ROWS: readonly Row[] = [
  { on: '2022-01-01' },
  { on: '2023-02-01', times: 30 },
  { on: '2024-02-01', times: 37 },
  { on: '2024-03-01', times: 7, category: 'drugs', at: IN_SITE },
  { on: '2024-08-30' },
]
const DATASET = datasetOf(ROWS, {
  sites: [siteWith([phase('clear', '2024-02-01')])],
  actions: [action('arrest', '2024-03-01', { count: 3 })],
  commitments: [commitment('2024-06-20', { text: '=cmd() <script>alert(1)</script>' })],
})
const show = (part: BoardPart, view: Partial<View> = {}) =>
  renderBoard(DATASET, { window: WINDOW, part, view: { categories: ['drugs'], areas: ['W'], ...view } })
const saved = (name: RegExp, region: HTMLElement = document.body) =>
  savedTable(within(region).getByRole('button', { name }), lastFile)
const records = ({ header, rows }: Awaited<ReturnType<typeof saved>>) =>
  rows.map((row) => Object.fromEntries(header.map((label, index) => [label, row[index]])))

describe('the summary', () => {
  it('has what happened with base, ratio, interval and verdict, whatever is filtered on the map', async () => {
    show('summary')
    const table = await saved(/^Download CSV: What happened/)
    expect(table.name).toBe('what-happened-2024-01-01-to-2024-06-30.csv')
    expect(table.head).toMatchObject({
      Categories: 'all',
      Areas: 'the whole borough',
      'Compared with': '2023-01-01 to 2023-06-30',
      'As of': '2024-08-31',
      Handling: 'official',
    })
    const crimes = records(table).find(({ Window }) => Window === '37')
    expect(crimes).toMatchObject({ 'Window: known': 'yes', Was: '30', handling: 'official' })
    expect(Number(crimes?.['Ratio'])).toBeCloseTo((37 / 182) * (181 / 30), 9)
    expect(Number(crimes?.['Ratio low'])).toBeLessThan(Number(crimes?.['Ratio']))
  })

  it('has wards with a column a month, categories, sites and decisions', async () => {
    show('summary')
    const wards = await saved(/^Download CSV: 1 January 2024/)
    expect(wards.name).toMatch(/^wards-/)
    expect(wards.head['Found by patrol']).toBe('left out')
    const [west] = records(wards).filter(({ Ward }) => Ward === 'Ward W')
    expect(west).toMatchObject({ Crimes: '37', ASB: '0', '2024-02': '37', '2024-01': '0' })
    expect(records(await saved(/^Download CSV: Sites/))).toEqual([
      expect.objectContaining({
        Site: 'Invented site',
        'Crimes, without what patrol itself finds': '0',
        'Crimes, without what patrol itself finds: known': 'yes',
      }),
    ])
    const decisions = records(await saved(/^Download CSV: For decision on 30 June 2024/))
    expect(decisions).toContainEqual(
      expect.objectContaining({
        Kind: 'Commitment',
        'Due, or waiting since': '2024-06-20',
        'Days left': '-10',
      }),
    )
  })

  it('says not known, not 0, of what its feeds do not hold', async () => {
    const unopened = DATASET.reports.filter(({ kind }) => kind !== 'actions')
    renderBoard(
      {
        ...DATASET,
        reports: unopened,
        actions: [],
        failures: [{ feed: 'the-actions', what: 'It answered 404.', toDo: 'Ask.' }],
      },
      { window: WINDOW, part: 'summary' },
    )
    const done = screen.getByRole('region', { name: 'What was done' })
    fireEvent.click(within(done).getByRole('button', { name: 'Show as table' }))
    const table = await saved(/^Download CSV/, done)
    expect(table.head['Not open']).toBe('the-actions: It answered 404.')
    for (const row of records(table).filter(({ 'Window: known': known }) => known === 'no'))
      expect(row['Window']).toBe('not known')
  })
})

describe('the other parts', () => {
  it('have the areas with what is counted in the head', async () => {
    show('areas')
    const table = await saved(/^Download CSV: Wards, .*Crimes without/)
    expect(table.head).toMatchObject({
      Counted: 'Crimes without what patrol itself finds',
      'Found by patrol': 'left out',
    })
    expect(records(table).find(({ Area }) => Area === 'Ward W')).toMatchObject({ Count: '37', Was: '30' })
  })

  it('have the phases of a site, changes and gaps', async () => {
    const sites = show('sites')
    expect(records(await saved(/^Download CSV: Phases of/))).toEqual([
      expect.objectContaining({ Phase: 'Clear', From: '2024-02-01', To: 'now' }),
    ])
    sites.unmount()
    const changes = show('changes', { since: day('2024-01-31') })
    const table = await saved(/^Download CSV: Changes since/)
    expect(table.head).toMatchObject({ From: '2024-02-01', To: '2024-06-30' })
    expect(records(table)).toContainEqual(expect.objectContaining({ Change: 'New', Day: '2024-02-01' }))
    changes.unmount()
    show('gaps')
    expect((await saved(/^Download CSV: Questions to ask: .*, no (survey|engagement)$/)).header).toContain(
      'Ask',
    )
  })

  it('have no buttons in the pack, which is paper', () => {
    show('pack')
    expect(screen.queryByRole('button', { name: /^(Download CSV|Copy:)/ })).toBeNull()
  })
})
