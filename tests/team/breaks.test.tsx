// @vitest-environment jsdom
/** A planned break on the screens of a shift: the plan's list, the printed briefing and the crew's device. */
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { crewShift } from '../../src/measures/planning/crew-shift.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { NEW_PLANNING } from '../../src/state/planning/planning.ts'
import { NextPlace } from '../../src/team/crew/crew-visits.tsx'
import { RestOfShift } from '../../src/team/crew/rest-of-shift.tsx'
import { Briefing } from '../../src/team/plan/Briefing.tsx'
import { PlanResult } from '../../src/team/plan/PlanResult.tsx'
import { span } from '../measures/invented-dataset.ts'
import { fridays, planFor } from '../measures/planning/invented-shift.ts'
import { openStore } from '../state/open-store.ts'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
afterEach(cleanup)

const plan = planFor({ breaks: [{ from: 90, to: 135 }] })
const shift = crewShift(plan, { crew: 0, marks: { handling: 'official', demonstration: true }, now: 0 })
const store = openStore(fridays(), { window: span('2024-06-01', '2024-08-29') })
const show = (content: React.ReactNode) => render(<StoreContext value={store}>{content}</StoreContext>)

/** Rows before the break end by 18:30, rows after it begin at 19:15 or later. */
function expectInOrder(rows: readonly string[]) {
  const at = rows.findIndex((text) => text.includes('Break'))
  expect(at).toBeGreaterThan(0)
  expect(rows.filter((text) => text.includes('Break'))).toHaveLength(1)
  const timeOf = (text = '') => /\d\d:\d\d/.exec(text)?.[0] ?? ''
  expect(timeOf(rows[at - 1]) < '18:30').toBe(true)
  expect(timeOf(rows[at + 1]) >= '19:15').toBe(true)
}

test('the list of the plan has the break as a row between its visits, and its minutes in the sum', () => {
  show(<PlanResult plan={plan} planning={{ ...NEW_PLANNING, plan }} />)
  const list = screen.getByRole('list', { name: 'Visits of crew A' })
  const rows = within(list).getAllByRole('listitem')
  expectInOrder(rows.map(({ textContent }) => textContent))
  expect(within(list).getByText('Break 18:30 to 19:15')).toBeTruthy()
  expect(screen.getByText(/min on the way, 45 min break\.$/)).toBeTruthy()
})

test('the briefing has it as a row of its table', () => {
  show(<Briefing plan={plan} />)
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent)
  expectInOrder(rows)
  expect(rows).toContain('Break18:3019:15')
})

test('the crew’s list has it, and the place that follows names it', () => {
  show(<RestOfShift shift={shift} />)
  const list = screen.getByRole('list', { name: 'Places of the shift' })
  expectInOrder(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  )
  const after = shift.planned.findIndex(({ arrive }) => arrive > (shift.breaks?.[0]?.from ?? 0))
  show(<NextPlace shift={{ ...shift, skipped: Array.from({ length: after }, (_, i) => i) }} />)
  expect(screen.getByText('First: Break 18:30 to 19:15.')).toBeTruthy()
})

test('a shift stored without breaks by an earlier version still lists its places', () => {
  const { breaks: _, ...older } = shift
  show(<RestOfShift shift={older} />)
  expect(screen.getAllByRole('listitem')).toHaveLength(shift.planned.length)
})
