/** The question client: sharing, dropping, editions and failures. */
import { describe, expect, test } from 'vitest'
import {
  MAX_CACHED,
  QuestionClient,
  type Listener,
  type QuestionProgress,
} from '../../../src/state/questions/question-client.ts'
import type { Answer, Question } from '../../../src/worker/questions.ts'

const order = (id: string): Question => ({ kind: 'order', id })
const answerTo = (id: string): Answer => ({
  kind: 'order',
  question: { kind: 'order', id },
  comparison: null,
})
const nextTurn = () => new Promise((resolve) => setTimeout(resolve))

/** A fake worker that answers on request, in the order of the questions. */
function fakeWorker() {
  const sentIds: string[] = []
  const waiting: {
    readonly answer: (answer: Answer | null) => void
    readonly fail: (why: unknown) => void
  }[] = []
  let edition = 1
  const client = new QuestionClient(
    (question) => {
      sentIds.push('id' in question ? question.id : question.kind)
      return new Promise((resolve, reject) => {
        waiting.push({ answer: resolve, fail: reject })
      })
    },
    () => edition,
  )
  const next = async () => {
    await nextTurn()
    const one = waiting.shift()
    if (!one) throw new Error('nothing was asked')
    return one
  }
  return {
    client,
    sentIds,
    /** Puts other data on screen, with or without notifying the client. */
    renew: (isTold = true) => {
      edition++
      if (isTold) client.followEdition()
    },
    answer: async (answer: Answer | null) => {
      ;(await next()).answer(answer)
      await nextTurn()
    },
    fail: async (why: unknown) => {
      ;(await next()).fail(why)
      await nextTurn()
    },
  }
}
function recorder() {
  const all: QuestionProgress[] = []
  const listener: Listener = (progress) => void all.push(progress)
  return { all, listener, kinds: () => all.map(({ kind }) => kind) }
}

describe('a question under way', () => {
  test('is shared by all subscribers, who all receive the answer', async () => {
    const { client, sentIds, answer } = fakeWorker()
    const [one, other] = [recorder(), recorder()]
    client.subscribe(order('a'), one.listener)
    await nextTurn()
    client.subscribe(order('a'), other.listener)
    client.subscribe(order('a'), other.listener)
    await answer(answerTo('a'))
    expect(sentIds).toEqual(['a'])
    expect(one.all).toEqual([{ kind: 'answered', answer: answerTo('a') }])
    expect(other.kinds()).toEqual(['answered', 'answered'])
  })

  test('is the only one with the worker; others wait in order', async () => {
    const { client, sentIds, answer } = fakeWorker()
    for (const id of ['a', 'b', 'c']) client.subscribe(order(id), recorder().listener)
    await nextTurn()
    expect(sentIds).toEqual(['a'])
    await answer(answerTo('a'))
    expect(sentIds).toEqual(['a', 'b'])
    await answer(answerTo('b'))
    expect(sentIds).toEqual(['a', 'b', 'c'])
  })
})

describe('a question without subscribers', () => {
  test('is never sent if it was still queued', async () => {
    const { client, sentIds, answer } = fakeWorker()
    client.subscribe(order('a'), recorder().listener)
    const { all, listener } = recorder()
    const release = client.subscribe(order('b'), listener)
    client.subscribe(order('c'), recorder().listener)
    await nextTurn()
    release()
    await answer(answerTo('a'))
    expect(sentIds).toEqual(['a', 'c'])
    expect(all).toEqual([])
  })

  test('is still sent if others wait for it', async () => {
    const { client, sentIds, answer } = fakeWorker()
    client.subscribe(order('a'), recorder().listener)
    const { kinds, listener } = recorder()
    const release = client.subscribe(order('b'), recorder().listener)
    client.subscribe(order('b'), listener)
    release()
    release()
    await answer(answerTo('a'))
    await answer(answerTo('b'))
    expect(sentIds).toEqual(['a', 'b'])
    expect(kinds()).toEqual(['answered'])
  })

  test('is not reported, but cached for a later subscriber', async () => {
    const { client, sentIds, answer } = fakeWorker()
    const gone = recorder()
    client.subscribe(order('a'), gone.listener)()
    await nextTurn()
    expect(sentIds).toEqual([])
    const release = client.subscribe(order('a'), gone.listener)
    await nextTurn()
    release()
    const back = recorder()
    client.subscribe(order('a'), back.listener)
    await answer(answerTo('a'))
    expect([sentIds, gone.all, back.kinds()]).toEqual([['a'], [], ['answered']])
  })

  test('stays cached within a limit, the newest first', async () => {
    const { client, sentIds, answer } = fakeWorker()
    const ids = Array.from({ length: MAX_CACHED + 1 }, (_, i) => `q${i}`)
    for (const id of ids) {
      const release = client.subscribe(order(id), recorder().listener)
      await answer(answerTo(id))
      release()
    }
    expect(ids.map((id) => client.cachedAnswer(order(id)) !== null)).toEqual(ids.map((_, i) => i > 0))
    const { kinds, listener } = recorder()
    client.subscribe(order('q1'), listener)
    expect(kinds()).toEqual(['answered'])
    expect(sentIds).toEqual(ids)
  })
})

describe('a new edition', () => {
  test('removes every answer and sends again what is waited for', async () => {
    const { client, sentIds, answer, renew } = fakeWorker()
    const { all, listener } = recorder()
    client.subscribe(order('a'), listener)
    await answer(answerTo('a'))
    renew()
    expect(client.cachedAnswer(order('a'))).toBeNull()
    expect(all.at(-1)).toEqual({ kind: 'waiting' })
    await answer(answerTo('a'))
    expect(sentIds).toEqual(['a', 'a'])
    expect(all.map(({ kind }) => kind)).toEqual(['answered', 'waiting', 'answered'])
  })

  test('never shows a late answer about the previous edition', async () => {
    const { client, sentIds, answer, renew } = fakeWorker()
    const { kinds, listener } = recorder()
    client.subscribe(order('a'), listener)
    await nextTurn()
    renew()
    await nextTurn()
    expect(sentIds).toEqual(['a', 'a'])
    // The first question sent, which is about the previous edition.
    await answer(answerTo('a'))
    expect(kinds()).toEqual(['waiting'])
    expect(client.cachedAnswer(order('a'))).toBeNull()
    await answer(answerTo('a'))
    expect(kinds()).toEqual(['waiting', 'answered'])
  })

  test('is detected on a call before the client is notified', async () => {
    const { client, sentIds, answer, renew } = fakeWorker()
    client.subscribe(order('a'), recorder().listener)()
    const release = client.subscribe(order('a'), recorder().listener)
    await answer(answerTo('a'))
    release()
    renew(false)
    expect(client.cachedAnswer(order('a'))).toBeNull()
    client.subscribe(order('b'), recorder().listener)
    await nextTurn()
    renew(false)
    await answer(answerTo('b'))
    expect(client.cachedAnswer(order('b'))).toBeNull()
    expect(sentIds).toEqual(['a', 'b', 'b'])
  })

  test('answers what the worker withheld because it already had that edition', async () => {
    const { client, sentIds, answer, renew } = fakeWorker()
    const { kinds, listener } = recorder()
    client.subscribe(order('a'), listener)
    client.subscribe(order('b'), recorder().listener)
    await answer(null)
    expect(kinds()).toEqual([])
    // A withheld question does not block others.
    expect(sentIds).toEqual(['a', 'b'])
    renew()
    await answer(null)
    await answer(answerTo('a'))
    expect(kinds()).toEqual(['waiting', 'answered'])
  })
})

describe('a failed question', () => {
  test('reports the reason, does not block others, and is sent again on the next call', async () => {
    const { client, sentIds, fail, answer } = fakeWorker()
    const { all, listener } = recorder()
    const release = client.subscribe(order('a'), listener)
    client.subscribe(order('b'), recorder().listener)
    await fail(new Error('no such column'))
    expect(all).toMatchObject([{ kind: 'failed', what: 'The answer did not come: no such column.' }])
    await answer(answerTo('b'))
    const shared = recorder()
    client.subscribe(order('a'), shared.listener)()
    expect(shared.kinds()).toEqual(['failed'])
    release()
    client.subscribe(order('a'), recorder().listener)
    await nextTurn()
    expect(sentIds).toEqual(['a', 'b', 'a'])
  })
})

describe('a single answer', () => {
  test('is given once, for the edition on screen when it arrives', async () => {
    const { client, sentIds, answer, renew } = fakeWorker()
    const { outcome } = client.once(order('a'))
    await nextTurn()
    renew()
    await nextTurn()
    await answer(null)
    await answer(answerTo('a'))
    expect(await outcome).toEqual({ kind: 'answered', answer: answerTo('a') })
    renew()
    await nextTurn()
    expect(sentIds).toEqual(['a', 'a'])
    expect(client.cachedAnswer(order('a'))).toBeNull()
  })

  test('is given at once if cached', async () => {
    const { client, answer } = fakeWorker()
    client.subscribe(order('a'), recorder().listener)
    await answer(answerTo('a'))
    expect(await client.once(order('a')).outcome).toMatchObject({ kind: 'answered' })
  })

  test('reports when it is dropped, and then costs the worker nothing', async () => {
    const { client, sentIds } = fakeWorker()
    const { outcome, drop } = client.once(order('a'))
    drop()
    expect(await outcome).toEqual({ kind: 'dropped' })
    await nextTurn()
    expect(sentIds).toEqual([])
  })
})
