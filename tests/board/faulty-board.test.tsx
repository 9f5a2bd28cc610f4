// @vitest-environment jsdom
/** What the parts of the board say where a feed of the demonstration did not open, or most of its rows were set aside. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { surfaceCentre } from '../../src/analytics/geometry.ts'
import { FairnessSection } from '../../src/board/gaps/FairnessSection.tsx'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { FeedKind } from '../../src/domain/feed.ts'
import type { Site } from '../../src/domain/site.ts'
import { KNOWN } from '../../src/measures/feeds/coverage.ts'
import type { Knowledge } from '../../src/measures/figure.ts'
import { StoreContext } from '../../src/state/context.tsx'
import type { BoardPart } from '../../src/state/view.ts'
import { Details } from '../../src/team/Details.tsx'
import { FEW, filesOf, GROUND } from '../feeds/demonstration-geography.ts'
import { datasetOf, faultyDataset, type Fault } from '../faults/feed-faults.ts'
import { on, span, until } from '../measures/invented-dataset.ts'
import { stubScreenWidth } from '../shell/browser-stubs.ts'
import { renderBoard, storeWithBoard } from './board-in-store.tsx'

const SUMMER = span('2024-06-01', '2024-08-31')
const WINDOW = span('2023-09-01', '2024-08-31')
const files = filesOf(FEW)
const whole = await datasetOf(files)
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
      <FairnessSection fairness={fairness} window={WINDOW} />
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
