// @vitest-environment jsdom
/** The shift form: opening of plan files, invalid files, and a postcode as the start. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { planFile } from '../../src/measures/planning/plan-file.ts'
import type { ShiftPlan } from '../../src/measures/planning/shift-plan.ts'
import { StoreContext, useHoldfast } from '../../src/state/context.tsx'
import { NEW_PLANNING } from '../../src/state/planning/planning.ts'
import type { Store } from '../../src/state/store.ts'
import { PlanPanel } from '../../src/team/plan/PlanPanel.tsx'
import { answerTo, type Question } from '../../src/worker/questions.ts'
import { GROUND } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { FAR, fridays, NEAR, planFor } from '../measures/planning/invented-shift.ts'
import { openStore } from '../state/open-store.ts'

const DATASET = fridays()
vi.mock('../../src/state/effects/feeds.ts', () => ({
  askWorker: async (_: Store, question: Question) =>
    answerTo(
      {
        dataset: DATASET,
        index: buildClusterIndex(DATASET.incidents, DATASET.categories.length),
        borough: GROUND.borough,
      },
      question,
    ),
}))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
afterEach(cleanup)

const SAVED = planFor({ seed: 77, minutes: 180, startMinute: 18 * 60, perCrew: 1, people: 1 })
const fileWith = (text: string, name = 'shift.json') => new File([text], name, { type: 'application/json' })
const saved = () => fileWith(JSON.stringify(planFile(SAVED, { handling: 'official', demonstration: true })))

function Panel() {
  const planning = useHoldfast((state) => state.planning)
  return planning && <PlanPanel planning={planning} />
}
function openPanel(plan: ShiftPlan | null = planFor()) {
  const store = openStore(DATASET, { window: span('2024-06-01', '2024-08-29') })
  store.setState({ planning: { ...NEW_PLANNING, plan } })
  render(
    <StoreContext value={store}>
      <Panel />
    </StoreContext>,
  )
  const choose = (file: File) =>
    fireEvent.change(screen.getByLabelText('File of a plan'), { target: { files: [file] } })
  return { store, choose }
}

test('an opened plan replaces the current one, which can be restored', async () => {
  const { store, choose } = openPanel()
  choose(saved())
  await screen.findByText(/^Plan of “shift\.json” ready\. Visits overlap: by this plan crew A,/)
  expect(store.getState().planning?.plan?.crews).toEqual(SAVED.crews)
  expect(screen.getByLabelText('Seed')).toHaveProperty('value', '77')
  expect(screen.getByLabelText('Start')).toHaveProperty('value', '18:00')
  expect(screen.getByLabelText('Hours')).toHaveProperty('value', '3')
  fireEvent.click(screen.getByRole('button', { name: 'Undo the last change' }))
  expect(store.getState().planning?.plan?.result.request.seed).toBe(1)
})

test('a plan can be opened without a current one', async () => {
  const { store, choose } = openPanel(null)
  choose(saved())
  await screen.findByText('Plan of “shift.json” ready.')
  expect(store.getState().planning?.plan?.crews).toEqual(SAVED.crews)
  expect(screen.getByRole('list', { name: 'Visits of crew A' })).toBeTruthy()
})

test('a file that is no plan is reported, with its name as text, and the current plan stays', async () => {
  const { store, choose } = openPanel()
  const before = store.getState().planning?.plan
  choose(fileWith('<html>Sign in</html>', '<b>x</b>.json'))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('“<b>x</b>.json”: The file holds a web page, not a shift plan.')
  expect(alert.textContent).toContain('The earlier plan is still below.')
  expect(alert.querySelector('b')).toBeNull()
  await waitFor(() => expect(store.getState().planning?.isMaking).toBe(false))
  expect(store.getState().planning?.plan).toBe(before)
})

test('a file that is too large is not read', async () => {
  const { choose } = openPanel()
  choose(fileWith(' '.repeat(5_000_001), 'big.json'))
  expect((await screen.findByRole('alert')).textContent).toContain(
    '“big.json” is far larger than a shift plan.',
  )
})

test('a shift can start at a postcode; the list is loaded when one is typed', async () => {
  const { store } = openPanel()
  store.setState({ postcodes: { kind: 'open', list: [{ postcode: 'ZZ1 1AA', at: NEAR[2] ?? FAR }] } })
  fireEvent.change(screen.getByLabelText('Day'), { target: { value: '2024-08-30' } })
  const startAt = (text: string) => {
    fireEvent.change(screen.getByLabelText('Starts at'), { target: { value: text } })
    fireEvent.submit(screen.getByRole('button', { name: 'Plan this shift' }))
  }
  startAt(' zz11aa ')
  await waitFor(() => expect(store.getState().planning?.plan?.result.request.startAt).toEqual(NEAR[2]))
  const plan = store.getState().planning?.plan
  startAt('M1 1AA')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('“M1 1AA” is not a postcode of the borough in the list of 2018')
  expect(store.getState().planning?.plan).toBe(plan)
})
