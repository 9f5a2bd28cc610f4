// @vitest-environment jsdom
/** The opening picture of the board, what its rows lead to, and the list of commitments. */
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dayNumber, isoDay } from '../../src/domain/day.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { DrawnItem } from '../../src/state/drawing/drawing.ts'
import type { BoardPart } from '../../src/state/view.ts'
import {
  commitment,
  datasetOf,
  day,
  EAST,
  IN_SITE,
  on,
  order,
  phase,
  siteWith,
  span,
  until,
  type Row,
} from '../measures/invented-dataset.ts'
import { renderBoard } from './board-in-store.tsx'

const WINDOW = span('2023-09-01', '2024-08-31')
const ASB = 'anti-social-behaviour'
const CLEAR = '2023-05-01'

const weekly = (from: string, to: string, row: Omit<Row, 'on'>): readonly Row[] =>
  Array.from({ length: Math.floor((day(to) - day(from)) / 7) + 1 }, (_, week) => ({
    on: isoDay(dayNumber(day(from) + 7 * week)),
    ...row,
  }))
const BEFORE = ['2021-09-06', '2023-04-24'] as const
const AFTER = ['2023-05-01', '2024-08-31'] as const

/** `after` times as many inside the site since Clear as the six a week before, everywhere else the same. */
const datasetWith = (after: number, rest: Partial<Dataset> = {}) =>
  datasetOf(
    [
      ...weekly(...BEFORE, { at: IN_SITE, times: 6 }),
      ...weekly(...AFTER, { at: IN_SITE, times: after }),
      ...weekly(...BEFORE, { at: IN_SITE, times: 6, category: ASB }),
      ...weekly(...AFTER, { at: IN_SITE, times: after, category: ASB }),
      ...weekly(BEFORE[0], AFTER[1], { at: EAST, times: 20 }),
      ...weekly(BEFORE[0], AFTER[1], { at: EAST, times: 20, category: ASB }),
      { on: '2024-08-31', at: EAST },
    ],
    {
      sites: [
        {
          ...siteWith([phase('clear', CLEAR, { review: until('2024-09-20'), decidedBy: 'The board' })]),
          comparison: ['E'],
        },
      ],
      ...rest,
    },
  )
const render = (dataset: Dataset, part: BoardPart = 'summary') =>
  renderBoard(dataset, { window: WINDOW, part })
const opening = () => screen.getByRole('region', { name: 'Did it work, and did it last?' })
const picture = () => within(opening()).getByRole('img')
/** Paths of the picture by class: the areas before Clear, and those since. */
const filled = () => picture().querySelectorAll('path[class*="down"], path[fill*="-up"]').length

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the opening picture', () => {
  it('gives a verdict, both intervals, displacement and the next decision', () => {
    render(datasetWith(3))
    const row = within(opening()).getByRole('article', { name: 'Invented site' })
    expect(row.textContent).toContain('Fewer, and it held.')
    expect(row.textContent).toMatch(/Crimes down 5\d % fewer \(\d+ to \d+ %\)/)
    expect(row.textContent).toMatch(/ASB down 5\d % fewer \(\d+ to \d+ %\)/)
    expect(row.textContent).toMatch(/Did it move nearby\? (No sign of it|No, fewer there too|Signs)/)
    expect(row.textContent).toContain('Next: 20 September 2024')
    expect(opening().textContent).toContain('Verdict: beside its comparison areas')
    expect(opening().textContent).toContain('Crimes and ASB are counted together')
  })
  it('fills a change beyond chance alone', () => {
    render(datasetWith(3))
    expect(filled()).toBe(1)
    cleanup()
    render(datasetWith(12))
    expect(within(opening()).getByText('More than before.')).toBeTruthy()
    expect(filled()).toBe(1)
    cleanup()
    render(datasetWith(6))
    expect(within(opening()).getByText('Could be chance.')).toBeTruthy()
    expect(filled()).toBe(0)
  })
  it('is a sentence for those who do not see it', () => {
    render(
      datasetWith(3, {
        orders: [
          order('2024-01-01', { made: on('2024-01-03'), shape: { type: 'Point', coordinates: IN_SITE } }),
        ],
      }),
    )
    expect(picture().getAttribute('aria-label')).toMatch(
      /^Invented site\. Clear began 1 May 2023; 1[12]\.\d reports a week were usual\. The last eight weeks, up to .*: \d+ % of usual\. Fewer, and it held\. Did it move nearby\? .* Phases: Clear\. 1 closure order on the site\.$/,
    )
  })
  it('says that it is not known, with the reason, where incidents are', () => {
    const failed = datasetWith(3, {
      reports: [],
      failures: [{ feed: 'the-incidents', what: 'Nothing came.', toDo: '' }],
    })
    render(failed)
    const text = opening().textContent
    expect(text).toContain('Not known')
    expect(text).not.toMatch(/\d %|NaN|undefined|Infinity/)
    expect(filled()).toBe(0)
  })
  it('never shows NaN, Infinity or undefined, whatever the data', () => {
    const sites = [
      siteWith([]),
      siteWith([phase('clear', '2030-01-01')]),
      siteWith([phase('clear', '1990-01-01')]),
    ]
    for (const dataset of [datasetOf([]), ...sites.map((site) => datasetWith(3, { sites: [site] }))]) {
      const { container } = render(dataset)
      expect(container.innerHTML).not.toMatch(/NaN|Infinity|undefined/)
      cleanup()
    }
  })
  it('has a table with every number of it', () => {
    render(datasetWith(3))
    fireEvent.click(within(opening()).getByRole('button', { name: 'Show as table' }))
    const [sites, weeks] = within(opening()).getAllByRole('table')
    expect(within(sites ?? opening()).getByRole('row', { name: /^Invented site/ }).textContent).toContain(
      'Fewer, and it held.',
    )
    expect(within(weeks ?? opening()).getAllByRole('row').length).toBeGreaterThan(100)
    expect(within(opening()).getAllByRole('button', { name: /^Download CSV/ })).toHaveLength(2)
  })
  it('stands on the first page of the pack, with the same verdict', () => {
    const { container } = render(datasetWith(3), 'pack')
    const [first] = container.querySelectorAll('[data-pack] section')
    expect(first?.querySelector('h2')?.textContent).toBe('1. Did it work, and did it last?')
    expect(first?.textContent).toContain('Fewer, and it held.')
    expect(first?.querySelectorAll('[role="img"], button')).toHaveLength(1)
  })
})

describe('the rows of decisions', () => {
  const orders = [
    order('2024-06-01', {
      id: 'co-084',
      made: on('2024-06-03'),
      ends: until('2024-09-02'),
      premisesKind: 'flat',
      possessionNotice: on('2024-06-20'),
    }),
  ]
  const commitments = [commitment('2024-09-10', { id: 'lights', text: 'Lights in the passage' })]
  const decisions = () => within(screen.getByRole('region', { name: 'For decision today' }))

  it('lead to their order on the map', () => {
    const { store } = render(datasetWith(3, { orders }))
    fireEvent.click(
      decisions().getByRole('button', { name: 'Closure order in Ward W, flat, ends 2 September (co-084)' }),
    )
    expect(store.getState().view).toMatchObject({ tab: 'team', chosen: { kind: 'order', id: 'co-084' } })
  })
  it('lead to their site', () => {
    const { store } = render(datasetWith(3))
    fireEvent.click(decisions().getByRole('button', { name: 'Review of Clear at Invented site' }))
    expect(store.getState().view).toMatchObject({ tab: 'team', chosen: { kind: 'site', id: 'site' } })
  })
  it('lead to their commitment in its list', () => {
    const { store } = render(datasetWith(3, { commitments }))
    fireEvent.click(decisions().getByRole('button', { name: 'Lights in the passage' }))
    expect(store.getState().view.part).toBe('changes')
    expect(document.activeElement?.getAttribute('data-commitment')).toBe('lights')
  })
})

describe('the list of commitments', () => {
  const commitments = [
    commitment('2024-08-01', { id: 'late', text: 'Door entry', owner: 'Landlord', site: 'site' }),
    commitment('2024-12-01', { id: 'open', text: 'Youth club' }),
    commitment('2024-03-01', { id: 'done', text: 'Van removed', done: on('2024-02-20') }),
  ]
  const list = () => within(screen.getByRole('region', { name: /^Commitments, / }))
  const texts = () =>
    list()
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.firstElementChild?.textContent)

  it('shows what is not done, the latest first, and filters by state, owner and site', () => {
    render(datasetWith(3, { commitments }), 'changes')
    expect(screen.getByRole('heading', { name: 'Commitments, 2 open on 31 August 2024' })).toBeTruthy()
    expect(texts()).toEqual(['Door entry', 'Youth club'])
    const choose = (label: string, value: string) =>
      fireEvent.change(list().getByLabelText(label), { target: { value } })
    choose('State', 'done')
    expect(texts()).toEqual(['Van removed'])
    choose('State', '')
    expect(texts()).toHaveLength(3)
    choose('Owner', 'Landlord')
    expect(texts()).toEqual(['Door entry'])
    choose('Owner', '')
    choose('Site or ward', 'Invented site')
    expect(texts()).toEqual(['Door entry'])
    expect(list().getByRole('button', { name: /^Download CSV/ })).toBeTruthy()
  })
  it('shows at once what was recorded here, marked as not handed in, as text', () => {
    const { store } = render(datasetWith(3), 'changes')
    const recorded: DrawnItem = {
      feed: 'the-commitments',
      amendment: {
        kind: 'add-row',
        geometry: null,
        properties: {
          id: 'new',
          text: '<b>Lights</b>',
          owner: 'Police',
          agreed: '2024-08-31',
          due: '2024-09-10',
        },
      },
      name: 'Lights',
      shape: null,
    }
    act(() => store.setState({ drawnItems: [recorded] }))
    expect(texts()).toEqual(['<b>Lights</b>recorded here, not yet handed in'])
    act(() => store.dispatch({ kind: 'set-part', part: 'summary' }))
    const decisions = screen.getByRole('region', { name: 'For decision today' })
    const rows = [...decisions.querySelectorAll('li')].map(({ textContent }) => textContent)
    expect(rows[0]).toContain('<b>Lights</b>recorded here, not yet handed in')
    expect(decisions.querySelector('b')).toBeNull()
  })
})
