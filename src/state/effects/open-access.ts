/**
 * Checks whether official data can be read without signing in, by one request for the manifest without credentials.
 */
import { HANDLING_MARKS, type Handling } from '../../domain/feed.ts'

interface OpenAccessCheck {
  readonly manifestUrl: URL
  /** The highest handling mark of the feeds in use. */
  readonly handling: Handling
}

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * True if the manifest lists official feeds without credentials. Nothing is requested for public feeds or on the
 * local machine. Any other answer (such as a sign-in page) or a failure means guarded. Never rejects.
 */
export async function isUnguarded(
  { manifestUrl, handling }: OpenAccessCheck,
  fetchManifest: typeof fetch,
): Promise<boolean> {
  if (handling === 'public' || THIS_MACHINE.has(manifestUrl.hostname)) return false
  try {
    const response = await fetchManifest(manifestUrl, { credentials: 'omit', cache: 'no-store' })
    return response.ok && listsOfficial(await response.json())
  } catch {
    return false
  }
}

function listsOfficial(manifest: unknown): boolean {
  if (typeof manifest !== 'object' || manifest === null || !('feeds' in manifest)) return false
  const { feeds } = manifest
  return Array.isArray(feeds) && feeds.some(isOfficial)
}

const isOfficial = (feed: unknown) =>
  typeof feed === 'object' &&
  feed !== null &&
  'handling' in feed &&
  HANDLING_MARKS.some((mark) => mark !== 'public' && mark === feed.handling)
