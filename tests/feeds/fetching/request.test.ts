/** One request against faulty servers: each fault gets its own kind of error. */
import { describe, expect, test } from 'vitest'
import { requestSource, type FetchAnswer } from '../../../src/feeds/fetching/request.ts'
import type { Validators } from '../../../src/feeds/streams/feed-source.ts'
import { bodyOf, simulatedContext, silence, type AnswerFor } from './simulated-context.ts'

const url = new URL('http://localhost/feeds/a.geojson')

async function ask(answer: AnswerFor, validators: Validators | null = null) {
  const { context, pass } = simulatedContext(answer)
  const abort = new AbortController()
  let outcome: FetchAnswer | null = null
  let body: { text: string | null; error: string | null; shape: string } | null = null
  const request = { url, validators, signal: abort.signal }
  const done = requestSource(request, context).then(async (next) => {
    outcome = next
    if (next.kind !== 'body') return
    const text = await new Response(next.body.stream).text().catch(() => null)
    body = { text, error: next.body.error()?.kind ?? null, shape: next.body.shape() }
  })
  await pass(20 * 60_000)
  await done
  return {
    outcome: outcome as FetchAnswer | null,
    body: body as { text: string | null; error: string | null; shape: string } | null,
  }
}
const answering =
  (body: BodyInit | null, init: ResponseInit = {}): AnswerFor =>
  () =>
    Promise.resolve(new Response(body, init))

describe('a request', () => {
  test('returns the body with its validators', async () => {
    const { outcome, body } = await ask(answering('[1]', { headers: { etag: '"a"' } }))
    expect(outcome).toMatchObject({
      kind: 'body',
      body: { validators: { etag: '"a"', lastModified: null } },
    })
    expect(body).toEqual({ text: '[1]', error: null, shape: 'whole' })
  })
  test.each([
    [401, 'sign-in', /401: it wants you to sign in/],
    [403, 'sign-in', /403/],
    [404, 'refused', /404: there is nothing there/],
    [500, 'refused', /500\./],
    [429, 'busy', /429: it is too busy/],
    [503, 'busy', /503/],
    [413, 'too-large', /413/],
  ])('turns status %i into an error', async (status, kind, words) => {
    const { outcome } = await ask(answering('x', { status, headers: { 'retry-after': '60' } }))
    if (outcome?.kind !== 'failed') throw new Error('it did not fail')
    expect(outcome.error.kind).toBe(kind)
    expect(outcome.error.what).toMatch(words)
    expect(outcome.retryAt).not.toBeNull()
  })
  test('distinguishes a redirect loop from an unreachable address', async () => {
    const redirectLoop: AnswerFor = (_url, init) =>
      init.redirect === 'manual'
        ? Promise.resolve(new Response(null, { status: 302 }))
        : Promise.reject(new TypeError('too many redirects'))
    expect((await ask(redirectLoop)).outcome).toMatchObject({ error: { kind: 'sign-in' } })
    const nowhere: AnswerFor = () => Promise.reject(new TypeError('failed'))
    expect((await ask(nowhere)).outcome).toMatchObject({ error: { kind: 'unreachable' } })
  })
  test('limits the wait for the response, for the next chunk, and for a slow body', async () => {
    expect((await ask((_url, init) => silence(init))).outcome).toMatchObject({ error: { kind: 'late' } })
    const halfOpen = await ask(answering(bodyOf(['{"type":'], 'hang')))
    expect(halfOpen.body).toEqual({ text: null, error: 'late', shape: 'cut-off' })
    const { context, pass } = simulatedContext(() => {
      let isCancelled = false
      const slowBody = new ReadableStream<Uint8Array>({
        cancel: () => void (isCancelled = true),
        pull: (controller) =>
          new Promise((done) => {
            context.setTimer(() => {
              if (!isCancelled) controller.enqueue(new Uint8Array([32]))
              done()
            }, 1000)
          }),
      })
      return Promise.resolve(new Response(slowBody))
    })
    const answer = await requestSource(
      { url, validators: null, signal: new AbortController().signal },
      context,
    )
    if (answer.kind !== 'body') throw new Error('it did not begin')
    const reading = new Response(answer.body.stream).text().catch(() => null)
    await pass(40_000)
    expect(await reading).toBeNull()
    expect(answer.body.error()?.what).toContain('too slowly')
  })
  test('detects a body that ends early, by its length or its last bytes', async () => {
    const short = await ask(answering('[1]', { headers: { 'content-length': '90' } }))
    expect(short.body?.error).toBe('cut-off')
    const broken = await ask(answering(bodyOf(['[1'], 'break')))
    expect(broken.body?.error).toBe('cut-off')
    const ends = await ask(answering('{"type":"FeatureCollection","features":[{"ty'))
    expect(ends.body).toMatchObject({ error: null, shape: 'cut-off' })
  })
  test('compares a compressed body with its decoded length, where the server sends it', async () => {
    const compressed = (headers: Record<string, string>) =>
      ask(answering('[1, 2]', { headers: { 'content-encoding': 'br', ...headers } }))
    expect((await compressed({ 'content-length': '90' })).body).toMatchObject({ text: '[1, 2]', error: null })
    expect((await compressed({ 'content-length': '4', 'x-decoded-length': '6' })).body).toMatchObject({
      text: '[1, 2]',
      error: null,
    })
    expect((await compressed({ 'content-length': '4', 'x-decoded-length': '7' })).body?.error).toBe('cut-off')
  })
  test('recognises a web page by its first bytes, whatever its content type', async () => {
    const page = answering('\uFEFF \n<!DOCTYPE html><html>', {
      headers: { 'content-type': 'application/json' },
    })
    expect((await ask(page)).body?.shape).toBe('page')
  })
  test('sends validators, and accepts 304 only if it did', async () => {
    const sent: Headers[] = []
    const unchanged: AnswerFor = (_url, init) => {
      sent.push(new Headers(init.headers))
      return Promise.resolve(new Response(null, { status: 304 }))
    }
    const validators = { etag: '"a"', lastModified: 'Sun, 30 Jun 2024 12:00:00 GMT' }
    expect((await ask(unchanged, validators)).outcome).toEqual({ kind: 'unchanged' })
    expect(sent[0]?.get('if-none-match')).toBe('"a"')
    expect(sent[0]?.get('if-modified-since')).toBe(validators.lastModified)
    expect((await ask(unchanged)).outcome).toMatchObject({ kind: 'failed', error: { kind: 'refused' } })
  })
})
