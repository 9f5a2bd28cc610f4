// @vitest-environment jsdom
/** The summary of the board: order of sections, sentences, and that every count on the page is in the figures. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Board, type BoardProps } from '../../src/board/Board.tsx'
import { addMonths, isoDay } from '../../src/domain/day.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { spanWords } from '../../src/measures/sentences.ts'
import { areaTable } from '../../src/measures/area-table.ts'
import { decisionsOn } from '../../src/measures/decisions.ts'
import { summaryFigures } from '../../src/measures/figures-of.ts'
import { formatCount } from '../../src/ui/numbers.ts'
import { pressInMenu } from './board-in-store.tsx'
import {
  action,
  commitment,
  datasetOf,
  day,
  EAST,
  on,
  order,
  phase,
  siteWith,
  span,
  until,
} from '../measures/invented-dataset.ts'

const WINDOW = span('2023-09-01', '2024-08-31')
const BASELINE = span('2022-09-01', '2023-08-31')
const ASB = 'anti-social-behaviour'

const monthly = (from: string, times: number, rest = {}) =>
  Array.from({ length: 12 }, (_, month) => ({ on: isoDay(addMonths(day(from), month)), times, ...rest }))
const DATASET = datasetOf(
  [
    ...monthly('2021-09-01', 40),
    ...monthly('2022-09-01', 40),
    ...monthly('2023-09-01', 20),
    ...monthly('2023-09-01', 2, { category: 'drugs' }),
    ...monthly('2022-09-01', 1, { category: ASB, at: EAST }),
    { on: '2024-02-01', category: ASB, at: EAST, times: 14 },
    { on: '2024-08-31', category: 'robbery', times: 3 },
  ],
  {
    actions: [
      action('warrant', '2021-09-01'),
      action('arrest', '2023-10-01', { count: 31 }),
      action('fraud-case', '2023-10-02', { partner: 'dwp' }),
    ],
    orders: [
      order('2021-09-01'),
      order('2024-06-01', { made: on('2024-06-03'), ends: until('2024-09-03'), premises: 19 }),
    ],
    sites: [siteWith([phase('clear', '2023-05-01', { review: until('2024-08-14') })])],
    commitments: [commitment('2024-06-30', { text: '<img src=x onerror=alert(1)>' })],
  },
)

function propsOf(dataset: Dataset, overrides: Partial<BoardProps> = {}): BoardProps {
  const question = {
    window: WINDOW,
    baseline: overrides.baseline === undefined ? BASELINE : overrides.baseline,
  }
  return {
    asOf: dataset.manifest.asOf,
    baselineText: question.baseline ? spanWords(question.baseline) : 'none',
    asAt: WINDOW.to,
    ...question,
    partners: dataset.place.partners,
    figures: summaryFigures(dataset, question),
    wardRows: areaTable(dataset, question),
    decisions: decisionsOn(dataset, dataset.manifest.asOf),
    unavailable: [],
    incomplete: [],
    sites: dataset.sites,
    notes: [],
    demonstration: true,
    handling: 'official',
    failures: [],
    downloads: { onCsv: vi.fn(), onJson: vi.fn(), onDictionary: vi.fn(), onRecord: vi.fn() },
    ...overrides,
  }
}
const renderSummary = (dataset = DATASET, overrides: Partial<BoardProps> = {}) => {
  const props = propsOf(dataset, overrides)
  return { props, ...render(<Board {...props} />) }
}
const region = (name: string) => within(screen.getByRole('region', { name }))
const rowOf = (name: string) => within(region('Wards').getByRole('row', { name: new RegExp(`^${name}`) }))

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the board', () => {
  it('shows the as-of date, then decisions, what was done and what happened', () => {
    renderSummary()
    const headings = screen.getAllByRole('heading').map((heading) => heading.textContent)
    expect(headings).toEqual([
      'As of 31 August 2024',
      'For decision today',
      'What was done',
      'Sites',
      'What happened',
      'Crimes by category',
      'Each ward beside the borough',
      'Repeat places by ward',
      'Wards',
    ])
    expect(screen.getByText('1 September 2023 to 31 August 2024')).toBeTruthy()
    expect(screen.getByText('OFFICIAL. Demonstration data: invented incidents')).toBeTruthy()
  })
  it('lists decisions with owner and date, or states that there are none', () => {
    renderSummary()
    const rows = region('For decision today')
      .getAllByRole('listitem')
      .map((row) => row.textContent)
    expect(rows).toEqual([
      'Commitment<img src=x onerror=alert(1)>Wigan Council30 June 202462 days overdue',
      'ReviewReview of Clear at Invented siteOwner not stated14 August 202417 days overdue',
      'Closure orderClosure order in Ward W, 19 premises, ends 3 September (order 2024-06-01)Owner not stated3 September 2024in 3 days',
      'NoticePossession notice, if the landlord relies on it: closure order in Ward W, 19 premises (order 2024-06-01)The landlord3 September 2024in 3 days',
    ])
    expect(region('For decision today').getByText('4 things wait, 2 overdue.')).toBeTruthy()
    expect(
      region('For decision today').getByText(/2 of them are the deadlines of closure orders that are under/),
    ).toBeTruthy()
    cleanup()
    renderSummary(DATASET, { decisions: [] })
    expect(region('For decision today').getByText(/^Nothing waits/)).toBeTruthy()
  })
  it('has the first decisions beside the opening picture, as text, with the count of the rest', () => {
    renderSummary(DATASET, { outcome: 'The picture' })
    const first = region('Waits for decision')
    expect(first.getByText('4 things wait, 2 overdue.')).toBeTruthy()
    expect(first.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
      '<img src=x onerror=alert(1)>30 June 2024, 62 days overdue',
      'Review of Clear at Invented site14 August 2024, 17 days overdue',
      'Closure order in Ward W, 19 premises, ends 3 September (order 2024-06-01)3 September 2024, in 3 days',
      'Possession notice, if the landlord relies on it: closure order in Ward W, 19 premises (order 2024-06-01)3 September 2024, in 3 days',
    ])
    cleanup()

    const [decision] = decisionsOn(DATASET, DATASET.manifest.asOf)
    if (!decision) throw new Error('nothing to decide')
    const decisions = Array.from({ length: 9 }, (_, at) => ({ ...decision, id: `${at}`, site: 'site' }))
    const onTarget = vi.fn()
    renderSummary(DATASET, { outcome: 'The picture', decisions, incomplete: ['Known in part.'], onTarget })
    expect(region('Waits for decision').getByText(/^At least 9 things wait, at least 9 overdue/)).toBeTruthy()
    expect(region('Waits for decision').getAllByRole('listitem')).toHaveLength(7)
    const [row] = region('Waits for decision').getAllByRole('button', {
      name: 'Invented site: <img src=x onerror=alert(1)>',
    })
    if (row) fireEvent.click(row)
    expect(onTarget).toHaveBeenCalledOnce()
    Element.prototype.scrollIntoView = vi.fn()
    fireEvent.click(
      region('Waits for decision').getByRole('button', { name: '2 more below, all with owners' }),
    )
    expect(document.activeElement?.textContent).toBe('For decision today')
  })
  it('renders markup in a feed as text', () => {
    const { container } = renderSummary()
    expect(container.querySelector('img, script')).toBeNull()
  })
  it('downloads its files', () => {
    const { props } = renderSummary()
    pressInMenu('Figures as CSV')
    pressInMenu('Figures as JSON')
    expect(props.downloads.onCsv).toHaveBeenCalledOnce()
    expect(props.downloads.onJson).toHaveBeenCalledOnce()
    pressInMenu('Data dictionary')
    expect(props.downloads.onDictionary).toHaveBeenCalledOnce()
    pressInMenu('Draw or record')
    expect(props.downloads.onRecord).toHaveBeenCalledOnce()
  })
  it('lists the feeds that did not open and what to do', () => {
    renderSummary(DATASET, {
      failures: [{ feed: 'actions', what: 'Actions did not open.', toDo: 'Look at it.' }],
    })
    expect(screen.getByText(/^Actions did not open\. .*Look at it\.$/)).toBeTruthy()
  })
  it('never shows NaN, Infinity or undefined', () => {
    for (const dataset of [DATASET, datasetOf([]), { ...DATASET, areas: [], reports: [], sites: [] }]) {
      const { container } = renderSummary(dataset)
      expect(container.innerHTML).not.toMatch(/NaN|Infinity|undefined|null|\[object/)
      cleanup()
    }
  })
})

describe('what was done', () => {
  it('shows orders made with their premises, and partners by their own names', () => {
    renderSummary()
    const section = region('What was done')
    expect(section.getByText('closure order made').closest('div')?.textContent).toContain('for 19 premises')
    const partners = within(section.getByRole('list', { name: 'By partner' })).getAllByRole('listitem')
    expect(partners.map((partner) => partner.textContent)).toEqual([
      'Greater Manchester Police31 arrests',
      'Department for Work and Pensions1 fraud case',
    ])
  })
  it('contains no crime, no ASB and no verdict', () => {
    renderSummary()
    const section = screen.getByRole('region', { name: 'What was done' })
    expect(section.textContent).not.toMatch(/crime|ASB|could be chance|%/i)
  })
  it('shows definitions on focus and dismisses them by Escape', () => {
    renderSummary()
    const term = region('What was done').getByRole('button', { name: 'arrests' })
    const tip = document.getElementById(term.getAttribute('aria-describedby') ?? '')
    expect(tip?.textContent).toMatch(/sum of the counts/)
    fireEvent.keyDown(term, { key: 'Escape' })
    expect(tip?.dataset['putAway']).toBe('true')
    fireEvent.blur(term)
    expect(tip?.dataset['putAway']).toBeUndefined()
  })
  it('is unknown, not 0, where no feed of actions is open', () => {
    renderSummary({
      ...DATASET,
      actions: [],
      reports: DATASET.reports.filter(({ kind }) => kind === 'incidents'),
    })
    const done = region('What was done')
    expect(done.getAllByText(/^Not known/).length).toBeGreaterThan(1)
    expect(done.getByText(/The feed (the )?actions did not open/)).toBeTruthy()
    expect(done.queryByText('0')).toBeNull()
    expect(region('What happened').queryByText(/^Not known/)).toBeNull()
  })
})

describe('what happened', () => {
  it('shows crimes and ASB as two numbers, each with change, interval and verdict', () => {
    renderSummary()
    const happened = region('What happened')
    expect(happened.getByText('243')).toBeTruthy()
    expect(happened.getByText(/^Was 480\. \d+ % fewer, between \d+ and \d+ % fewer\.$/)).toBeTruthy()
    expect(happened.getByText('down')).toBeTruthy()
    expect(happened.getByText('14')).toBeTruthy()
    expect(happened.getByText('could be chance')).toBeTruthy()
  })
  it('excludes what patrol itself finds by default', () => {
    renderSummary()
    const happened = region('What happened')
    expect(happened.getByText('267 crimes with what patrol itself finds.')).toBeTruthy()
    fireEvent.click(happened.getByRole('checkbox', { name: /leave out/ }))
    expect(happened.getByText('267')).toBeTruthy()
    expect(happened.queryByText('243')).toBeNull()
  })
  it('states no percentage for a base under 20, and no change under 5', () => {
    renderSummary()
    expect(
      region('What happened').getByText(/^Was 12\. Between [\d.]+ and [\d.]+ times as many\.$/),
    ).toBeTruthy()
    const robbery = region('Crimes by category').getByText('Robbery').closest('li')
    expect(robbery?.textContent).toBe('Robbery3 was 0too few to say')
  })
  it('explains the missing verdict where the baseline is of another season', () => {
    renderSummary(DATASET, { baseline: span('2021-12-01', '2022-11-30') })
    expect(screen.getByText(/^Season not removed/)).toBeTruthy()
    for (const word of ['up', 'down', 'could be chance']) expect(screen.queryByText(word)).toBeNull()
  })
  it('states a change of counting rules within the window', () => {
    renderSummary(DATASET, { notes: ['From June on, twice.'] })
    expect(region('What happened').getByText(/From June on, twice\./)).toBeTruthy()
  })
})

describe('the wards', () => {
  it('show crimes and ASB in two columns', () => {
    renderSummary()
    const cells = (name: string) =>
      rowOf(name)
        .getAllByRole('cell')
        .map((cell) => cell.textContent)
    expect(cells('Ward W').slice(0, 2)).toEqual(['243', '0'])
    expect(cells('Ward E').slice(0, 2)).toEqual(['0', '14'])
  })
  it('state where the number of residents is not known', () => {
    renderSummary()
    expect(rowOf('Ward E').getByText('residents not known')).toBeTruthy()
    expect(rowOf('Ward W').getByText('121.5')).toBeTruthy()
  })
  it('show rate and change of the chosen measure', () => {
    renderSummary()
    expect(rowOf('Ward W').getByText('down')).toBeTruthy()
    const choice = within(region('Wards').getByRole('group', { name: 'Rate and change of' }))
    fireEvent.click(choice.getByRole('button', { name: 'ASB' }))
    expect(rowOf('Ward E').getByText('could be chance')).toBeTruthy()
    expect(rowOf('Ward W').getByText('too few to say')).toBeTruthy()
  })
  it('sort by any column', () => {
    renderSummary()
    const names = () =>
      region('Wards')
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent)
    fireEvent.click(region('Wards').getByRole('button', { name: 'Ward' }))
    expect(names()).toEqual(['Ward E', 'Ward W'])
    fireEvent.click(region('Wards').getByRole('button', { name: 'Ward' }))
    expect(names()).toEqual(['Ward W', 'Ward E'])
  })
  it('state the number of comparisons and the false alarms expected by chance', () => {
    renderSummary()
    const wards = screen.getByRole('region', { name: 'Wards' })
    expect(wards.textContent).toMatch(/Of 1 comparison, 0 are up, 1 down; for 0 the change could be chance\./)
    expect(wards.textContent).toMatch(
      /1 too few to say\. One by one 1 would be up or down, where chance alone would give fewer than 1 false alarm/,
    )
    expect(screen.getByText(/^On the whole page: Of 5 comparisons/)).toBeTruthy()
  })
  it('open a ward and a site', () => {
    const onArea = vi.fn()
    const onSite = vi.fn()
    renderSummary(DATASET, { onArea, onSite })
    fireEvent.click(rowOf('Ward W').getByRole('button', { name: 'Ward W' }))
    expect(onArea).toHaveBeenCalledWith('W')
    fireEvent.click(region('Sites').getByRole('button', { name: 'Invented site' }))
    expect(onSite).toHaveBeenCalledWith('site')
  })
  it('show no change without a baseline', () => {
    renderSummary(DATASET, { baseline: null })
    const heads = region('Wards')
      .getAllByRole('columnheader')
      .map((head) => head.textContent)
    expect(heads).toEqual(['Ward', 'Crimes', 'ASB', 'By month', 'Per 1,000'])
    expect(screen.queryByText(/was \d/i)).toBeNull()
  })
})

it('shows only counts that are in the figures', () => {
  const { props } = renderSummary()
  const figureCounts = new Set(
    (props.figures ?? [])
      .flatMap(({ value, baselineValue }) => [value, baselineValue ?? value])
      .filter((count) => count !== null)
      .map(formatCount),
  )
  const shown = region('Wards')
    .getAllByRole('row')
    .slice(1)
    .flatMap((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(0, 2)
        .map((cell) => cell.textContent),
    )
  expect(shown).toHaveLength(4)
  expect(shown.filter((count) => !figureCounts.has(count))).toEqual([])
})
