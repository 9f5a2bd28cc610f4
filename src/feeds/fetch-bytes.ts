/** Fetches a file whole, tells how far it has come, and says in plain words what went wrong. */
import type { Failed } from '../domain/feed.ts'
import { failed } from '../domain/feed.ts'

export interface Fetched {
  readonly kind: 'fetched'
  readonly bytes: Uint8Array<ArrayBuffer>
}
/** Bytes read so far, of how many; 0 where the total is not known. */
export type OnBytes = (read: number, of: number) => void

const LONGEST_WAIT = 120_000

/** The browser's fetch as feeds want it: cookies for our own address only, and never without a limit. */
export const fetchSameOrigin = (url: URL): Promise<Response> =>
  fetch(url, { credentials: 'same-origin', signal: AbortSignal.timeout(LONGEST_WAIT) })

/** Never rejects. `what` begins as a sentence: "The address answered 404: there is nothing there." */
export async function fetchBytes(
  url: URL,
  fetchResponse: (url: URL) => Promise<Response>,
  onBytes: OnBytes,
): Promise<Fetched | Failed> {
  try {
    const response = await fetchResponse(url)
    if (!response.ok) return refusedWith(response.status, url)
    const of = lengthOf(response)
    const bytes = response.body
      ? await bytesOf(response.body, (read) => onBytes(read, of))
      : new Uint8Array(await response.arrayBuffer())
    return bytes instanceof Uint8Array ? { kind: 'fetched', bytes } : bytes
  } catch (error) {
    return unreached(error)
  }
}

function unreached(error: unknown): Failed {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError'
  return failed(
    isLate ? 'The address did not answer in time.' : 'The address could not be reached.',
    'Check the connection and the address, then load again.',
  )
}

function refusedWith(status: number, url: URL): Failed {
  if (url.protocol === 'file:')
    return failed('There is no such file.', 'Check the name, and the url in the manifest.')
  if (status === 401 || status === 403) {
    return failed(
      `The address answered ${status}: it wants you to sign in.`,
      'Sign in again, then load again.',
    )
  }
  if (status === 404 || status === 410) {
    return failed(
      `The address answered ${status}: there is nothing there.`,
      'Check the address in the manifest, and that the file was put there.',
    )
  }
  return failed(
    `The address answered ${status}.`,
    'Load again later; if it lasts, tell whoever runs the server.',
  )
}

/** How many bytes the body is to have; 0 where that is not known, as of a body that comes packed. */
const lengthOf = ({ headers }: Response) =>
  headers.has('content-encoding') ? 0 : Number(headers.get('content-length') ?? 0)

/** All that a stream gives. Never rejects. */
export async function bytesOf(
  stream: ReadableStream<Uint8Array>,
  onRead: (read: number) => void,
): Promise<Uint8Array<ArrayBuffer> | Failed> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let read = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value)
      read += part.value.length
      onRead(read)
    }
    return joined(chunks, read)
  } catch (error) {
    return unreached(error)
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** SHA-256 in hex; empty where the page's address is not secure enough for the browser to compute it. */
export async function checksumOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!('subtle' in crypto)) return ''
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
