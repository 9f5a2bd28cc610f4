/** What the files of a release say of figures, page and downloads alike, and whether they say anything besides. */
import type { PublicSummary } from '../../../summary/public-summary.ts'
import { CSV_NAME, summaryCsv } from '../../../summary/summary-csv.ts'
import type { PageFile, PageWriter } from '../../page-writer.ts'
import { WITHHELD } from '../../protect.ts'
import type { ReadClaims } from './claims.ts'
import { csvClaims } from './csv-claims.ts'
import { pageClaims } from './page-claims.ts'

const PAGE = /\.html?$/i
const TABLE = /\.csv$/i
/** Read by the attack as a summary, not here. */
const SUMMARY_NAME = 'summary.json'

/**
 * Reads every page and every table among the files, and holds each file against what the product makes of the same
 * summary: what is not the same to the byte says something that its summary does not.
 * @param writePage the product's own
 */
export async function fileClaims(
  files: readonly PageFile[],
  summary: PublicSummary,
  writePage: PageWriter,
): Promise<ReadClaims> {
  const due = new Map((await ownFiles(summary, writePage)).map(({ name, contents }) => [name, contents]))
  const bare = new Map(
    (await writePage(withoutFigures(summary))).map(({ name, contents }) => [name, contents]),
  )
  const told = files
    .filter(({ name }) => name !== SUMMARY_NAME)
    .map((file): ReadClaims => {
      const wanted = due.get(file.name)
      const faults =
        wanted !== undefined && textOf(wanted) !== textOf(file.contents) ? [other(file.name)] : []
      const read = readFile(file, summary, bare.get(file.name))
      const strange = wanted === undefined && read === null ? [`${file.name} is no file of a release`] : []
      return { claims: read?.claims ?? [], faults: [...faults, ...strange, ...(read?.faults ?? [])] }
    })
  return { claims: told.flatMap(({ claims }) => claims), faults: told.flatMap(({ faults }) => faults) }
}

const other = (name: string) => `${name} is not what the product makes of its summary`

const ownFiles = async (summary: PublicSummary, writePage: PageWriter): Promise<readonly PageFile[]> => [
  ...(await writePage(summary)),
  { name: CSV_NAME, contents: summaryCsv(summary) },
]

function readFile(
  { name, contents }: PageFile,
  summary: PublicSummary,
  bare: PageFile['contents'] | undefined,
): ReadClaims | null {
  if (TABLE.test(name)) return csvClaims(name, textOf(contents))
  if (!PAGE.test(name)) return null
  const furniture = bare === undefined ? null : textOf(bare)
  return pageClaims({ name, html: textOf(contents) }, summary, furniture)
}

const textOf = (contents: PageFile['contents']) =>
  typeof contents === 'string' ? contents : new TextDecoder().decode(contents)

/** The same page with no figure in it, quoted ones neither: the numbers that are left are the page's own. */
const withoutFigures = (summary: PublicSummary): PublicSummary => ({
  ...summary,
  cells: summary.cells.map((cell) => ({ ...cell, count: WITHHELD })),
  totals: [],
  borough: [],
  announced: [],
})
