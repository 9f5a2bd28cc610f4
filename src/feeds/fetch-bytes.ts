/** Single fetch of a file, without retries, with the failure as sentences for people. */
import { type Failed, failed, type FetchErrorKind } from '../domain/feed.ts'
import { DamagedContent, responseSource, type ByteSource } from './streams/feed-source.ts'

interface FetchedBytes {
  readonly kind: 'fetched'
  readonly bytes: Uint8Array<ArrayBuffer>
}

const TIME_LIMIT_MS = 120_000

/** A fetch that bypasses the HTTP cache, sends cookies to its own origin only, and is aborted after two minutes. */
export const singleFetch =
  (fetchResponse: (url: URL, init?: RequestInit) => Promise<Response>) =>
  (url: URL): Promise<Response> =>
    fetchResponse(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    })

/**
 * Source of the file at an address. Never rejects: a failure begins with a whole sentence, such as "The address
 * answered 404: there is nothing there."
 */
export async function openUrl(
  url: URL,
  fetchResponse: (url: URL) => Promise<Response>,
): Promise<ByteSource | Failed> {
  try {
    const response = await fetchResponse(url)
    return response.ok ? responseSource(response) : statusFailure(response.status, url)
  } catch (error) {
    return fetchFailure(error)
  }
}

/** A small file as a whole. Never rejects. */
export async function fetchBytes(
  url: URL,
  fetchResponse: (url: URL) => Promise<Response>,
): Promise<FetchedBytes | Failed> {
  const source = await openUrl(url, fetchResponse)
  if (source.kind === 'failed') return source
  try {
    return { kind: 'fetched', bytes: new Uint8Array(await new Response(source.stream).arrayBuffer()) }
  } catch (error) {
    return fetchFailure(error)
  }
}

/** Failure for a request, or a body, that ended with an exception. */
export function fetchFailure(error: unknown): Failed {
  if (error instanceof DamagedContent) return failed(error.message, 'Pack it again, or send it unpacked.')
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
  return failed(
    isTimeout ? 'The address did not answer in time.' : 'The address could not be reached.',
    'Check the connection and the address, then load again.',
  )
}

function statusFailure(status: number, url: URL): Failed {
  if (url.protocol === 'file:')
    return failed('There is no such file.', 'Check the name, and the url in the manifest.')
  const { kind, what, toDo } = statusDetails(status)
  const signIn = kind === 'sign-in' ? 'Sign in again, then load again.' : null
  return failed(what, signIn ?? toDo ?? 'Load again later; if it lasts, tell whoever runs the server.')
}

interface StatusDetails {
  readonly kind: FetchErrorKind
  /** For example `The address answered 404: there is nothing there.` */
  readonly what: string
  /** Remedy; null where it depends on whether the request is repeated automatically. */
  readonly toDo: string | null
}

/** Kind and sentences of an HTTP status other than 200, the same for single and for repeated fetches. */
export function statusDetails(status: number): StatusDetails {
  const details = (kind: FetchErrorKind, further: string, toDo: string | null = null): StatusDetails => ({
    kind,
    what: `The address answered ${status}${further}.`,
    toDo,
  })
  if (status === 401 || status === 403) return details('sign-in', ': it wants you to sign in')
  if (status === 404 || status === 410)
    return details(
      'refused',
      ': there is nothing there',
      'Check the address in the manifest, and that the file was put there.',
    )
  if (status === 429 || status === 503) return details('busy', ': it is too busy, or asked too often')
  return status === 413
    ? details('too-large', ': it is too large', 'Shorten its period.')
    : details('refused', '')
}
