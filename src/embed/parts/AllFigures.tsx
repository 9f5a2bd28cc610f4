/** Every figure of the release in one table per kind of report, which the page's script also reads as its data. */
import { countingSentences } from '../../summary/counting.ts'
import type { Comparable } from '../../summary/figures.ts'
import { AREA, GROUP, figureMarks } from '../../summary/figure-marks.ts'
import type { PublicGroup } from '../../summary/public-summary.ts'
import { quarterWords } from '../../summary/quarter.ts'
import { CSV_NAME } from '../../summary/summary-csv.ts'
import { WHOLE, areaKey, figureOf } from '../reading/rows.ts'

interface Props {
  readonly release: Comparable
  /** Name of all areas together. */
  readonly wholeName: string
}

export function AllFigures({ release, wholeName }: Props) {
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
            {countingSentences(release.notes, group.id).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <GroupTable release={release} wholeName={wholeName} group={group} />
          </div>
        ))}
      </details>
    </section>
  )
}

/**
 * Area and group are marked once per row and table instead of on each of thousands of cells, which would delay the
 * first paint.
 */
function GroupTable({ release, wholeName, group }: Props & { readonly group: PublicGroup }) {
  const { quarters, areas } = release
  const rows: readonly { readonly code: string | null; readonly name: string }[] = [
    ...areas,
    { code: null, name: wholeName },
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
              const { text } = figureOf(release, { ...areaKey(code), quarter, group: group.id })
              return (
                <td key={quarter} {...figureMarks({ quarter })}>
                  {text}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
