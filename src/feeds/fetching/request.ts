/** One request: what the address answered, or why there is no answer. */
import type { Failed, FetchError } from '../../domain/feed.ts'
import { decodedLength } from '../fetch-bytes.ts'
import { retryAfterOf } from './next-try.ts'
import {
  CUT_OFF,
  LATE,
  NOTHING_TO_KEEP,
  refusedWith,
  SENT_ON,
  STOPPED,
  unread,
  UNREACHABLE,
} from './fetch-errors.ts'
import {
  OutOfTime,
  watchedAnswer,
  within,
  type Bytes,
  type WatchedAnswer,
  type WatchContext,
} from './watched-answer.ts'

/** What a server calls the state of a file, to be told back to it. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

interface Wanted {
  readonly url: URL
  /** Null: everything is wanted, whatever is held. */
  readonly validators: Validators | null
  /** Why so many bytes are not even begun with; null: they are. */
  readonly refusal?: ((bytes: number) => Failed | null) | undefined
  /** Bytes read so far, of how many; 0 where that is not known. */
  readonly onBytes: (read: number, of: number) => void
  readonly signal: AbortSignal
}

export type Answer =
  | { readonly kind: 'body'; readonly body: WatchedAnswer; readonly validators: Validators | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly trouble: FetchError; readonly retryAt: number | null }

export interface RequestContext extends WatchContext {
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>
}

const failedWith = (trouble: FetchError, retryAt: number | null = null): Answer => ({
  kind: 'failed',
  trouble,
  retryAt,
})

/**
 * Asks past the browser's own cache, which would keep on the disk what the handling mark forbids to keep there; what
 * is known of the file is told by hand, and a 304 comes through. Cookies go to our own host only. Never rejects.
 */
export async function requested(wanted: Wanted, world: RequestContext): Promise<Answer> {
  try {
    const response = await answerTo(wanted, world, 'follow')
    return await answerFrom(response, wanted, world)
  } catch (error) {
    if (wanted.signal.aborted) return failedWith(STOPPED)
    if (error instanceof OutOfTime) return failedWith(LATE)
    return failedWith(await unreachable(wanted, world))
  }
}

async function answerTo(
  { url, validators, signal }: Wanted,
  world: RequestContext,
  redirect: RequestRedirect,
): Promise<Response> {
  const giveUp = new AbortController()
  signal.addEventListener('abort', () => giveUp.abort(), { once: true })
  const init: RequestInit = {
    credentials: 'same-origin',
    cache: 'no-store',
    redirect,
    headers: headersOf(validators),
    signal: giveUp.signal,
  }
  try {
    return await within(world.fetch(url, init), world.limits.firstByte, world)
  } catch (error) {
    giveUp.abort()
    throw error
  }
}

const headersOf = (validators: Validators | null): Record<string, string> => ({
  ...(validators?.etag && { 'if-none-match': validators.etag }),
  ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
})

async function answerFrom(response: Response, wanted: Wanted, world: RequestContext): Promise<Answer> {
  const { status, headers } = response
  if (status === 304) return wanted.validators ? { kind: 'unchanged' } : failedWith(NOTHING_TO_KEEP)
  if (!response.ok) {
    letGo(response)
    return failedWith(
      refusedWith(status),
      retryAfterOf(headers.get('retry-after'), world.now(), world.limits),
    )
  }
  if (!response.body) return failedWith(CUT_OFF)
  const of = decodedLength(headers)
  const refused = wanted.refusal?.(of) ?? null
  if (refused) {
    letGo(response)
    return failedWith(unread(refused, 'whole'))
  }
  const onBytes = (read: number) => wanted.onBytes(read, of)
  const stream = response.body as ReadableStream<Bytes>
  return {
    kind: 'body',
    body: watchedAnswer(stream, of, { world, onBytes }),
    validators: validatorsOf(headers),
  }
}

function letGo({ body }: Response): void {
  body?.cancel().catch(() => {
    // Nobody reads it, however it takes that.
  })
}

function validatorsOf(headers: Headers): Validators | null {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')]
  return etag === null && lastModified === null ? null : { etag, lastModified }
}

/** A browser does not say why nothing came. Asked not to follow, it shows whether the address sends on. */
async function unreachable(wanted: Wanted, world: RequestContext): Promise<FetchError> {
  try {
    const response = await answerTo({ ...wanted, validators: null }, world, 'manual')
    letGo(response)
    const isSentOn = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)
    return isSentOn ? SENT_ON : UNREACHABLE
  } catch {
    return UNREACHABLE
  }
}
