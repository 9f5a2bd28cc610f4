/** A feed's report as a person reads it: the sums, then every reason with its examples, then the notices. */
import type { FeedReport, RowExample, SetAside } from '../../domain/feed.ts'
import { rowsSetAside } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { reasonText } from '../kind-words.ts'

/** Several lines, each ended; counts stand in a column. */
export function reportInWords(report: FeedReport, place: Place): string {
  const aside = rowsSetAside(report)
  const sums = `${report.feed} (${report.kind}): ${rows(report.rowsIn)} in, ${inWords(report.shown)} shown, ${inWords(aside)} set aside.`
  const reasons =
    report.setAside.length > 0
      ? ['  Set aside:', ...report.setAside.flatMap((each) => reasonLines(each, place))]
      : []
  const notices =
    report.notices.length > 0 ? ['  To know:', ...report.notices.map((n) => `    ${n.text}`)] : []
  return [sums, ...reasons, ...notices].map((line) => `${printable(line)}\n`).join('')
}

const inWords = (count: number) => count.toLocaleString('en-GB')
const rows = (count: number) => `${inWords(count)} ${count === 1 ? 'row' : 'rows'}`

const reasonLines = ({ reason, count, examples }: SetAside, place: Place): readonly string[] => [
  `    ${inWords(count).padStart(7)}  ${reason}: ${reasonText(reason, place)}`,
  ...examples.map((example) => `             ${exampleInWords(example)}`),
]

function exampleInWords({ row, line, id, field, value }: RowExample): string {
  const where = [`row ${row}`, line === undefined ? '' : `line ${line}`, id === undefined ? '' : `id ${id}`]
  const what = [field ?? '', value === undefined ? '' : `holds "${value}"`].filter(Boolean).join(' ')
  return [...where.filter(Boolean), ...(what === '' ? [] : [what])].join(', ')
}

/** A terminal obeys control characters, and signs that turn the direction of writing mislead: none gets there. */
export const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD')
