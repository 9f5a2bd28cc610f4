// @vitest-environment jsdom
/** Adding a place to the shift plan from its details: announced, listed in the panel, and removed again. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { AddedPlace } from '../../src/domain/places/saved-plan.ts'
import { StoreContext, useHoldfast } from '../../src/state/context.tsx'
import { AddToPlan } from '../../src/team/details/details-actions.tsx'
import { PlanPanel } from '../../src/team/plan/PlanPanel.tsx'
import { span } from '../measures/invented-dataset.ts'
import { fridays, planFor } from '../measures/planning/invented-shift.ts'
import { openStore } from '../state/open-store.ts'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
afterEach(cleanup)

const SITE: AddedPlace = { kind: 'site', id: 'site-x', name: 'Westby <b>yard</b>' }
function Panel() {
  const planning = useHoldfast((state) => state.planning)
  return planning && <PlanPanel planning={planning} />
}
function openDetails() {
  const store = openStore(fridays(), { window: span('2024-06-01', '2024-08-29') })
  render(
    <StoreContext value={store}>
      <AddToPlan place={SITE} />
      <Panel />
    </StoreContext>,
  )
  return store
}
const announced = () => screen.getAllByRole('status')[0]?.textContent
const panel = () => within(screen.getByRole('region', { name: 'Plan a shift', hidden: true }))

test('an added place is announced and listed among the places chosen by hand', () => {
  const store = openDetails()
  expect(announced()).toBe('')
  fireEvent.click(screen.getByRole('button', { name: 'Add to a shift plan' }))
  expect(announced()).toBe('Westby <b>yard</b> is in the shift plan: 1 place chosen by hand.')
  // The panel stays closed, since the user is still reading the details.
  expect(screen.queryByRole('region', { name: 'Plan a shift' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Open the plan' }))
  expect(store.getState().planning?.isOpen).toBe(true)
  expect(panel().getByText('Places by hand: 1 of 1')).toBeTruthy()
  expect(panel().getByRole('checkbox', { name: 'Westby <b>yard</b>' })).toHaveProperty('checked', true)
})

test('a removed place leaves the places of the ranking', () => {
  const store = openDetails()
  fireEvent.click(screen.getByRole('button', { name: 'Add to a shift plan' }))
  fireEvent.click(screen.getByRole('button', { name: 'Remove from the shift plan' }))
  expect(announced()).toMatch(
    /^Westby .* is no longer in the shift plan, which takes the ranking’s places\.$/,
  )
  expect(store.getState().planning).toMatchObject({ chosen: null, added: [] })
})

test('removing a place keeps the current plan and asks to plan again', () => {
  const store = openDetails()
  fireEvent.click(screen.getByRole('button', { name: 'Add to a shift plan' }))
  const plan = planFor()
  store.setState(({ planning }) => ({ planning: planning && { ...planning, plan } }))
  fireEvent.click(screen.getByRole('button', { name: 'Remove from the shift plan' }))
  expect(announced()).toContain('Plan the shift anew to have it so.')
  expect(store.getState().planning?.plan).toBe(plan)
})
