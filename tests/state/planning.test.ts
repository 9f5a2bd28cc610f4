/** Planning through the question client: the plan requested last, about the data on screen, or the failure. */
import { beforeEach, expect, test, vi } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { makePlan } from '../../src/state/planning/planning-actions.ts'
import type { Store } from '../../src/state/store.ts'
import { answerTo, type Answer, type Question } from '../../src/worker/questions.ts'
import { GROUND } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { fridays, planFor } from '../measures/planning/invented-shift.ts'
import { openStore } from './open-store.ts'

const DATASET = fridays()
const HELD = {
  dataset: DATASET,
  index: buildClusterIndex(DATASET.incidents, DATASET.categories.length),
  borough: GROUND.borough,
}
interface Sent {
  readonly question: Question
  readonly answer: (answer: Answer | null) => void
  readonly fail: (why: unknown) => void
}
const sent: Sent[] = []
vi.mock('../../src/state/effects/feeds.ts', () => ({
  askWorker: (_: Store, question: Question) =>
    new Promise((resolve, reject) => {
      sent.push({ question, answer: resolve, fail: reject })
    }),
}))

const nextTurn = () => new Promise((resolve) => setTimeout(resolve))
const answer = async (at: number) => {
  await nextTurn()
  const entry = sent[at]
  entry?.answer(answerTo(HELD, entry.question))
  await nextTurn()
}
const shift = (seed: number) => planFor({ seed }).result.request
const open = () => openStore(DATASET, { window: span('2024-06-01', '2024-08-29') })

beforeEach(() => void sent.splice(0))

test('the plan requested last is shown, whatever was under way', async () => {
  const store = open()
  const first = makePlan(store, shift(1))
  await nextTurn()
  const second = makePlan(store, shift(2))
  await answer(0)
  await first
  expect(store.getState().planning).toMatchObject({ isMaking: true, plan: null, fault: null })
  await answer(1)
  expect(store.getState().planning?.plan?.result.request.seed).toBe(2)
  await answer(2)
  await second
  expect(store.getState().planning?.plan?.result.choice).toMatch(/\w/)
  expect(sent.map(({ question }) => question.kind)).toEqual(['plan', 'plan', 'plan-choice'])
})

test('a plan requested twice is computed once', async () => {
  const store = open()
  const pressed = [makePlan(store, shift(1)), makePlan(store, shift(1))]
  await answer(0)
  await answer(1)
  await Promise.all(pressed)
  expect(sent.map(({ question }) => question.kind)).toEqual(['plan', 'plan-choice'])
  expect(store.getState().planning).toMatchObject({ isMaking: false, fault: null })
})

test('data renewed meanwhile are used for the plan', async () => {
  const store = open()
  const planning = makePlan(store, shift(1))
  await nextTurn()
  const { catalogue } = store.getState()
  store.setState({ catalogue: catalogue && { ...catalogue } })
  await answer(0)
  expect(store.getState().planning).toMatchObject({ isMaking: true, plan: null })
  await answer(1)
  await answer(2)
  await planning
  expect(store.getState().planning?.plan?.result.request.seed).toBe(1)
})

test('a failed plan is reported, and so is a failed assessment of the choice', async () => {
  const store = open()
  const lost = makePlan(store, shift(1))
  await nextTurn()
  sent[0]?.fail(new Error('its worker did not start'))
  await lost
  expect(store.getState().planning?.isMaking).toBe(false)
  expect(store.getState().planning?.fault).toContain('its worker did not start')
  const planning = makePlan(store, shift(1))
  await answer(1)
  await nextTurn()
  sent[2]?.fail(new Error('out of memory'))
  await planning
  expect(store.getState().planning?.plan?.result.choice).toContain('is not known')
})
