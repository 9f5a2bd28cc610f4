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
function slowWorker() {
  const asked: string[] = []
  const waiting: { readonly give: (answer: Answer | null) => void; readonly fail: (why: unknown) => void }[] =
    []
  let edition = 1
  const client = new QuestionClient(
    (question) => {
      asked.push('id' in question ? question.id : question.kind)
      return new Promise((resolve, reject) => {
        waiting.push({ give: resolve, fail: reject })
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
    asked,
    /** Puts other data on screen, with or without notifying the client. */
    renew: (isTold = true) => {
      edition++
      if (isTold) client.followEdition()
    },
    give: async (answer: Answer | null) => {
      ;(await next()).give(answer)
      await nextTurn()
    },
    fail: async (why: unknown) => {
      ;(await next()).fail(why)
      await nextTurn()
    },
  }
}
function heard() {
  const all: QuestionProgress[] = []
  const listener: Listener = (progress) => void all.push(progress)
  return { all, listener, kinds: () => all.map(({ kind }) => kind) }
}

describe('a question under way', () => {
  test('is shared by all subscribers, who all receive the answer', async () => {
    const { client, asked, give } = slowWorker()
    const [one, other] = [heard(), heard()]
    client.subscribe(order('a'), one.listener)
    await nextTurn()
    client.subscribe(order('a'), other.listener)
    client.subscribe(order('a'), other.listener)
    await give(answerTo('a'))
    expect(asked).toEqual(['a'])
    expect(one.all).toEqual([{ kind: 'answered', answer: answerTo('a') }])
    expect(other.kinds()).toEqual(['answered', 'answered'])
  })

  test('is the only one with the worker; others wait in order', async () => {
    const { client, asked, give } = slowWorker()
    for (const id of ['a', 'b', 'c']) client.subscribe(order(id), heard().listener)
    await nextTurn()
    expect(asked).toEqual(['a'])
    await give(answerTo('a'))
    expect(asked).toEqual(['a', 'b'])
    await give(answerTo('b'))
    expect(asked).toEqual(['a', 'b', 'c'])
  })
})

describe('a question without subscribers', () => {
  test('is never sent if it was still queued', async () => {
    const { client, asked, give } = slowWorker()
    client.subscribe(order('a'), heard().listener)
    const { all, listener } = heard()
    const release = client.subscribe(order('b'), listener)
    client.subscribe(order('c'), heard().listener)
    await nextTurn()
    release()
    await give(answerTo('a'))
    expect(asked).toEqual(['a', 'c'])
    expect(all).toEqual([])
  })

  test('is still sent if others wait for it', async () => {
    const { client, asked, give } = slowWorker()
    client.subscribe(order('a'), heard().listener)
    const { kinds, listener } = heard()
    const release = client.subscribe(order('b'), heard().listener)
    client.subscribe(order('b'), listener)
    release()
    release()
    await give(answerTo('a'))
    await give(answerTo('b'))
    expect(asked).toEqual(['a', 'b'])
    expect(kinds()).toEqual(['answered'])
  })

  test('is not reported, but cached for a later subscriber', async () => {
    const { client, asked, give } = slowWorker()
    const gone = heard()
    client.subscribe(order('a'), gone.listener)()
    await nextTurn()
    expect(asked).toEqual([])
    const release = client.subscribe(order('a'), gone.listener)
    await nextTurn()
    release()
    const back = heard()
    client.subscribe(order('a'), back.listener)
    await give(answerTo('a'))
    expect([asked, gone.all, back.kinds()]).toEqual([['a'], [], ['answered']])
  })

  test('stays cached within a limit, the newest first', async () => {
    const { client, asked, give } = slowWorker()
    const ids = Array.from({ length: MAX_CACHED + 1 }, (_, i) => `q${i}`)
    for (const id of ids) {
      const release = client.subscribe(order(id), heard().listener)
      await give(answerTo(id))
      release()
    }
    expect(ids.map((id) => client.cachedAnswer(order(id)) !== null)).toEqual(ids.map((_, i) => i > 0))
    const { kinds, listener } = heard()
    client.subscribe(order('q1'), listener)
    expect(kinds()).toEqual(['answered'])
    expect(asked).toEqual(ids)
  })
})

describe('a new edition', () => {
  test('removes every answer and sends again what is waited for', async () => {
    const { client, asked, give, renew } = slowWorker()
    const { all, listener } = heard()
    client.subscribe(order('a'), listener)
    await give(answerTo('a'))
    renew()
    expect(client.cachedAnswer(order('a'))).toBeNull()
    expect(all.at(-1)).toEqual({ kind: 'waiting' })
    await give(answerTo('a'))
    expect(asked).toEqual(['a', 'a'])
    expect(all.map(({ kind }) => kind)).toEqual(['answered', 'waiting', 'answered'])
  })

  test('never shows a late answer about the previous edition', async () => {
    const { client, asked, give, renew } = slowWorker()
    const { kinds, listener } = heard()
    client.subscribe(order('a'), listener)
    await nextTurn()
    renew()
    await nextTurn()
    expect(asked).toEqual(['a', 'a'])
    // The first question sent, which is about the previous edition.
    await give(answerTo('a'))
    expect(kinds()).toEqual(['waiting'])
    expect(client.cachedAnswer(order('a'))).toBeNull()
    await give(answerTo('a'))
    expect(kinds()).toEqual(['waiting', 'answered'])
  })

  test('is detected on a call before the client is notified', async () => {
    const { client, asked, give, renew } = slowWorker()
    client.subscribe(order('a'), heard().listener)()
    const release = client.subscribe(order('a'), heard().listener)
    await give(answerTo('a'))
    release()
    renew(false)
    expect(client.cachedAnswer(order('a'))).toBeNull()
    client.subscribe(order('b'), heard().listener)
    await nextTurn()
    renew(false)
    await give(answerTo('b'))
    expect(client.cachedAnswer(order('b'))).toBeNull()
    expect(asked).toEqual(['a', 'b', 'b'])
  })

  test('answers what the worker withheld because it already had that edition', async () => {
    const { client, asked, give, renew } = slowWorker()
    const { kinds, listener } = heard()
    client.subscribe(order('a'), listener)
    client.subscribe(order('b'), heard().listener)
    await give(null)
    expect(kinds()).toEqual([])
    // A withheld question does not block others.
    expect(asked).toEqual(['a', 'b'])
    renew()
    await give(null)
    await give(answerTo('a'))
    expect(kinds()).toEqual(['waiting', 'answered'])
  })
})

describe('a failed question', () => {
  test('reports the reason, does not block others, and is sent again on the next call', async () => {
    const { client, asked, fail, give } = slowWorker()
    const { all, listener } = heard()
    const release = client.subscribe(order('a'), listener)
    client.subscribe(order('b'), heard().listener)
    await fail(new Error('no such column'))
    expect(all).toMatchObject([{ kind: 'failed', what: 'The answer did not come: no such column.' }])
    await give(answerTo('b'))
    const shared = heard()
    client.subscribe(order('a'), shared.listener)()
    expect(shared.kinds()).toEqual(['failed'])
    release()
    client.subscribe(order('a'), heard().listener)
    await nextTurn()
    expect(asked).toEqual(['a', 'b', 'a'])
  })
})

describe('a single answer', () => {
  test('is given once, for the edition on screen when it arrives', async () => {
    const { client, asked, give, renew } = slowWorker()
    const { outcome } = client.once(order('a'))
    await nextTurn()
    renew()
    await nextTurn()
    await give(null)
    await give(answerTo('a'))
    expect(await outcome).toEqual({ kind: 'answered', answer: answerTo('a') })
    renew()
    await nextTurn()
    expect(asked).toEqual(['a', 'a'])
    expect(client.cachedAnswer(order('a'))).toBeNull()
  })

  test('is given at once if cached', async () => {
    const { client, give } = slowWorker()
    client.subscribe(order('a'), heard().listener)
    await give(answerTo('a'))
    expect(await client.once(order('a')).outcome).toMatchObject({ kind: 'answered' })
  })

  test('reports when it is dropped, and then costs the worker nothing', async () => {
    const { client, asked } = slowWorker()
    const { outcome, drop } = client.once(order('a'))
    drop()
    expect(await outcome).toEqual({ kind: 'dropped' })
    await nextTurn()
    expect(asked).toEqual([])
  })
})
