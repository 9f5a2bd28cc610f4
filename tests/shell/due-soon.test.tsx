// @vitest-environment jsdom
/** The notice period before a due date is one constant that map symbols, lists and sentences share. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Warnings } from '../../src/shell/Warnings.tsx'
import { zoomsAt } from '../../src/map/scale.ts'
import { legendOf } from '../../src/map/export/legend.ts'
import { sceneFor } from '../../src/map/scene-for.ts'
import { decisionsOn } from '../../src/measures/decisions.ts'
import { orderTimelineOf } from '../../src/measures/order-timeline.ts'
import { deadlinesAhead, warningsAmong } from '../../src/measures/warnings.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { urgencyOf } from '../../src/team/orders/timeline-words.ts'
import { PLACE } from '../domain/shipped-place.ts'
import { datasetOf, on, order, phase, siteWith, span, until } from '../measures/invented-dataset.ts'
import { openStore } from '../state/open-store.ts'

vi.mock('../../src/domain/time/due-soon.ts', () => ({
  NOTICE_DAYS: 35,
  isDueSoon: (daysLeft: number) => daysLeft <= 35,
  NOTICE_WORDS: 'within 35 days',
}))
afterEach(cleanup)

/** 30 and 36 days after the as-of day, 31 August 2024. */
const [SOON, LATER] = ['2024-09-30', '2024-10-06']
const served = { possessionNotice: on('2024-06-20') }
const ORDERS = [
  order('2024-06-29', { id: 'soon', made: on('2024-06-30'), ends: until(SOON), ...served }),
  order('2024-07-05', { id: 'later', made: on('2024-07-06'), ends: until(LATER), ...served }),
]
const SITES = [siteWith([phase('clear', '2024-01-01', { review: until(SOON) })])]
const DATASET = datasetOf([{ on: '2024-01-01' }], { orders: ORDERS, sites: SITES })
const { asOf } = DATASET.manifest
const ZOOMS = zoomsAt(PLACE.referenceLatitude)

test('the button counts the entries of the list, and both state the notice period', () => {
  const store = openStore(DATASET, { window: span('2024-01-01', '2024-08-31') })
  render(
    <StoreContext value={store}>
      <Warnings />
    </StoreContext>,
  )
  const opener = screen.getByRole('button', { name: /\d deadlines?$|not known$/ })
  expect(opener.textContent).toBe('1 deadline')
  fireEvent.click(opener)
  const sheet = within(screen.getByRole('dialog', { name: 'Deadlines' }))
  expect(sheet.getAllByRole('listitem')).toHaveLength(1)
  expect(sheet.getByRole('heading', { level: 3 }).textContent).toBe('Within 35 days')
  expect(sheet.getByText(/possession notices within 35 days/)).toBeTruthy()
})

test('warnings, decisions, map symbols, legend and order timeline agree', () => {
  expect(warningsAmong(deadlinesAhead(DATASET, asOf)).map(({ order: id }) => id)).toEqual(['soon'])
  expect(decisionsOn(DATASET, asOf).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'review site-1',
    'order soon',
  ])
  const { catalogue, shown } = openStore(DATASET, { window: span('2024-01-01', '2024-08-31') }).getState()
  if (!catalogue || !shown) throw new Error('nothing is open')
  const view = { layers: ['orders'] as const, chosen: null, areas: [] }
  const scene = sceneFor({ view, catalogue, shown, theme: 'day' })
  expect(scene.orders.map(({ id, endsIn }) => [id, endsIn])).toEqual([
    ['soon', 30],
    ['later', null],
  ])
  expect(legendOf(scene, ZOOMS.town, ZOOMS).map(({ label }) => label)).toContain('Ends in 35 days')
  const timelines = ORDERS.map((closureOrder) =>
    orderTimelineOf({ ...closureOrder, ends: null, noticeServed: on('2024-06-29') }, asOf),
  )
  const orderDues = timelines.map(({ dues }) => dues.find(({ kind }) => kind === 'order'))
  expect(orderDues.map((due) => due && urgencyOf(due))).toEqual(['near', 'calm'])
})
