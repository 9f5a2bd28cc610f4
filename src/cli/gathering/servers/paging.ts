/** Pages of a server joined to one list: whole by the server's own count, and no row twice, or refused. */
import { type Failed, failed } from '../../../domain/feed.ts'
import type { JsonObject } from '../../../feeds/rows/json-object.ts'

/** One page, and where the next begins; null: the server says that there is none. */
export interface Page<Next> {
  readonly kind: 'page'
  readonly features: readonly JsonObject[]
  readonly next: Next | null
}
interface Paging<Next> {
  readonly host: string
  /** Rows by the server's own count; null where it states none. */
  readonly count: number | null
  readonly first: Next
  readonly fetchPage: (at: Next, soFar: number) => Promise<Page<Next> | Failed>
  /** Identity of a row on the server; null where it has none. */
  readonly idOf: (feature: JsonObject) => string | null
}
interface Joined {
  readonly kind: 'joined'
  readonly features: readonly JsonObject[]
}

/** More pages than any borough has rows; a server that never ends is refused. */
const MOST_PAGES = 20_000

/**
 * Goes on until the server says that there is no more, and compares with its count. Rows of the same id, a page that comes
 * again, and a count that differs are refused: a row lost or doubled is worse than yesterday's feed.
 */
export async function joinPages<Next>(paging: Paging<Next>): Promise<Joined | Failed> {
  const { host, count, first, fetchPage, idOf } = paging
  const features: JsonObject[] = []
  const ids = new Set<string>()
  let previous = ''
  let next: Next | null = first
  for (let pages = 0; next !== null; pages++) {
    if (pages === MOST_PAGES) return endless(host)
    const page: Page<Next> | Failed = await fetchPage(next, features.length)
    if (page.kind === 'failed') return page
    for (const feature of page.features) {
      const id = idOf(feature)
      if (id !== null && ids.has(id)) return doubled(host, id)
      if (id !== null) ids.add(id)
      features.push(feature)
    }
    const text = page.features.length === 0 ? '' : JSON.stringify(page.features)
    if (text !== '' && text === previous) return repeated(host)
    previous = text
    next = page.next
  }
  return count !== null && count !== features.length
    ? differing(host, { count, read: features.length })
    : { kind: 'joined', features }
}

const number = (count: number) => count.toLocaleString('en-GB')
const LATER = 'It is tried again at the next run. If it lasts, tell whoever runs the server.'

/** The server gave another number of rows than it counts. */
export const differing = (host: string, { count, read }: { readonly count: number; readonly read: number }) =>
  failed(`${host} counts ${number(count)} rows and gave ${number(read)}.`, LATER)
const doubled = (host: string, id: string) =>
  failed(`${host} gave the row ${id} twice: its pages overlap.`, LATER)
const repeated = (host: string) =>
  failed(`${host} gave the same page twice: it does not go on where it is asked to.`, LATER)
const endless = (host: string) => failed(`${host} never comes to an end.`, LATER)
