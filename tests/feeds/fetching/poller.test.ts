/** One thing asked for again and again, whatever its server does: never two requests, the newest wins, nothing is lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSuddenlyEmpty } from '../../../src/feeds/fetching/fetch-state.ts'
import { Poller, type Subject } from '../../../src/feeds/fetching/poller.ts'
import { sourceText } from '../../../src/feeds/streams/feed-source.ts'
import { suddenlyEmpty } from '../../../src/feeds/fetching/fetch-errors.ts'
import { bodyOf, inventedWorld, silence, type AnswerFor } from './invented-world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A list of rows as a text: `3 rows`. */
interface Rows {
  readonly kind: 'held'
  readonly serial: number
  readonly rows: number
}

function lineWith(answer: AnswerFor) {
  const invented = inventedWorld(answer)
  const used: Rows[] = []
  const told: { tag: string | null } = { tag: null }
  const subject: Subject<Rows> = {
    url: new URL('http://localhost/feeds/a.geojson'),
    refreshMinutes: () => 10,
    validators: () => (told.tag === null ? null : { etag: told.tag, lastModified: null }),
    read: async (source) => {
      try {
        const [serial = 0, rows] = JSON.parse(await sourceText(source)) as number[]
        if (rows === undefined) throw new Error('no rows')
        return { kind: 'held', serial, rows }
      } catch {
        return { kind: 'failed', what: 'It is no list.', toDo: 'Mend it.' }
      }
    },
    doubt: async ({ rows }, isSecond) => {
      const before = used.at(-1)?.rows ?? 0
      return !isSecond && isSuddenlyEmpty(rows, before) ? suddenlyEmpty(rows, before) : null
    },
    accept: ({ value, validators }) => {
      used.push(value)
      told.tag = validators?.etag ?? null
    },
    stillCurrent: () => Promise.resolve(used.length > 0),
    onChange: () => {},
  }
  const line = new Poller(subject, invented.world)
  return { ...invented, line, subject, used }
}

const rows = (serial: number, count: number, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(JSON.stringify([serial, count]), { headers }))
const status = (code: number, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(code === 304 ? null : 'no', { status: code, headers }))

type Deed = (serial: number, url: URL, init: RequestInit) => Promise<Response>
const DEEDS: Readonly<Record<string, Deed>> = {
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

describe('a line', () => {
  test('under any run of answers: one request at a time, Retry-After kept, the last good rows kept, the newest last', async () => {
    const name = fc.constantFrom(...Object.keys(DEEDS))
    const person = fc.constantFrom('nothing', 'asks', 'comes back', 'sleeps')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, person, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 14 }),
        async (deeds) => {
          let [serial, notBefore, most] = [0, 0, 0]
          const open = new Set<number>()
          const { line, world, used, pass, sleep, setChance } = lineWith((url, init) => {
            const own = ++serial
            expect(world.now()).toBeGreaterThanOrEqual(notBefore)
            open.add(own)
            most = Math.max(most, open.size)
            const deed = deeds[Math.min(own, deeds.length) - 1]?.[0] ?? 'whole'
            init.signal?.addEventListener('abort', () => open.delete(own))
            const answer = DEEDS[deed]?.(own, url, init) ?? rows(own, 100)
            return answer.then(
              (response) => {
                if (response.status === 429) notBefore = world.now() + 1_800_000
                open.delete(own)
                return response
              },
              (error: unknown) => {
                open.delete(own)
                throw error
              },
            )
          })
          void line.ask()
          for (const [, does, chance] of deeds) {
            setChance(chance)
            await pass(chance * HOUR)
            if (does === 'asks') void line.ask()
            if (does === 'comes back') line.wake(true)
            if (does === 'sleeps') sleep(3 * HOUR)
            if (does === 'sleeps') line.wake(false)
            await pass(MINUTE)
          }
          line.stop()
          expect(most).toBeLessThanOrEqual(1)
          const serials = used.map((one) => one.serial)
          expect(serials).toEqual(serials.toSorted((a, b) => a - b))
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  test('asks at its pace with what it was told of the file, and takes "nothing new" at its word', async () => {
    const asked: (string | null)[] = []
    const { line, pass, used } = lineWith((_url, init) => {
      asked.push(new Headers(init.headers).get('if-none-match'))
      return asked.length === 1 ? rows(1, 3, { etag: '"a"' }) : status(304)
    })
    void line.ask()
    await pass(25 * MINUTE)
    expect(asked).toEqual([null, '"a"', '"a"'])
    expect(used).toHaveLength(1)
    expect(line.course).toMatchObject({ trouble: null, failures: 0 })
  })

  test('counts failures anew after an answer that was good: the next one is waited for as after the first', async () => {
    let isDown = true
    const { line, world, pass, setChance, used } = lineWith(() => (isDown ? status(500) : rows(1, 3)))
    setChance(1)
    const wait = () => line.course.nextTryAt - world.now()
    void line.ask()
    await pass(0)
    expect([line.course.failures, wait()]).toEqual([1, 15_000])
    await pass(15_000 + 30_000 + 60_000)
    expect([line.course.failures, wait()]).toEqual([4, 120_000])
    isDown = false
    await pass(120_000)
    expect([used.length, line.course.failures]).toEqual([1, 0])
    isDown = true
    await line.ask()
    expect([line.course.failures, wait()]).toEqual([1, 15_000])
  })

  test('"nothing new" where nothing is held is asked again for everything, once', async () => {
    const { line, subject, pass, used, asked } = lineWith((_url, init) =>
      new Headers(init.headers).has('if-none-match') ? status(304) : rows(1, 3),
    )
    line.change({ ...subject, validators: () => ({ etag: '"lost"', lastModified: null }) })
    await pass(MINUTE)
    expect([used.length, asked()]).toEqual([1, 2])

    const stubborn = lineWith(() => status(304))
    void stubborn.line.ask()
    await stubborn.pass(1000)
    expect(stubborn.line.course.trouble).toMatchObject({ kind: 'refused' })
    expect(stubborn.line.course.trouble?.what).toContain('304')
  })

  test('a feed that is suddenly empty is doubted until a second answer agrees', async () => {
    let count = 500
    const { line, pass, used } = lineWith(() => rows(1, count))
    void line.ask()
    await pass(MINUTE)
    count = 20
    void line.ask()
    await pass(1000)
    expect(used.map((one) => one.rows)).toEqual([500])
    expect(line.course.trouble).toMatchObject({ kind: 'suddenly-empty' })
    await pass(MINUTE)
    expect(used.map((one) => one.rows)).toEqual([500, 20])
    expect(line.course.trouble).toBeNull()
    // Back to full: nothing to doubt.
    count = 400
    void line.ask()
    await pass(1000)
    expect(used.at(-1)?.rows).toBe(400)
  })

  test('an answer to another address than the newest is not taken, however late it comes', async () => {
    let answerLate = (_response: Response) => {}
    const { line, subject, pass, used } = lineWith((url) =>
      url.pathname.endsWith('old') ? new Promise((resolve) => (answerLate = resolve)) : rows(2, 2),
    )
    line.change({ ...subject, url: new URL('http://localhost/old') })
    await pass(10)
    line.change({ ...subject, url: new URL('http://localhost/new') })
    await pass(10)
    answerLate(new Response('[1,1]'))
    await pass(MINUTE)
    expect(used).toEqual([{ kind: 'held', serial: 2, rows: 2 }])
  })

  test('after a long sleep it asks soon, and not at the very moment of waking', async () => {
    const { line, pass, sleep, asked, world } = lineWith((_url) => rows(1, 1))
    void line.ask()
    await pass(1000)
    sleep(8 * HOUR)
    line.wake(false)
    expect(asked()).toBe(1)
    await pass(world.limits.wakeSpread)
    expect(asked()).toBe(2)
  })
})
