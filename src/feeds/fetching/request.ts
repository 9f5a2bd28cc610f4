/** One conditional HTTP request for a file: its source, "not modified", or the error. */
import type { FetchError } from '../../domain/feed.ts'
import { responseSource, type Validators } from '../streams/feed-source.ts'
import {
  CUT_OFF,
  LATE,
  REDIRECTED,
  statusError,
  STOPPED,
  UNEXPECTED_304,
  UNREACHABLE,
} from './fetch-errors.ts'
import { retryAfterInstant } from './fetch-state.ts'
import {
  TimeLimitError,
  watchedSource,
  withTimeLimit,
  type WatchContext,
  type WatchedSource,
} from './watched-source.ts'

interface SourceRequest {
  readonly url: URL
  /** Of the content at hand, so that only newer content is sent; null: send it in any case. */
  readonly validators: Validators | null
  readonly signal: AbortSignal
}

/** Outcome of one request: a body that is still to be read, "not modified", or an error. */
export type FetchAnswer =
  | { readonly kind: 'body'; readonly body: WatchedSource }
  | { readonly kind: 'unchanged' }
  /** `retryAt`: from `Retry-After`, in UTC milliseconds. */
  | { readonly kind: 'failed'; readonly error: FetchError; readonly retryAt: number | null }

export interface RequestContext extends WatchContext {
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>
}

const failedWith = (error: FetchError, retryAt: number | null = null): FetchAnswer => ({
  kind: 'failed',
  error,
  retryAt,
})

/**
 * Requests a file past the browser's HTTP cache, which would store on disk what the handling mark may forbid to store.
 * Validators are therefore sent explicitly, so that a 304 arrives here. Cookies go to the page's own origin only. Never
 * rejects.
 */
export async function requestSource(request: SourceRequest, context: RequestContext): Promise<FetchAnswer> {
  try {
    const response = await responseTo(request, context, 'follow')
    return answerOf(response, request, context)
  } catch (error) {
    if (request.signal.aborted) return failedWith(STOPPED)
    if (error instanceof TimeLimitError) return failedWith(LATE)
    return failedWith(await unreachableError(request, context))
  }
}

async function responseTo(
  { url, validators, signal }: SourceRequest,
  context: RequestContext,
  redirect: RequestRedirect,
): Promise<Response> {
  const abort = new AbortController()
  signal.addEventListener('abort', () => abort.abort(), { once: true })
  const init: RequestInit = {
    credentials: 'same-origin',
    cache: 'no-store',
    redirect,
    headers: headersOf(validators),
    signal: abort.signal,
  }
  try {
    return await withTimeLimit(context.fetch(url, init), context.limits.firstByte, context)
  } catch (error) {
    abort.abort()
    throw error
  }
}

const headersOf = (validators: Validators | null): Record<string, string> => ({
  ...(validators?.etag && { 'if-none-match': validators.etag }),
  ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
})

function answerOf(response: Response, { validators }: SourceRequest, context: RequestContext): FetchAnswer {
  const { status, headers } = response
  if (status === 304) return validators ? { kind: 'unchanged' } : failedWith(UNEXPECTED_304)
  if (!response.ok) {
    discard(response)
    const retryAt = retryAfterInstant(headers.get('retry-after'), context.now(), context.limits)
    return failedWith(statusError(status), retryAt)
  }
  if (!response.body) return failedWith(CUT_OFF)
  return { kind: 'body', body: watchedSource(responseSource(response), context) }
}

function discard({ body }: Response): void {
  body?.cancel().catch(() => {
    // The body is not read, so a failure to cancel does not matter.
  })
}

/** A browser does not report why a fetch failed: a second request with manual redirects shows whether it redirects. */
async function unreachableError(request: SourceRequest, context: RequestContext): Promise<FetchError> {
  try {
    const response = await responseTo({ ...request, validators: null }, context, 'manual')
    discard(response)
    const isRedirect = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)
    return isRedirect ? REDIRECTED : UNREACHABLE
  } catch {
    return UNREACHABLE
  }
}
