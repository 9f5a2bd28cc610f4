/** One request against a server that does everything wrong: each fault by its own name, in words. */
import { describe, expect, test } from 'vitest'
import { requested, type Answer } from '../../../src/feeds/fetching/request.ts'
import type { Validators } from '../../../src/feeds/streams/feed-source.ts'
import { bodyOf, inventedWorld, silence, type AnswerFor } from './invented-world.ts'

const url = new URL('http://localhost/feeds/a.geojson')

async function ask(answer: AnswerFor, validators: Validators | null = null) {
  const { world, pass } = inventedWorld(answer)
  const giveUp = new AbortController()
  let outcome: Answer | null = null
  let body: { text: string | null; fault: string | null; look: string } | null = null
  const wanted = { url, validators, signal: giveUp.signal }
  const done = requested(wanted, world).then(async (next) => {
    outcome = next
    if (next.kind !== 'body') return
    const text = await new Response(next.body.stream).text().catch(() => null)
    body = { text, fault: next.body.fault()?.kind ?? null, look: next.body.look() }
  })
  await pass(20 * 60_000)
  await done
  return {
    outcome: outcome as Answer | null,
    body: body as { text: string | null; fault: string | null; look: string } | null,
  }
}
const answering =
  (body: BodyInit | null, init: ResponseInit = {}): AnswerFor =>
  () =>
    Promise.resolve(new Response(body, init))

describe('a request', () => {
  test('gives the body and what the server calls it', async () => {
    const { outcome, body } = await ask(answering('[1]', { headers: { etag: '"a"' } }))
    expect(outcome).toMatchObject({
      kind: 'body',
      body: { validators: { etag: '"a"', lastModified: null } },
    })
    expect(body).toEqual({ text: '[1]', fault: null, look: 'whole' })
  })
  test.each([
    [401, 'sign-in', /401: it wants you to sign in/],
    [403, 'sign-in', /403/],
    [404, 'refused', /404: there is nothing there/],
    [500, 'refused', /500\./],
    [429, 'busy', /429: it is too busy/],
    [503, 'busy', /503/],
    [413, 'too-large', /413/],
  ])('names %i', async (status, kind, words) => {
    const { outcome } = await ask(answering('x', { status, headers: { 'retry-after': '60' } }))
    if (outcome?.kind !== 'failed') throw new Error('it did not fail')
    expect(outcome.trouble.kind).toBe(kind)
    expect(outcome.trouble.what).toMatch(words)
    expect(outcome.retryAt).not.toBeNull()
  })
  test('tells an address that sends on for ever from one that is not there', async () => {
    const circle: AnswerFor = (_url, init) =>
      init.redirect === 'manual'
        ? Promise.resolve(new Response(null, { status: 302 }))
        : Promise.reject(new TypeError('too many redirects'))
    expect((await ask(circle)).outcome).toMatchObject({ trouble: { kind: 'sign-in' } })
    const nowhere: AnswerFor = () => Promise.reject(new TypeError('failed'))
    expect((await ask(nowhere)).outcome).toMatchObject({ trouble: { kind: 'unreachable' } })
  })
  test('does not wait for ever: for an answer, for the next piece, for one that drips', async () => {
    expect((await ask((_url, init) => silence(init))).outcome).toMatchObject({ trouble: { kind: 'late' } })
    const halfOpen = await ask(answering(bodyOf(['{"type":'], 'hang')))
    expect(halfOpen.body).toEqual({ text: null, fault: 'late', look: 'cut-off' })
    const { world, pass } = inventedWorld(() => {
      let isOver = false
      const drip = new ReadableStream<Uint8Array>({
        cancel: () => void (isOver = true),
        pull: (controller) =>
          new Promise((done) => {
            world.setTimer(() => {
              if (!isOver) controller.enqueue(new Uint8Array([32]))
              done()
            }, 1000)
          }),
      })
      return Promise.resolve(new Response(drip))
    })
    const answer = await requested({ url, validators: null, signal: new AbortController().signal }, world)
    if (answer.kind !== 'body') throw new Error('it did not begin')
    const reading = new Response(answer.body.stream).text().catch(() => null)
    await pass(40_000)
    expect(await reading).toBeNull()
    expect(answer.body.fault()?.what).toContain('too slowly')
  })
  test('notices a body that ends early, by its length or by its look', async () => {
    const short = await ask(answering('[1]', { headers: { 'content-length': '90' } }))
    expect(short.body?.fault).toBe('cut-off')
    const broken = await ask(answering(bodyOf(['[1'], 'break')))
    expect(broken.body?.fault).toBe('cut-off')
    const ends = await ask(answering('{"type":"FeatureCollection","features":[{"ty'))
    expect(ends.body).toMatchObject({ fault: null, look: 'cut-off' })
  })
  test('knows what was packed by the length that it has once it is unpacked, where the server tells that', async () => {
    const packed = (headers: Record<string, string>) =>
      ask(answering('[1, 2]', { headers: { 'content-encoding': 'br', ...headers } }))
    expect((await packed({ 'content-length': '90' })).body).toMatchObject({ text: '[1, 2]', fault: null })
    expect((await packed({ 'content-length': '4', 'x-decoded-length': '6' })).body).toMatchObject({
      text: '[1, 2]',
      fault: null,
    })
    expect((await packed({ 'content-length': '4', 'x-decoded-length': '7' })).body?.fault).toBe('cut-off')
  })
  test('knows a web page by its look, whatever it calls itself', async () => {
    const page = answering('\uFEFF \n<!DOCTYPE html><html>', {
      headers: { 'content-type': 'application/json' },
    })
    expect((await ask(page)).body?.look).toBe('page')
  })
  test('tells the server what is held, and takes 304 only then', async () => {
    const heard: Headers[] = []
    const unchanged: AnswerFor = (_url, init) => {
      heard.push(new Headers(init.headers))
      return Promise.resolve(new Response(null, { status: 304 }))
    }
    const known = { etag: '"a"', lastModified: 'Sun, 30 Jun 2024 12:00:00 GMT' }
    expect((await ask(unchanged, known)).outcome).toEqual({ kind: 'unchanged' })
    expect(heard[0]?.get('if-none-match')).toBe('"a"')
    expect(heard[0]?.get('if-modified-since')).toBe(known.lastModified)
    expect((await ask(unchanged)).outcome).toMatchObject({ kind: 'failed', trouble: { kind: 'refused' } })
  })
})
