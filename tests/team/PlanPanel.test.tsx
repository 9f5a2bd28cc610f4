// @vitest-environment jsdom
/** The shift plan panel: visits moved and removed by keyboard with focus and announcement, undo, lost hour, errors. */
import { cleanup, fireEvent, render, screen, within, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { StoreContext, useHoldfast } from '../../src/state/context.tsx'
import { NEW_PLANNING } from '../../src/state/planning/planning.ts'
import { PlanPanel } from '../../src/team/plan/PlanPanel.tsx'
import { span } from '../measures/invented-dataset.ts'
import { fridays, planFor } from '../measures/planning/invented-shift.ts'
import { openStore } from '../state/open-store.ts'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
afterEach(cleanup)

const plan = planFor()
function Panel() {
  const planning = useHoldfast((state) => state.planning)
  return planning && <PlanPanel planning={planning} />
}
function openPanel() {
  const store = openStore(fridays(), { window: span('2024-06-01', '2024-08-29') })
  store.setState({ planning: { ...NEW_PLANNING, plan } })
  render(
    <StoreContext value={store}>
      <Panel />
    </StoreContext>,
  )
  return store
}
const rows = () => within(screen.getByRole('list', { name: 'Visits of crew A' })).getAllByRole('listitem')
const handles = () => screen.getAllByRole('button', { name: /^Move A/ })
const announced = () => screen.getAllByRole('status')[0]?.textContent ?? ''

test('moves the focus to its heading when it opens', () => {
  openPanel()
  expect(document.activeElement?.textContent).toBe('Plan a shift')
})

test('moves the third visit up, keeps the focus on it and announces its place', () => {
  openPanel()
  const third = handles()[2]
  const name = /^Move A\d+, (.*): up/.exec(third?.getAttribute('aria-label') ?? '')?.[1] ?? 'none'
  third?.focus()
  if (third) fireEvent.keyDown(third, { key: 'ArrowUp' })
  expect(rows()[1]?.textContent).toContain(name)
  expect(document.activeElement).toBe(handles()[1])
  expect(announced()).toContain(`${name} is now A2, at `)
})

test('removes the last visit, keeps a focus, and undoes it', () => {
  openPanel()
  const before = rows().length
  const last = handles().at(-1)
  if (last) fireEvent.keyDown(last, { key: 'Delete' })
  expect(rows()).toHaveLength(before - 1)
  expect(document.activeElement).toBe(handles().at(-1))
  expect(announced()).toContain(`Crew A has ${before - 1} visits left.`)
  fireEvent.click(screen.getByRole('button', { name: 'Undo the last change' }))
  expect(rows()).toHaveLength(before)
})

test('plans without a lost hour, and names what no longer fits', () => {
  openPanel()
  fireEvent.click(screen.getByRole('button', { name: 'We lost an hour' }))
  fireEvent.change(screen.getByLabelText('Crew A lost an hour from'), { target: { value: '18:00' } })
  fireEvent.click(screen.getByRole('button', { name: 'Plan without it' }))
  expect(announced()).toMatch(/^Crew A lost 60 minutes from 18:00\. Removed: /)
})

test('states what is wrong with a field, and keeps the plan', () => {
  openPanel()
  const before = rows().length
  fireEvent.click(screen.getByText('Visits, speed, break, start and end, what counts'))
  fireEvent.change(screen.getByLabelText('Starts at'), { target: { value: 'Manchester' } })
  fireEvent.submit(screen.getByRole('button', { name: 'Plan this shift' }))
  const alert = screen.getByRole('alert').textContent
  expect(alert).toContain('“Manchester” is not a place in the borough')
  expect(alert).toContain('The earlier plan is still below.')
  expect(rows()).toHaveLength(before)
})

test('moves the map to the crew only on request', async () => {
  const store = openPanel()
  const panel = document.createElement('div')
  panel.id = 'panel-team'
  Object.defineProperties(panel, { clientWidth: { value: 1200 }, clientHeight: { value: 800 } })
  document.body.append(panel)
  expect(store.getState().view.camera).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Show on the map' }))
  await waitFor(() => expect(store.getState().view.camera?.latitude).toBeCloseTo(53.545, 1))
  panel.remove()
})
