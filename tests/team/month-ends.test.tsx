// @vitest-environment jsdom
/** Ends given by month are shown as the last day of the month. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SurveyResult } from '../../src/domain/commitment.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { HotspotDetails } from '../../src/team/details/HotspotDetails.tsx'
import { SiteDetails } from '../../src/team/details/SiteDetails.tsx'
import { storeWithBoard, renderBoard } from '../board/board-in-store.tsx'
import { datasetOf, on, phase, siteWith, span, untilMonth } from '../measures/invented-dataset.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const WINDOW = span('2024-05-01', '2024-08-31')
const SURVEY: SurveyResult = {
  id: 'q',
  site: 'site',
  area: null,
  from: on('2024-06-03'),
  to: untilMonth('2024-06'),
  question: 'Safe?',
  answered: 100,
  agreed: 50,
}
const RING = [-2.6, -2.59, -2.59, -2.6, -2.6].map((x, i) => [x, i < 2 || i > 3 ? 53.5 : 53.51] as const)
const DATASET = datasetOf([{ on: '2024-05-01' }, { on: '2024-08-31' }], {
  sites: [
    siteWith([
      phase('clear', '2024-05-10', { to: untilMonth('2024-06') }),
      phase('hold', '2024-07-01', { review: untilMonth('2024-09') }),
    ]),
  ],
  surveys: [SURVEY],
  hotspots: [
    {
      id: 'h',
      name: 'Square',
      shape: { type: 'Polygon', coordinates: [RING] },
      from: on('2024-05-10'),
      to: untilMonth('2024-06'),
      visitsPerDay: 2,
      minutesPerVisit: 15,
      hours: null,
      why: null,
      doThere: null,
      testDays: null,
    },
  ],
})

test('a hotspot is patrolled to the last day of its last month', () => {
  render(
    <StoreContext value={storeWithBoard(DATASET, { window: WINDOW })}>
      <HotspotDetails id="h" />
    </StoreContext>,
  )
  expect(screen.getByText('Patrol hotspot, from 10 May 2024 to 30 June 2024')).toBeTruthy()
  expect(screen.getByText(/ ha is large for a patrol hotspot: one visit covers 20 ha at most/)).toBeTruthy()
  // The chart covers the hotspot's last 28 days.
  expect(screen.getByText('3 Jun 2024 to 30 Jun 2024')).toBeTruthy()
})

test('a phase, a review and a survey end on the last day of their month', () => {
  render(
    <StoreContext value={storeWithBoard(DATASET, { window: WINDOW })}>
      <SiteDetails id="site" />
    </StoreContext>,
  )
  expect(screen.getByText(/^from 10 May 2024 to 30 June 2024/)).toBeTruthy()
  expect(screen.getByText('Review 30 September 2024.')).toBeTruthy()
  expect(screen.getByText('Asked 3 to 30 Jun 2024.')).toBeTruthy()
})

test('the board shows the same days', () => {
  const { container } = renderBoard(DATASET, { window: WINDOW, part: 'sites' })
  expect(container.textContent).toContain('10 May 2024 to 30 June 2024')
  expect(container.textContent).toContain('Review 30 September 2024.')
  expect(container.textContent).toMatch(/Safe\?.*3 to 30 Jun 2024/)
})
