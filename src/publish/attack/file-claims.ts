/**
 * Reads what the files of a release, pages and CSV downloads, state about figures, and checks that they state nothing
 * else.
 */
import type { PublicSummary, Published } from '../../summary/public-summary.ts'
import { CSV_NAME, summaryCsv, CSV_HEAD } from '../../summary/summary-csv.ts'
import { WITHHELD } from '../protect.ts'
import { rangesIn, type ReadClaims, type Claim } from './publication.ts'
import { pageClaims } from './page-claims.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { eachCsvRow } from '../../feeds/tables/csv-rows.ts'

/** A file of the public page, rendered from the published summary alone. */
export interface PageFile {
  /** Its name in the served folder, such as `index.html`. */
  readonly name: string
  readonly contents: string | Uint8Array
}

/**
 * Deterministic: the same summary gives the same bytes. The attack renders the page again and compares it, to detect
 * content that does not come from the summary.
 */
export type PageWriter = (published: Published) => Promise<readonly PageFile[]>

/** Writer for a release without a page. */
export const noPage: PageWriter = () => Promise.resolve([])

/** Atom feeds are read like pages. */
const PAGE = /\.(?:html?|atom)$/i
const TABLE = /\.csv$/i
/** Read by the attack as a summary. */
const SUMMARY_NAME = 'summary.json'

/**
 * Claims of every page and CSV among the files; a file that differs by a byte from what is rendered from the same
 * summary is a fault.
 * @param writePage the product's own writer
 */
export async function fileClaims(
  files: readonly PageFile[],
  summary: PublicSummary,
  writePage: PageWriter,
): Promise<ReadClaims> {
  const expected = new Map((await ownFiles(summary, writePage)).map(({ name, contents }) => [name, contents]))
  const pagesWithoutFigures = new Map(
    (await writePage(withoutFigures(summary))).map(({ name, contents }) => [name, contents]),
  )
  const results = files
    .filter(({ name }) => name !== SUMMARY_NAME)
    .map((file): ReadClaims => {
      const wanted = expected.get(file.name)
      const faults =
        wanted !== undefined && textOf(wanted) !== textOf(file.contents) ? [alteredFault(file.name)] : []
      const read = readClaims(file, summary, pagesWithoutFigures.get(file.name))
      const unknownFault =
        wanted === undefined && read === null ? [`${file.name} is no file of a release`] : []
      return { claims: read?.claims ?? [], faults: [...faults, ...unknownFault, ...(read?.faults ?? [])] }
    })
  return { claims: results.flatMap(({ claims }) => claims), faults: results.flatMap(({ faults }) => faults) }
}

const alteredFault = (name: string) => `${name} is not what the product makes of its summary`

const ownFiles = async (summary: PublicSummary, writePage: PageWriter): Promise<readonly PageFile[]> => [
  ...(await writePage(summary)),
  { name: CSV_NAME, contents: summaryCsv(summary) },
]

function readClaims(
  { name, contents }: PageFile,
  summary: PublicSummary,
  emptyPage: PageFile['contents'] | undefined,
): ReadClaims | null {
  if (TABLE.test(name)) return csvClaims(name, textOf(contents))
  if (!PAGE.test(name)) return null
  const pageWithoutFigures = emptyPage === undefined ? null : textOf(emptyPage)
  return pageClaims({ name, html: textOf(contents) }, summary, pageWithoutFigures)
}

/** Without a byte order mark, which some readers of files keep and others remove. */
const textOf = (contents: PageFile['contents']) =>
  typeof contents === 'string' ? contents.replace(/^\u{FEFF}/u, '') : new TextDecoder().decode(contents)

/** The summary without figures, quoted ones included, to find the numbers that belong to the page itself. */
const withoutFigures = (summary: PublicSummary): PublicSummary => ({
  ...summary,
  cells: summary.cells.map((cell) => ({ ...cell, count: WITHHELD })),
  totals: [],
  borough: [],
  announced: [],
})

/** A whole number and nothing else. */
const BARE = /^\d+$/

function csvClaims(name: string, text: string): ReadClaims {
  const claims: Claim[] = []
  const faults: string[] = []
  const state: { head: readonly string[] | null } = { head: null }
  const truncation = eachCsvRow(
    { name, text: text.replaceAll('\r\n', '\n'), isWindows1252: false },
    ',',
    (cells, line) => {
      if (state.head === null) {
        state.head = cells
        if (CSV_HEAD.some((column) => !cells.includes(column)))
          faults.push(`${name} is no table of a release: its first row is ${truncated(cells.join(','), 80)}`)
        return
      }
      const { head } = state
      const at = (column: (typeof CSV_HEAD)[number]) => cells[head.indexOf(column)] ?? ''
      const key = { area: at('area'), quarter: at('quarter'), group: at('group') }
      const where = `${name}, line ${line}`
      for (const range of rangesIn(at('shown'))) claims.push({ kind: 'range', key, range, where })
      const [low, high] = [at('low'), at('high')]
      if (BARE.test(low) && BARE.test(high))
        claims.push({ kind: 'range', key, range: { low: Number(low), high: Number(high) }, where })
      else if (low !== '' || high !== '') faults.push(`${where}: "${low}" and "${high}" are no range`)
    },
  )
  if (truncation) faults.push(truncation.what)
  return faults.length > 0 && claims.length === 0 ? { claims: [], faults } : { claims, faults }
}
