/** Reports around an order's premises before the notice and after the order, with the same weeks a year earlier and the borough. */
import {
  type BeforeAfter as BeforeAfterCounts,
  type BeforeAfterRow,
  type ComparedPeriod,
  REGRESSION_CAUTION,
  NEARBY_METRES,
  COMPARED_WEEKS,
} from '../../measures/closure/before-and-after.ts'
import { isoDay } from '../../domain/day.ts'
import { wholeLabel } from '../../domain/place/served-place.ts'
import { rateWords } from '../../measures/sentences.ts'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatCount, formatTightSpan, plural } from '../../ui/numbers.ts'
import style from './order.module.css'

const SUBJECTS: Readonly<Record<BeforeAfterRow['measure'], string>> = { crimes: 'Crimes', asb: 'ASB' }
const placeWords = (where: BeforeAfterRow['where']) =>
  where === 'there' ? `Within ${NEARBY_METRES} m` : wholeLabel()

export function BeforeAfter({ comparison }: { readonly comparison: BeforeAfterCounts }) {
  const { before, after, rows, knownByMonth } = comparison
  return (
    <>
      <p>{sentenceOf(comparison)}</p>
      <p className={style['caution']}>{REGRESSION_CAUTION}</p>
      <TableFile
        isSmall
        what="before and after"
        caption={CAPTION}
        columns={fileColumns(comparison)}
        rows={rows}
      />
      <table className={style['counts']}>
        <caption>{CAPTION}</caption>
        <thead>
          <tr>
            <th scope="col">Reports</th>
            <PeriodHeader name="Before" period={before} />
            {after && <PeriodHeader name="After" period={after} />}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) => (
            <MeasureRows key={`${row.measure} ${row.where}`} row={row} before={before} after={after} />
          ))}
        </tbody>
      </table>
      <p className={style['footnote']}>
        {`Crimes are without those that patrol itself finds. Incidents of sensitive categories and private places are shown at the middle of their 150 m square.`}
        {knownByMonth > 0 &&
          ` ${plural(knownByMonth, 'incident')} known by month only: counted on the first of it.`}
      </p>
    </>
  )
}

const CAPTION = 'Reports before the notice and since the order, with the same weeks a year earlier'

/** What the saved table holds; nothing of a time after the order before its first week is over. */
function fileColumns({ before, after }: BeforeAfterCounts): readonly FileColumn<BeforeAfterRow>[] {
  const columnsOf = (key: 'before' | 'after', name: string, { span, weeks }: ComparedPeriod) => [
    { label: `${name} from`, value: () => isoDay(span.from) },
    { label: `${name} to`, value: () => isoDay(span.to) },
    { label: `${name}: weeks`, value: () => weeks },
    { label: name, value: (row: BeforeAfterRow) => row[key].now },
    { label: `${name}, a year earlier`, value: (row: BeforeAfterRow) => row[key].yearEarlier },
  ]
  return [
    { label: 'Reports', value: ({ measure }) => SUBJECTS[measure] },
    { label: 'Where', value: ({ where }) => placeWords(where) },
    ...columnsOf('before', 'Before', before),
    ...(after ? columnsOf('after', 'After', after) : []),
  ]
}

interface PeriodHeaderProps {
  readonly name: string
  readonly period: ComparedPeriod
}
function PeriodHeader({ name, period: { span, weeks } }: PeriodHeaderProps) {
  return (
    <th scope="col">
      {`${name}, ${plural(weeks, 'week')}`}
      <small>{formatTightSpan(span.from, span.to)}</small>
    </th>
  )
}

interface MeasureRowsProps {
  readonly row: BeforeAfterRow
  readonly before: ComparedPeriod
  readonly after: ComparedPeriod | null
}
function MeasureRows({ row, before, after }: MeasureRowsProps) {
  const name = `${SUBJECTS[row.measure]}, ${placeWords(row.where).toLowerCase()}`
  const isUneven = after !== null && after.weeks !== before.weeks
  const cell = (count: number | null, { weeks }: ComparedPeriod) => (
    <td>
      {countWords(count)}
      {isUneven && count !== null && <small>{`${weeklyWords(count / weeks)} a week`}</small>}
    </td>
  )
  return (
    <>
      <tr data-where={row.where}>
        <th scope="row">{name}</th>
        {cell(row.before.now, before)}
        {after && cell(row.after.now, after)}
      </tr>
      <tr data-where="earlier">
        <th scope="row">a year earlier</th>
        {cell(row.before.yearEarlier, before)}
        {after && cell(row.after.yearEarlier, after)}
      </tr>
    </>
  )
}

const countWords = (count: number | null) => (count === null ? 'not known' : formatCount(count))
/** Weekly rate, shown if the two periods differ in length. */
const weeklyWords = (count: number) => (count < 100 ? rateWords(count) : formatCount(count))

/** Sentence of the counts; the counts around one order are too few for a percentage or a verdict. */
function sentenceOf({ before, after, rows }: BeforeAfterCounts): string {
  const counts = rows
    .filter(({ where }) => where === 'there')
    .map((row) => {
      const name = SUBJECTS[row.measure]
      const now = after ? `, ${countWords(row.after.now)} after` : ''
      return `${name}: ${countWords(row.before.now)} before${now}.`
    })
  const since = after
    ? `the ${plural(after.weeks, 'week')} since the order`
    : 'no whole week since the order yet'
  const short =
    after && after.weeks < COMPARED_WEEKS
      ? ` The first ${plural(after.weeks, 'week')} of ${COMPARED_WEEKS}.`
      : ''
  return `Within ${NEARBY_METRES} m, in the ${plural(before.weeks, 'week')} that end four weeks before the notice and ${since}. ${counts.join(' ')}${short}`
}
