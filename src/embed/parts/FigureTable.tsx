/** Table of areas or kinds of report: the quarter, the same quarter a year before, and the change in words. */
import { CHANGE_WORDS } from '../../summary/change.ts'
import { comparisonMarks, figureMarks } from '../../summary/figure-marks.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import { CHANGE_SIGNS } from '../reading/words.ts'
import type { TableRow } from '../reading/rows.ts'

interface Props {
  readonly id: string
  readonly caption: string
  /** Header of the first column: `Area` or `Kind of report`. */
  readonly rowHeader: string
  readonly quarter: string
  readonly rows: readonly TableRow[]
  /** Total of all rows, in the footer. */
  readonly total?: TableRow | undefined
  /** Whether each row is the anchor of its id. */
  readonly isAnchored?: boolean
}

export function FigureTable({ id, caption, rowHeader, quarter, rows, total, isAnchored = false }: Props) {
  return (
    <div className="figure-box">
      <table id={id} className="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowHeader}</th>
            <th scope="col" className="number" data-head="now">
              {quarterWords(quarter)}
            </th>
            <th scope="col" className="number" data-head="before">
              {quarterWords(yearBefore(quarter))}
            </th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FigureRow key={row.id} row={row} anchor={isAnchored ? row.id : undefined} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <FigureRow row={total} />
          </tfoot>
        )}
      </table>
    </div>
  )
}

function FigureRow({ row, anchor }: { readonly row: TableRow; readonly anchor?: string | undefined }) {
  const { id, name, now, before, change, percentages, why } = row
  return (
    <tr id={anchor} data-row={id}>
      <th scope="row">
        {name}
        <Spoken>: </Spoken>
      </th>
      <td className="number" data-face={now.face} {...figureMarks(now.key, change)}>
        {now.text}
        <Spoken> in these months, </Spoken>
      </td>
      <td className="number" data-face={before.face} {...figureMarks(before.key)}>
        {before.text}
        <Spoken> a year before, </Spoken>
      </td>
      <td className="change" data-is={change}>
        <span aria-hidden="true">{CHANGE_SIGNS[change]}</span>
        <span>{CHANGE_WORDS[change]}</span> <small {...comparisonMarks(now.key)}>{percentages}</small>{' '}
        <small className="why">{why}</small>
        <Spoken>.</Spoken>
      </td>
    </tr>
  )
}

/** Words that make a row a sentence for a screen reader: `Ward One: 5 to 9 in these months, 10 to 14 a
 * year before, lower.` */
const Spoken = ({ children }: { readonly children: string }) => (
  <span className="visually-hidden">{children}</span>
)
