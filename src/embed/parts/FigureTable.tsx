/** A table of areas or of kinds of report: now, a year before, and the change in words. */
import { CHANGE_WORDS } from '../../summary/figures.ts'
import { figureMarks } from '../../summary/figure-marks.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import { CHANGE_SIGNS } from '../reading/words.ts'
import type { Row } from '../reading/rows.ts'

interface Props {
  readonly id: string
  readonly caption: string
  /** What a row is: `Area`, `Kind of report`. */
  readonly of: string
  readonly quarter: string
  readonly rows: readonly Row[]
  /** All rows together, at the foot. */
  readonly whole?: Row | undefined
}

export function FigureTable({ id, caption, of, quarter, rows, whole }: Props) {
  return (
    <table id={id} className="figures">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
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
          <FigureRow key={row.id} row={row} />
        ))}
      </tbody>
      {whole && (
        <tfoot>
          <FigureRow row={whole} />
        </tfoot>
      )}
    </table>
  )
}

function FigureRow({ row }: { readonly row: Row }) {
  const { id, name, now, before, change } = row
  return (
    <tr data-row={id}>
      <th scope="row">{name}</th>
      <td className="number" data-face={now.face} {...figureMarks(now.key, change)}>
        {now.words}
      </td>
      <td className="number" data-face={before.face} {...figureMarks(before.key)}>
        {before.words}
      </td>
      <td className="change" data-is={change}>
        <span aria-hidden="true">{CHANGE_SIGNS[change]}</span>
        <span>{CHANGE_WORDS[change]}</span>
      </td>
    </tr>
  )
}
