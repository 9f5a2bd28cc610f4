/** One request to a server of a source: tried again after faults that pass, never sent on to another host. */
import { type Failed, failed } from '../../../domain/feed.ts'
import { statusDetails } from '../../../feeds/fetch-bytes.ts'
import type { Secrets } from '../secrets.ts'

/** The network and the clock, replaceable in tests. */
export interface Web {
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>
  /** Resolves after the time, in milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>
}
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}
/** Members of a source that belong to every one of its requests. */
interface Fetched {
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}
interface Body {
  readonly kind: 'body'
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly validators: Validators
}
interface Unchanged {
  readonly kind: 'unchanged'
}
/** Sends one request; `validators`: of the content at hand, so that only newer content is sent. */
export type Request = (url: URL, validators?: Validators) => Promise<Body | Unchanged | Failed>

const TRIES = 4
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 60_000
const TIME_LIMIT = 120_000
const MOST_REDIRECTS = 5
const MEGABYTE = 1_000_000
const DEFAULT_MEGABYTES = 500
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

interface RequestOptions {
  readonly web: Web
  readonly secrets: Secrets
  readonly mostMegabytes?: number | undefined
}

/** Requests of one source. They never reject: what fails is said in words, without the address's query. */
export function requestsOf(source: Fetched, options: RequestOptions): Request {
  return async (url, validators) => {
    const prepared = prepare(url, source, { validators, secrets: options.secrets })
    if ('what' in prepared) return prepared
    for (let attempt = 1; ; attempt++) {
      const answer = await follow(prepared, options)
      if (!('pause' in answer)) return answer
      if (attempt === TRIES) return failed(`${answer.what} It was tried ${TRIES} times.`, answer.toDo)
      await options.web.sleep(answer.pause ?? Math.min(FIRST_PAUSE * 4 ** (attempt - 1), LONGEST_PAUSE))
    }
  }
}

interface Prepared {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}
interface Preparation {
  readonly validators: Validators | undefined
  readonly secrets: Secrets
}

function prepare(url: URL, source: Fetched, { validators, secrets }: Preparation): Prepared | Failed {
  const full = new URL(url)
  const headers: Record<string, string> = {}
  if (validators?.etag) headers['if-none-match'] = validators.etag
  if (validators?.lastModified) headers['if-modified-since'] = validators.lastModified
  let hasSecret = false
  for (const [target, entries] of [
    ['query', source.query],
    ['header', source.headers],
  ] as const)
    for (const [name, text] of Object.entries(entries)) {
      const value = secrets.fill(text)
      if (typeof value !== 'string') return value
      hasSecret ||= value !== text
      if (target === 'query') full.searchParams.set(name, value)
      else headers[name] = value
    }
  return hasSecret && full.protocol === 'http:' && !LOOPBACK.has(full.hostname)
    ? failed(
        `A secret would be sent to ${full.host} unencrypted.`,
        'Use the https address, or leave the secret out.',
      )
    : { url: full, headers }
}

/** A fault that may pass; `pause`: what the server asks for, in milliseconds. */
interface Passing extends Failed {
  readonly pause: number | null
}

async function follow(
  { url, headers }: Prepared,
  options: RequestOptions,
): Promise<Body | Unchanged | Failed | Passing> {
  let at = url
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await send(at, headers, options)
    if (!(answer instanceof URL)) return answer
    if (answer.host !== url.host || (url.protocol === 'https:' && answer.protocol !== 'https:'))
      return failed(
        `${url.host} sends on to ${answer.protocol}//${answer.host}, which sources.json does not name.`,
        'If that is right, name that address in sources.json. A sign-in page means that access has run out.',
      )
    at = answer
  }
  return failed(`${url.host} sends on in a circle.`, 'Ask whoever runs the server.')
}

async function send(
  url: URL,
  headers: Prepared['headers'],
  { web, mostMegabytes = DEFAULT_MEGABYTES }: RequestOptions,
): Promise<Body | Unchanged | URL | Failed | Passing> {
  try {
    const response = await web.fetch(url, {
      headers: { ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_LIMIT),
    })
    const { status } = response
    if (status === 304) return { kind: 'unchanged' }
    const location = response.headers.get('location')
    if (status >= 300 && status < 400 && location !== null) {
      await discard(response)
      return new URL(location, url)
    }
    if (!response.ok) {
      await discard(response)
      return statusFailure(url, response)
    }
    return await bodyOf(response, { url, mostMegabytes })
  } catch (error) {
    return networkFailure(url, error)
  }
}

const discard = (response: Response) => response.body?.cancel().catch(() => {})

function statusFailure(url: URL, { status, headers }: Response): Failed | Passing {
  const { what, toDo } = statusDetails(status)
  const failure = failed(`${url.host}: ${what}`, toDo ?? 'Ask whoever runs the server.')
  const mayPass = status === 408 || status === 425 || status === 429 || status >= 500
  return mayPass ? { ...failure, pause: retryAfter(headers.get('retry-after')) } : failure
}

function retryAfter(text: string | null): number | null {
  const seconds = text === null ? Number.NaN : Number(text)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, LONGEST_PAUSE) : null
}

/** Certificates are checked by Node itself; such a fault does not pass by waiting. */
function networkFailure(url: URL, error: unknown): Failed | Passing {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code))
    return failed(
      `The certificate of ${url.host} is not valid (${code}).`,
      'Ask whoever runs the server; a private authority is named to Node by NODE_EXTRA_CA_CERTS.',
    )
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  const what = isLate
    ? `${url.host} did not answer in full within ${TIME_LIMIT / 1000} seconds.`
    : `${url.host} could not be reached, or broke off its answer${code === '' ? '' : ` (${code})`}.`
  return { ...failed(what, 'Check the network and the server.'), pause: null }
}

interface BodyOptions {
  readonly url: URL
  readonly mostMegabytes: number
}

async function bodyOf(response: Response, { url, mostMegabytes }: BodyOptions): Promise<Body | Failed> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body ?? []) {
    length += piece.length
    if (length > mostMegabytes * MEGABYTE)
      return failed(
        `${url.host} sends more than ${mostMegabytes} MB.`,
        'Ask for less, or allow more by "mostMegabytes".',
      )
    pieces.push(piece)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  const { headers } = response
  return {
    kind: 'body',
    bytes,
    validators: { etag: headers.get('etag'), lastModified: headers.get('last-modified') },
  }
}
