/** Asks an address for a file, and says in plain words what went wrong. */
import type { Failed } from '../domain/feed.ts'
import { answered } from './fetching/answered.ts'
import { failed } from '../domain/feed.ts'

interface Fetched {
  readonly kind: 'fetched'
  readonly bytes: Uint8Array<ArrayBuffer>
}
/** An answer whose body is still to be read. */
interface Answered {
  readonly kind: 'answered'
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** How many bytes are to come; 0 where that is not known, as of a body that comes packed. */
  readonly length: number
}

const LONGEST_WAIT = 120_000

/** A fetch for what is asked once: newly, with cookies for our own address only, and never without a limit. */
export const fetchedOnce =
  (fetchResponse: (url: URL, init?: RequestInit) => Promise<Response>) =>
  (url: URL): Promise<Response> =>
    fetchResponse(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST_WAIT),
    })

/** Never rejects. `what` begins as a sentence: "The address answered 404: there is nothing there." */
export async function answerFrom(
  url: URL,
  fetchResponse: (url: URL) => Promise<Response>,
): Promise<Answered | Failed> {
  try {
    const response = await fetchResponse(url)
    if (!response.ok) return notGiven(response.status, url)
    const body = response.body ?? new Blob([]).stream()
    return { kind: 'answered', body, length: decodedLength(response.headers) }
  } catch (error) {
    return unreached(error)
  }
}

/** A whole file, for those that are small. Never rejects. */
export async function fetchBytes(
  url: URL,
  fetchResponse: (url: URL) => Promise<Response>,
): Promise<Fetched | Failed> {
  const answer = await answerFrom(url, fetchResponse)
  if (answer.kind === 'failed') return answer
  try {
    return { kind: 'fetched', bytes: new Uint8Array(await new Response(answer.body).arrayBuffer()) }
  } catch (error) {
    return unreached(error)
  }
}

/** Why nothing came, or no more, in words. */
export function unreached(error: unknown): Failed {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError'
  return failed(
    isLate ? 'The address did not answer in time.' : 'The address could not be reached.',
    'Check the connection and the address, then load again.',
  )
}

function notGiven(status: number, url: URL): Failed {
  if (url.protocol === 'file:')
    return failed('There is no such file.', 'Check the name, and the url in the manifest.')
  const { kind, what, toDo } = answered(status)
  const signIn = kind === 'sign-in' ? 'Sign in again, then load again.' : null
  return failed(what, signIn ?? toDo ?? 'Load again later; if it lasts, tell whoever runs the server.')
}

/**
 * How many bytes are to come once they are unpacked; 0 where that is not known. `npm start` tells it of what it packs,
 * since `Content-Length` is then the length of what is packed.
 */
export const decodedLength = (headers: Headers): number =>
  Number(headers.get(headers.has('content-encoding') ? 'x-decoded-length' : 'content-length') ?? 0) || 0
