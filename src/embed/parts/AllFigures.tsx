/** Every figure of the release, a table a kind of report: for who wants them all, and for the page's own script to read. */
import type { Counted } from '../../summary/figures.ts'
import { AREA, GROUP, figureMarks } from '../../summary/figure-marks.ts'
import type { PublicGroup } from '../../summary/public-summary.ts'
import { quarterWords } from '../../summary/quarter.ts'
import { CSV_NAME } from '../../summary/summary-csv.ts'
import { WHOLE, placeOf, shownOf } from '../reading/rows.ts'

interface Props {
  readonly release: Counted
  /** What all areas together are called. */
  readonly whole: string
}

export function AllFigures({ release, whole }: Props) {
  return (
    <section className="screen-alone" aria-labelledby="all-title">
      <h2 id="all-title">All figures</h2>
      <p className="files">
        <a href={CSV_NAME} download="" target="_blank" rel="noopener noreferrer">
          Download all figures (CSV)
        </a>
      </p>
      <details id="all">
        <summary>Every quarter, area and kind of report</summary>
        {release.groups.map((group) => (
          <div
            key={group.id}
            className="wide"
            tabIndex={0}
            role="region"
            aria-label={`${group.label}, every quarter`}
          >
            <GroupTable release={release} whole={whole} group={group} />
          </div>
        ))}
      </details>
    </section>
  )
}

/** Area and group are marked once for a row and a table: the rest of the page waits for these thousands of cells. */
function GroupTable({ release, whole, group }: Props & { readonly group: PublicGroup }) {
  const { quarters, areas } = release
  const rows: readonly { readonly code: string | null; readonly name: string }[] = [
    ...areas,
    { code: null, name: whole },
  ]
  return (
    <table data-kind={group.id} {...{ [GROUP]: group.id }}>
      <caption>{group.label}</caption>
      <thead>
        <tr>
          <th scope="col">Area</th>
          {quarters.map((quarter) => (
            <th key={quarter} scope="col" className="number" data-of={quarter}>
              {quarterWords(quarter)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name }) => (
          <tr key={code ?? WHOLE} data-row={code ?? WHOLE} {...(code !== null && { [AREA]: code })}>
            <th scope="row">{name}</th>
            {quarters.map((quarter) => {
              const { words } = shownOf(release, { ...placeOf(code), quarter, group: group.id })
              return (
                <td key={quarter} {...figureMarks({ quarter })}>
                  {words}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
