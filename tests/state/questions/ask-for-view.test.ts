// @vitest-environment jsdom
/** Questions of the View: sent once for any number of pans, about the edition on screen, and always settled. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '../../../src/state/catalogue.ts'
import { EARLIER_STAYS } from '../../../src/state/questions/ask-for-view.ts'
import { currentOf, latestOf } from '../../../src/state/questions/reply.ts'
import { startEffects } from '../../../src/state/effects.ts'
import { makeStore, type Store } from '../../../src/state/store.ts'
import { RANKING, REST_MILLISECONDS } from '../../../src/state/view.ts'
import type { WorkerData } from '../../../src/worker/editions.ts'
import { answerTo, type Answer, type Question } from '../../../src/worker/questions.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { datasetOf, order, span } from '../../measures/invented-dataset.ts'
import { openStore } from '../open-store.ts'

interface Sent {
  readonly question: Question
  readonly answer: (answer: Answer | null) => void
  readonly fail: (why: unknown) => void
}
const sent: Sent[] = []
vi.mock('../../../src/state/effects/feeds.ts', () => ({
  askWorker: (_: Store, question: Question) =>
    new Promise((resolve, reject) => {
      sent.push({ question, answer: resolve, fail: reject })
    }),
  fatalError: (error: unknown) => ({ kind: 'failed', what: String(error), toDo: '' }),
  startFeeds: () => {},
  startWakeDetection: () => {},
}))
vi.mock('../../../src/state/own-files.ts', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  fetchJson: () => new Promise(() => {}),
}))
vi.mock('../../../src/state/effects/device-storage.ts', () => ({
  startOffline: () => {},
  startClearing: () => {},
}))
vi.mock('../../../src/state/effects/server-polling.ts', () => ({ startServerPolling: () => {} }))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))

const WINDOW = span('2024-01-01', '2024-08-31')
const DATASET = datasetOf([{ on: '2021-01-01' }, { on: '2024-05-02', times: 3 }], {
  orders: [order('2024-06-03', { id: 'co-1' }), order('2024-06-03', { id: 'co-2' })],
})
const opened = openStore(DATASET, { window: WINDOW }).getState().catalogue
if (!opened) throw new Error('no data are open')
const CATALOGUE: Catalogue = opened
const WORKER_DATA: WorkerData = { dataset: DATASET, index: CATALOGUE.index, borough: SMALL_BOROUGH }
const renewed = (): Catalogue => ({ ...CATALOGUE })

const REST = REST_MILLISECONDS
/** Advances the fake timers and settles dynamic imports. */
const rest = async (milliseconds = REST) => {
  await vi.advanceTimersByTimeAsync(milliseconds)
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(0)
}
const kinds = () => sent.map(({ question }) => question.kind)
/** Answers all questions sent, including those sent meanwhile. */
async function answerAll(from = 0) {
  for (let at = from; at < sent.length; at++) {
    const entry = sent[at]
    entry?.answer(answerTo(WORKER_DATA, entry.question))
    await vi.advanceTimersByTimeAsync(0)
  }
}
const choose = (store: Store, id: string) => store.dispatch({ kind: 'choose', chosen: { kind: 'order', id } })

let store: Store
beforeEach(async () => {
  sent.length = 0
  // Without an event, which the stores of earlier tests would follow.
  history.replaceState(null, '', location.pathname)
  vi.useFakeTimers()
  store = makeStore()
  startEffects(store, { listsFirst: false })
  store.setState({ catalogue: CATALOGUE })
  await rest()
  return () => void vi.useRealTimers()
})

describe('a question of the View', () => {
  test('is sent once over five pans of the map, while under way and after its answer', async () => {
    store.dispatch({ kind: 'choose', chosen: RANKING })
    const pan = (at: number) =>
      store.dispatch({
        kind: 'rest-camera',
        camera: { longitude: -2.6 + at / 100, latitude: 53.5, zoom: 13 },
      })
    for (let at = 0; at < 5; at++) {
      await rest(2 * REST)
      pan(at)
    }
    await rest(2 * REST)
    expect(kinds()).toEqual(['places'])
    await answerAll()
    for (let at = 5; at < 10; at++) {
      pan(at)
      await rest(2 * REST)
    }
    expect(kinds()).toEqual(['places', 'choice'])
    expect(currentOf(store.getState().replies.choice)).not.toBeNull()
  })

  test('is sent when the View rests, not for every intermediate state', async () => {
    for (const day of [-20, -10, 0]) {
      store.dispatch({ kind: 'set-window', from: WINDOW.from, to: span('2024-01-01', '2024-06-30').to })
      store.dispatch({ kind: 'choose', chosen: { kind: 'order', id: `co${day}` } })
      await rest(REST / 2)
    }
    expect(kinds()).toEqual([])
    await rest()
    expect(sent.map(({ question }) => question)).toMatchObject([{ kind: 'order', id: 'co0' }])
  })

  test('after a change has the earlier answer, but no current one', async () => {
    choose(store, 'co-1')
    await rest()
    await answerAll()
    expect(currentOf(store.getState().replies.order)?.question.id).toBe('co-1')
    choose(store, 'co-2')
    const { replies } = store.getState()
    expect(currentOf(replies.order)).toBeNull()
    expect(latestOf(replies.order)?.question.id).toBe('co-1')
    store.dispatch({ kind: 'choose', chosen: null })
    expect(store.getState().replies.order).toBeUndefined()
  })

  test('drops the earlier answer when the current one does not come, however often it changes', async () => {
    choose(store, 'co-1')
    await rest()
    await answerAll()
    choose(store, 'co-2')
    await rest(EARLIER_STAYS / 2)
    expect(latestOf(store.getState().replies.order)?.question.id).toBe('co-1')
    choose(store, 'co-3')
    await rest(EARLIER_STAYS / 2)
    expect(store.getState().replies.order).toEqual({ kind: 'waiting', earlier: null })
  })

  test('that comes in time starts the time of the next anew', async () => {
    choose(store, 'co-1')
    await rest()
    await answerAll()
    choose(store, 'co-2')
    await rest(EARLIER_STAYS - 100)
    await answerAll(1)
    choose(store, 'co-4')
    await rest(200)
    expect(latestOf(store.getState().replies.order)?.question.id).toBe('co-2')
  })

  test('drops the earlier answer at once while its worker is replaced', async () => {
    choose(store, 'co-1')
    await rest()
    await answerAll()
    choose(store, 'co-2')
    store.setState({ workerState: 'restarting' })
    expect(store.getState().replies.order).toEqual({ kind: 'waiting', earlier: null })
  })

  test('is not sent if it was dropped, and a late answer to it is ignored', async () => {
    store.dispatch({ kind: 'choose', chosen: RANKING })
    await rest()
    choose(store, 'co-1')
    await rest()
    expect(kinds()).toEqual(['places'])
    await answerAll()
    // `choice` was queued behind `places`.
    expect(kinds()).toEqual(['places', 'order'])
    expect(store.getState().replies.places).toBeUndefined()
    expect(currentOf(store.getState().replies.order)).not.toBeNull()
  })

  test('is answered from the cache when a View returns to it', async () => {
    for (const id of ['co-1', 'co-2']) {
      choose(store, id)
      await rest()
      await answerAll(sent.length - 1)
    }
    choose(store, 'co-1')
    expect(currentOf(store.getState().replies.order)?.question.id).toBe('co-1')
    await rest()
    expect(sent).toHaveLength(2)
  })
})

describe('renewed data', () => {
  test('remove all replies and send the questions again', async () => {
    choose(store, 'co-1')
    await rest()
    await answerAll()
    const before = currentOf(store.getState().replies.order)
    expect(before).not.toBeNull()
    store.setState({ catalogue: renewed() })
    expect(store.getState().replies.order).toEqual({ kind: 'waiting', earlier: null })
    await rest()
    expect(kinds()).toEqual(['order', 'order'])
    await answerAll(1)
    expect(currentOf(store.getState().replies.order)).not.toBeNull()
  })

  test('discard a late answer about the previous data', async () => {
    choose(store, 'co-1')
    await rest()
    store.setState({ catalogue: renewed() })
    await answerAll()
    expect(store.getState().replies.order).toEqual({ kind: 'waiting', earlier: null })
  })
})

test('a failed question stores its failure and is sent again with the next data', async () => {
  choose(store, 'co-1')
  await rest()
  sent[0]?.fail(new Error('its worker did not start'))
  await rest(0)
  expect(store.getState().replies.order).toMatchObject({
    kind: 'failed',
    what: 'The answer did not come: its worker did not start.',
  })
  store.setState({ catalogue: renewed() })
  await rest()
  expect(kinds()).toEqual(['order', 'order'])
})
