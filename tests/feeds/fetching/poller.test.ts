/** Repeated fetching against any server: never two requests at once, the newest outcome counts, good rows are retained. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doubtOf } from '../../../src/feeds/fetching/doubt.ts'
import { Poller, type PollSubject } from '../../../src/feeds/fetching/poller.ts'
import { sourceText } from '../../../src/feeds/streams/feed-source.ts'
import { bodyOf, simulatedContext, silence, type AnswerFor } from './simulated-context.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Content of a response: a serial number and a number of rows. */
interface Rows {
  readonly kind: 'held'
  readonly serial: number
  readonly rows: number
}

function pollerWith(answer: AnswerFor) {
  const simulated = simulatedContext(answer)
  const used: Rows[] = []
  const latest: { etag: string | null } = { etag: null }
  const subject: PollSubject<Rows> = {
    url: new URL('http://localhost/feeds/a.geojson'),
    refreshMinutes: () => 10,
    validators: () => (latest.etag === null ? null : { etag: latest.etag, lastModified: null }),
    read: async (source) => {
      try {
        const [serial = 0, rows] = JSON.parse(await sourceText(source)) as number[]
        if (rows === undefined) throw new Error('no rows')
        return { kind: 'held', serial, rows }
      } catch {
        return { kind: 'failed', what: 'It is no list.', toDo: 'Mend it.' }
      }
    },
    doubt: async ({ rows }) => doubtOf(rows, used.at(-1)?.rows ?? 0),
    accept: ({ value, validators }) => {
      used.push(value)
      latest.etag = validators?.etag ?? null
    },
    confirmCurrent: () => Promise.resolve(used.length > 0),
    onChange: () => {},
  }
  const poller = new Poller(subject, simulated.context)
  return { ...simulated, poller, subject, used }
}

const rows = (serial: number, count: number, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(JSON.stringify([serial, count]), { headers }))
const status = (code: number, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(code === 304 ? null : 'no', { status: code, headers }))

type ServerAction = (serial: number, url: URL, init: RequestInit) => Promise<Response>
const ACTIONS: Readonly<Record<string, ServerAction>> = {
  whole: (serial) => rows(serial, 100),
  empty: (serial) => rows(serial, 0),
  unchanged: () => status(304),
  wrong: () => status(500),
  busy: () => status(429, { 'retry-after': '1800' }),
  signIn: () => status(401),
  gone: () => Promise.reject(new TypeError('failed')),
  silent: (_serial, _url, init) => silence(init),
  cut: (serial) => Promise.resolve(new Response(bodyOf([`[${serial},`], 'break'))),
  short: (serial) => rows(serial, 100, { 'content-length': '5000' }),
  hangs: (serial) => Promise.resolve(new Response(bodyOf([`[${serial},`], 'hang'))),
  page: () => Promise.resolve(new Response('<!doctype html><title>Sign in</title>')),
}

describe('a poller', () => {
  test('under any sequence of responses: one request at a time, Retry-After obeyed, good rows retained, newest last', async () => {
    const name = fc.constantFrom(...Object.keys(ACTIONS))
    const userAction = fc.constantFrom('nothing', 'asks', 'comes back', 'sleeps')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, userAction, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 14 }),
        async (actions) => {
          let [serial, notBefore, most] = [0, 0, 0]
          const open = new Set<number>()
          const { poller, context, used, pass, sleep, setRandom } = pollerWith((url, init) => {
            const current = ++serial
            expect(context.now()).toBeGreaterThanOrEqual(notBefore)
            open.add(current)
            most = Math.max(most, open.size)
            const action = actions[Math.min(current, actions.length) - 1]?.[0] ?? 'whole'
            init.signal?.addEventListener('abort', () => open.delete(current))
            const answer = ACTIONS[action]?.(current, url, init) ?? rows(current, 100)
            return answer.then(
              (response) => {
                if (response.status === 429) notBefore = context.now() + 1_800_000
                open.delete(current)
                return response
              },
              (error: unknown) => {
                open.delete(current)
                throw error
              },
            )
          })
          void poller.fetchNow()
          for (const [, does, random] of actions) {
            setRandom(random)
            await pass(random * HOUR)
            if (does === 'asks') void poller.fetchNow()
            if (does === 'comes back') poller.wake(true)
            if (does === 'sleeps') sleep(3 * HOUR)
            if (does === 'sleeps') poller.wake(false)
            await pass(MINUTE)
          }
          poller.stop()
          expect(most).toBeLessThanOrEqual(1)
          const serials = used.map((one) => one.serial)
          expect(serials).toEqual(serials.toSorted((a, b) => a - b))
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  test('requests at its pace with the last validators, and accepts "not modified"', async () => {
    const sent: (string | null)[] = []
    const { poller, pass, used } = pollerWith((_url, init) => {
      sent.push(new Headers(init.headers).get('if-none-match'))
      return sent.length === 1 ? rows(1, 3, { etag: '"a"' }) : status(304)
    })
    void poller.fetchNow()
    await pass(25 * MINUTE)
    expect(sent).toEqual([null, '"a"', '"a"'])
    expect(used).toHaveLength(1)
    expect(poller.state).toMatchObject({ error: null, failures: 0 })
  })

  test('resets the back-off after a success', async () => {
    let isDown = true
    const { poller, context, pass, setRandom, used } = pollerWith(() => (isDown ? status(500) : rows(1, 3)))
    setRandom(1)
    const wait = () => poller.state.nextTryAt - context.now()
    void poller.fetchNow()
    await pass(0)
    expect([poller.state.failures, wait()]).toEqual([1, 15_000])
    await pass(15_000 + 30_000 + 60_000)
    expect([poller.state.failures, wait()]).toEqual([4, 120_000])
    isDown = false
    await pass(120_000)
    expect([used.length, poller.state.failures]).toEqual([1, 0])
    isDown = true
    await poller.fetchNow()
    expect([poller.state.failures, wait()]).toEqual([1, 15_000])
  })

  test('requests everything, once, after "not modified" without content in use', async () => {
    const { poller, subject, pass, used, requests } = pollerWith((_url, init) =>
      new Headers(init.headers).has('if-none-match') ? status(304) : rows(1, 3),
    )
    poller.change({ ...subject, validators: () => ({ etag: '"lost"', lastModified: null }) })
    await pass(MINUTE)
    expect([used.length, requests()]).toEqual([1, 2])

    const faulty = pollerWith(() => status(304))
    void faulty.poller.fetchNow()
    await faulty.pass(1000)
    expect(faulty.poller.state.error).toMatchObject({ kind: 'refused' })
    expect(faulty.poller.state.error?.what).toContain('304')
  })

  describe('doubts content with far fewer or far more rows', () => {
    /** A poller with 500 rows in use, and a server that answers with `next` from then on. */
    async function inDoubt(next: Answer) {
      const server: { answer: Answer } = { answer: () => rows(1, 500) }
      const subject = pollerWith((_url, init) => server.answer(new Headers(init.headers)))
      void subject.poller.fetchNow()
      await subject.pass(1000)
      server.answer = next
      await subject.pass(15 * MINUTE)
      return { ...subject, server, counts: () => subject.used.map((one) => one.rows) }
    }
    type Answer = (headers: Headers) => Promise<Response>

    test('however often it is answered, at the usual pace', async () => {
      const { poller, pass, counts, requests } = await inDoubt(() => rows(2, 0))
      const before = requests()
      await pass(HOUR)
      expect(requests() - before).toBe(6)
      expect(counts()).toEqual([500])
      expect(poller.state).toMatchObject({ doubt: { held: 500, offered: 0 }, error: null, failures: 0 })
    })
    test('until other content is plausible', async () => {
      const { poller, pass, counts, server } = await inDoubt(() => rows(2, 0))
      server.answer = () => rows(3, 480)
      await pass(15 * MINUTE)
      expect([...new Set(counts())]).toEqual([500, 480])
      expect(poller.state.doubt).toBeNull()
      expect(poller.acceptDoubted({ held: 500, offered: 0 })).toBe(false)
    })
    test('until a person accepts it, who was shown these numbers', async () => {
      const { poller, pass, used, server } = await inDoubt(() => rows(2, 0))
      server.answer = () => rows(3, 20)
      await pass(15 * MINUTE)
      expect(poller.acceptDoubted({ held: 500, offered: 0 })).toBe(false)
      expect(poller.acceptDoubted({ held: 20, offered: 20 })).toBe(false)
      expect(poller.state.doubt).toEqual({ held: 500, offered: 20 })
      expect(poller.acceptDoubted({ held: 500, offered: 20 })).toBe(true)
      expect(used.at(-1)).toEqual({ kind: 'held', serial: 3, rows: 20 })
      expect(poller.state).toMatchObject({ doubt: null, error: null })
      expect(poller.acceptDoubted({ held: 500, offered: 20 })).toBe(false)
      await pass(HOUR)
      expect(poller.state.doubt).toBeNull()
    })
    test('also where nothing newer than it is answered, which is asked by its tag alone', async () => {
      const tagged = await inDoubt((headers) =>
        headers.get('if-none-match') === '"empty"' ? status(304) : rows(2, 0, { etag: '"empty"' }),
      )
      await tagged.pass(HOUR)
      expect(tagged.counts()).toEqual([500])
      expect(tagged.poller.state.doubt).toEqual({ held: 500, offered: 0 })
      expect(tagged.poller.acceptDoubted({ held: 500, offered: 0 })).toBe(true)
      await tagged.pass(HOUR)
      expect(tagged.counts()).toEqual([500, 0])

      const asked: string[][] = []
      await inDoubt((headers) => {
        asked.push([...headers.keys()])
        return rows(2, 0, { 'last-modified': 'Sun, 30 Jun 2024 11:00:00 GMT' })
      })
      expect(asked).toEqual([[]])
    })
    test('and keeps the doubt while requests fail or are cancelled', async () => {
      const { poller, pass, counts, server } = await inDoubt(() => rows(2, 0))
      server.answer = () => status(500)
      await pass(HOUR)
      expect(poller.state).toMatchObject({ doubt: { offered: 0 }, error: { kind: 'refused' } })
      expect(poller.acceptDoubted({ held: 500, offered: 0 })).toBe(true)
      expect(counts()).toEqual([500, 0])
      expect(poller.state).toMatchObject({ doubt: null, error: { kind: 'refused' } })
    })
    test('and reads it again for another subject before it can be accepted', async () => {
      const { poller, subject, pass, counts } = await inDoubt(() => rows(2, 0))
      poller.change(subject)
      expect(poller.state.doubt).toEqual({ held: 500, offered: 0 })
      expect(poller.acceptDoubted({ held: 500, offered: 0 })).toBe(false)
      await pass(1000)
      expect(poller.acceptDoubted({ held: 500, offered: 0 })).toBe(true)
      expect(counts()).toEqual([500, 0])
    })
    test('and ends the doubt for a subject that is not to be compared', async () => {
      const { poller, subject } = await inDoubt(() => rows(2, 0))
      poller.change(subject, true)
      expect(poller.state.doubt).toBeNull()
    })
  })

  test('ignores a late response from an earlier address', async () => {
    let respondLate = (_response: Response) => {}
    const { poller, subject, pass, used } = pollerWith((url) =>
      url.pathname.endsWith('old') ? new Promise((resolve) => (respondLate = resolve)) : rows(2, 2),
    )
    poller.change({ ...subject, url: new URL('http://localhost/old') })
    await pass(10)
    poller.change({ ...subject, url: new URL('http://localhost/new') })
    await pass(10)
    respondLate(new Response('[1,1]'))
    await pass(MINUTE)
    expect(used).toEqual([{ kind: 'held', serial: 2, rows: 2 }])
  })

  test('requests soon after a long sleep, but not at the moment of waking', async () => {
    const { poller, pass, sleep, requests, context } = pollerWith((_url) => rows(1, 1))
    void poller.fetchNow()
    await pass(1000)
    sleep(8 * HOUR)
    poller.wake(false)
    expect(requests()).toBe(1)
    await pass(context.limits.wakeSpread)
    expect(requests()).toBe(2)
  })
})
