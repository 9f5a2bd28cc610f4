/** Answers of servers that hold one page of a longer list: recognised by what the server says of it itself. */
import type { Notice } from '../../domain/feed.ts'
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'

/** Rows in the answer, and in all; null where the server does not say how many. */
interface CutAnswer {
  readonly rows: number
  readonly of: number | null
}

/** Counts of all rows, by the members of OGC API Features, WFS 2.0 and GeoServer. */
const TOTALS = ['numberMatched', 'totalFeatures', 'numberOfFeatures', 'total'] as const

/**
 * Null where the answer is whole as far as it says.
 * @param members of the collection, without its features
 * @param rows that it holds
 */
export function cutAnswer(members: JsonObject, rows: number): CutAnswer | null {
  const total = TOTALS.map((name) => members[name]).find((value) => typeof value === 'number')
  const of = total === undefined || total <= rows ? null : total
  const inner = isObject(members['properties']) ? members['properties'] : {}
  const isOver = members['exceededTransferLimit'] === true || inner['exceededTransferLimit'] === true
  return of !== null || isOver || hasNext(members) ? { rows, of } : null
}

const hasNext = ({ links, next }: JsonObject) =>
  (typeof next === 'string' && next !== '') ||
  (isList(links) && links.some((link) => isObject(link) && link['rel'] === 'next'))

/** `The server cut this answer off: 3 of 900 rows are here.` */
export function cutNotice({ rows, of }: CutAnswer, name: string | null = null): Notice {
  const here = `${rows.toLocaleString('en-GB')}${of === null ? '' : ` of ${of.toLocaleString('en-GB')}`}`
  const where = name === null ? 'this answer' : `the answer in ${name}`
  const text = `The server cut ${where} off: ${here} ${(of ?? rows) === 1 ? 'row is' : 'rows are'} here${of === null ? ', and there are more' : ''}. Ask it for the rest, page by page.`
  return { code: 'cut-off', text, count: rows }
}
