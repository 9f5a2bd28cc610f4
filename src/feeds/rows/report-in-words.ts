/** Text of a feed's report: the sums, then every reason with its examples, then the notices. */
import { type FeedReport, type RowExample, type SetAside, rowsSetAside } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { reasonText } from '../kind-words.ts'

/** Several lines, each with a line break at its end; counts are aligned in a column. */
export function reportInWords(report: FeedReport, place: Place): string {
  const setAside = rowsSetAside(report)
  const sums = `${report.feed} (${report.kind}): ${rows(report.rowsIn)} in, ${formatted(report.shown)} shown, ${formatted(setAside)} set aside.`
  const reasons =
    report.setAside.length > 0
      ? ['  Set aside:', ...report.setAside.flatMap((each) => reasonLines(each, place))]
      : []
  const notices =
    report.notices.length > 0 ? ['  To know:', ...report.notices.map((n) => `    ${n.text}`)] : []
  return [sums, ...reasons, ...notices].map((line) => `${printable(line)}\n`).join('')
}

const formatted = (count: number) => count.toLocaleString('en-GB')
const rows = (count: number) => `${formatted(count)} ${count === 1 ? 'row' : 'rows'}`

const reasonLines = ({ reason, count, examples }: SetAside, place: Place): readonly string[] => [
  `    ${formatted(count).padStart(7)}  ${reason}: ${reasonText(reason, place)}`,
  ...examples.map((example) => `             ${exampleText(example)}`),
]

function exampleText({ row, line, id, field, value }: RowExample): string {
  const where = [`row ${row}`, line === undefined ? '' : `line ${line}`, id === undefined ? '' : `id ${id}`]
  const what = [field ?? '', value === undefined ? '' : `holds "${value}"`].filter(Boolean).join(' ')
  return [...where.filter(Boolean), ...(what === '' ? [] : [what])].join(', ')
}

/** Replaces control and bidirectional formatting characters, so that data cannot control a terminal. */
export const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD')
