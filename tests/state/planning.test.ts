/** Planning through the client of questions: the plan asked for last, of the data on screen, or why there is none. */
import { beforeEach, expect, test, vi } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { makePlan } from '../../src/state/planning/planning-actions.ts'
import type { Store } from '../../src/state/store.ts'
import { answerTo, type Answer, type Question } from '../../src/worker/questions.ts'
import { GROUND } from '../feeds/demonstration-ground.ts'
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
  readonly give: (answer: Answer | null) => void
  readonly fail: (why: unknown) => void
}
const sent: Sent[] = []
vi.mock('../../src/state/effects/feeds.ts', () => ({
  askWorker: (_: Store, question: Question) =>
    new Promise((resolve, reject) => {
      sent.push({ question, give: resolve, fail: reject })
    }),
}))

const nextTurn = () => new Promise((resolve) => setTimeout(resolve))
const answer = async (at: number) => {
  await nextTurn()
  const one = sent[at]
  one?.give(answerTo(HELD, one.question))
  await nextTurn()
}
const shift = (seed: number) => planFor({ seed }).result.request
const open = () => openStore(DATASET, { window: span('2024-06-01', '2024-08-29') })

beforeEach(() => void sent.splice(0))

test('the plan asked for last stands, whatever was under way', async () => {
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

test('a plan pressed for twice is asked for once', async () => {
  const store = open()
  const pressed = [makePlan(store, shift(1)), makePlan(store, shift(1))]
  await answer(0)
  await answer(1)
  await Promise.all(pressed)
  expect(sent.map(({ question }) => question.kind)).toEqual(['plan', 'plan-choice'])
  expect(store.getState().planning).toMatchObject({ isMaking: false, fault: null })
})

test('data that are renewed meanwhile give the plan, not those of before', async () => {
  const store = open()
  const made = makePlan(store, shift(1))
  await nextTurn()
  const { catalogue } = store.getState()
  store.setState({ catalogue: catalogue && { ...catalogue } })
  await answer(0)
  expect(store.getState().planning).toMatchObject({ isMaking: true, plan: null })
  await answer(1)
  await answer(2)
  await made
  expect(store.getState().planning?.plan?.result.request.seed).toBe(1)
})

test('a plan that does not come is said, and so is a choice that does not', async () => {
  const store = open()
  const lost = makePlan(store, shift(1))
  await nextTurn()
  sent[0]?.fail(new Error('its worker did not start'))
  await lost
  expect(store.getState().planning?.isMaking).toBe(false)
  expect(store.getState().planning?.fault).toContain('its worker did not start')
  const made = makePlan(store, shift(1))
  await answer(1)
  await nextTurn()
  sent[2]?.fail(new Error('out of memory'))
  await made
  expect(store.getState().planning?.plan?.result.choice).toContain('is not known')
})
