/** What the files of a release say of figures, page and downloads alike, and whether they say anything besides. */
import type { PublicSummary } from '../../summary/public-summary.ts'
import type { PageFile, PageWriter } from '../page-writer.ts'
import type { Told } from './claims.ts'

/** `writePage`: the product's own, to hold the page against. */
export function toldByFiles(
  _files: readonly PageFile[],
  _summary: PublicSummary,
  _writePage: PageWriter,
): Promise<Told> {
  return Promise.resolve({ claims: [], faults: [] })
}
