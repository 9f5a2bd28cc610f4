// @vitest-environment jsdom
/** What the parts of the board say where a feed of the demonstration did not open, or most of its rows were set aside. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { surfaceCentre } from '../../src/analytics/geometry.ts'
import { FairnessSection } from '../../src/board/gaps/FairnessSection.tsx'
import { SiteList } from '../../src/board/summary/SiteList.tsx'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { FeedKind } from '../../src/domain/feed.ts'
import type { Site } from '../../src/domain/site.ts'
import { KNOWN } from '../../src/measures/feeds/coverage.ts'
import { figureOf, type Knowledge } from '../../src/measures/figure.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { boardPeriodOf } from '../../src/state/questions/board-period.ts'
import { latestOf } from '../../src/state/questions/reply.ts'
import type { BoardPart } from '../../src/state/view.ts'
import { Details } from '../../src/team/Details.tsx'
import { FEW, filesOf, GROUND } from '../feeds/demonstration-geography.ts'
import { faultyDataset, type Fault } from '../faults/feed-faults.ts'
import { datasetOf } from '../faults/read-once.ts'
import { on, span, until } from '../measures/invented-dataset.ts'
import { stubScreenWidth } from '../shell/browser-stubs.ts'
import { renderBoard, storeWithBoard } from './board-in-store.tsx'

const SUMMER = span('2024-06-01', '2024-08-31')
const WINDOW = span('2023-09-01', '2024-08-31')
const files = filesOf(FEW)
const whole = await datasetOf(files)
const onlyCharities = await datasetOf(new Map([...files].filter(([name]) => name !== 'actions.geojson')))
const faulty = async (kind: FeedKind, fault: Fault = 'does not open') =>
  (await faultyDataset(files, kind, { fault, windowFrom: WINDOW.from })).dataset

beforeEach(() => stubScreenWidth('desk'))
afterEach(cleanup)

/** The order, made and ended within the window, with its premises in the middle of the site. */
const orderEndedIn = (site: Site, order: ClosureOrder): ClosureOrder => ({
  ...order,
  shape: { type: 'Point', coordinates: surfaceCentre(site.shape) },
  made: on('2023-05-01'),
  ends: until('2023-10-01'),
  extendedTo: null,
})

function textOf(dataset: Dataset, part: BoardPart, window = WINDOW): string {
  const { container } = renderBoard(dataset, { window, part, borough: GROUND.borough })
  return container.textContent.replaceAll(/\s+/g, ' ')
}

test('outcomes of orders are lower bounds where most orders were set aside', async () => {
  expect(textOf(whole, 'sites')).toMatch(/ \d+ orders? ended in the window/)
  cleanup()
  const dataset = await faulty('closure-orders', 'has nine of ten rows set aside')
  const site = whole.sites[0]
  const order = whole.orders.find(({ afterwards }) => afterwards !== null)
  if (!site || !order) throw new Error('no site or no order')
  const text = textOf({ ...dataset, orders: [orderEndedIn(site, order)] }, 'sites')
  expect(text).toContain('Orders made in the window, or in force on its last day: not known.')
  expect(text).toMatch(/At least 1 order ended in the window; of the premises: at least 1 /)
})

test('patrol time names the feed that is not open', async () => {
  const text = textOf(await faulty('patrol-visits'), 'sites')
  expect(text).toContain('Not known, as no feed of patrol visits is open.')
})

test('days drawn by lot have no verdict without incidents', async () => {
  const text = textOf(await faulty('incidents'), 'sites')
  expect(text).toContain('Patrol on days drawn by lot')
  expect(text).not.toContain('too few to say')
})

const PART: Knowledge = { known: 'part', why: 'The feed begins late.', feeds: ['visits'] }
const NONE: Knowledge = { known: 'no', why: 'The feed did not open.', feeds: ['visits'] }
test.each([
  ['all', KNOWN, 'known: 3 visits of 60 minutes and 29 searches.'],
  ['some', PART, 'known: at least 3 visits of 60 minutes and 29 searches.'],
  ['none', NONE, 'known: 29 searches.'],
])('of what is in no fifth, visits are said by how far they are known: %s', (_name, visits, sentence) => {
  const fairness = {
    rows: [],
    unplaced: { visits: 3, minutes: 60, searches: 29 },
    knowledge: { visits, searches: KNOWN },
  }
  render(
    <StoreContext value={storeWithBoard(whole, { window: WINDOW })}>
      <FairnessSection fairness={fairness} searches={null} window={WINDOW} />
    </StoreContext>,
  )
  expect(document.body.textContent).toContain(`In no fifth, as their place is not ${sentence}`)
})

test('areas without incidents do not say that their residents are not known', async () => {
  for (const fault of ['does not open', 'stopped 60 days ago'] as const) {
    const text = textOf(await faulty('incidents', fault), 'areas', SUMMER)
    expect(text).not.toMatch(/residents (?:of no area are known|not known)(?! for)/)
    expect(text).toContain('Not known: incidents. The feed incidents')
    cleanup()
  }
})

test('a rate of a count known in part is a lower bound, in tables and in a ward', async () => {
  const dataset = await faulty('incidents', 'has nine of ten rows set aside')
  for (const part of ['areas', 'summary'] as const) {
    textOf(dataset, part)
    const rates = screen.getAllByRole('cell').map((cell) => cell.textContent)
    expect(rates.filter((rate) => /^\d+\.\d$/.test(rate))).toEqual([])
    expect(rates.some((rate) => /^at least \d+\.\d$/.test(rate))).toBe(true)
    cleanup()
  }
  const ward = dataset.areas.find(({ name }) => name === 'Wigan Central')
  const view = { chosen: { kind: 'ward', id: ward?.code ?? '' } } as const
  const store = storeWithBoard(dataset, { window: WINDOW, view, borough: GROUND.borough })
  render(
    <StoreContext value={store}>
      <Details />
    </StoreContext>,
  )
  expect(document.body.textContent).toMatch(/at least \d+\.\d per 1,000 residents/)
})

test('without incidents it is not known how late reports come', async () => {
  const text = textOf(await faulty('incidents'), 'changes')
  expect(text).toContain('Not known how late reports come. The feed incidents did not open')
  expect(text).not.toContain('No feed says how late')
})

test('actions of a partner known in part are a lower bound of the whole where no other feed is open', () => {
  const text = textOf(onlyCharities, 'summary')
  const [, ofCharities] = /at least (\d+) engagement events/.exec(text) ?? []
  const term = screen.getByRole('button', { name: 'engagement events' })
  expect(term.closest('div')?.textContent).toMatch(new RegExp(`At least ${ofCharities}\\D`))
  expect(term.closest('div')?.textContent).toContain('baseline not known')
})

test('closure orders that are not known say so once, with the reason', async () => {
  const text = textOf(await faulty('closure-orders'), 'summary')
  expect(text).toContain('Closure ordersNot known. The feed closure orders did not open')
  expect(text).not.toMatch(/not known ?applied for|not known ?made/i)
})

test('actions that are not known are listed once for each partner', async () => {
  const text = textOf(await faulty('actions'), 'summary')
  expect(text).not.toMatch(/not known [a-z- ]+, not known/i)
})

/** The large figure of a term: its label, number and baseline. */
const largeFigure = (name: string) => screen.getByRole('button', { name }).closest('div')?.textContent ?? ''

test('without incidents the head keeps the baseline, and other feeds are compared with it', async () => {
  textOf(whole, 'summary')
  const terms = ['warrants', 'closure orders made']
  const figures = terms.map(largeFigure)
  for (const figure of figures) expect(figure).toMatch(/\d in the baseline/)
  cleanup()
  const dataset = await faulty('incidents')
  const text = textOf(dataset, 'summary')
  expect(text).toContain(
    'Baseline1 September 2022 to 31 August 2023, but not for incidents, which are not known. The feed incidents did not open',
  )
  expect(terms.map(largeFigure)).toEqual(figures)
  expect(text).not.toContain('do not reach back')
  cleanup()
  const { store } = renderBoard(dataset, { window: SUMMER, view: { base: 'before' } })
  const { catalogue, view } = store.getState()
  expect(catalogue && boardPeriodOf(view, catalogue).baseline).toEqual(span('2024-03-01', '2024-05-31'))
})

test('the sites of the summary and the details of a ward count crimes as the other parts do', () => {
  const found = { crimes: 0, reported: 0 }
  for (const { code } of whole.areas.filter(({ level }) => level === 'ward')) {
    const store = storeWithBoard(whole, {
      window: WINDOW,
      view: { chosen: { kind: 'ward', id: code } },
      borough: GROUND.borough,
    })
    const row = latestOf(store.getState().replies.board)?.wards.find((one) => one.code === code)
    found.crimes += row?.crimes.figure.value ?? 0
    found.reported += row?.reported.figure.value ?? 0
    if (row?.crimes.figure.value === row?.reported.figure.value) continue
    render(
      <StoreContext value={store}>
        <Details />
      </StoreContext>,
    )
    const section = screen
      .getByRole('heading', { name: /^Crimes without what patrol itself finds/ })
      .closest('section')
    expect(section?.querySelector('strong')?.textContent).toBe(String(row?.reported.figure.value))
    break
  }
  expect(found.crimes).toBeGreaterThan(found.reported)
  cleanup()
  const { store } = renderBoard(whole, { window: WINDOW, borough: GROUND.borough })
  const figures = (latestOf(store.getState().replies.board)?.figures ?? []).map((figure) =>
    figure.id === 'crimes' ? { ...figure, value: (figure.value ?? 0) + 7 } : figure,
  )
  const sites = () => within(screen.getByRole('region', { name: 'Sites' }))
  expect(sites().getByText(/in the window, without what patrol itself finds$/)).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: /what patrol itself finds/i }))
  expect(sites().getByText(/in the window, with what patrol itself finds$/)).toBeTruthy()
  cleanup()
  for (const [id, excludesPatrolCrimes] of [
    ['crimes', false],
    ['crimes-reported', true],
  ] as const) {
    const list = { sites: whole.sites, figures, on: WINDOW.to, excludesPatrolCrimes }
    render(
      <StoreContext value={store}>
        <SiteList {...list} />
      </StoreContext>,
    )
    const counts = sites()
      .getAllByRole('listitem')
      .map((item) => item.querySelector('strong')?.textContent)
    expect(counts).toEqual(whole.sites.map((one) => String(figureOf(figures, id, { site: one.id })?.value)))
    cleanup()
  }
})
