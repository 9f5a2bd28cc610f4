/** The wards' chapter: what the verdicts come to, then crimes and ASB each with map, funnel and table. */
import type { AreaRow } from '../../measures/area-table.ts'
import { LEVEL_LABELS } from '../../measures/figures/areas.ts'
import { spanWords } from '../../measures/sentences.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import {
  changeColumns,
  countColumn,
  HOT_WORDS,
  hotColumn,
  nameColumn,
  rateColumns,
  verdictsOf,
} from '../areas/area-columns.tsx'
import { AREA_MEASURES, LevelFunnel, LevelMap } from '../areas/AreasPart.tsx'
import { Chapter } from './Chapter.tsx'
import type { PackChapterProps } from './pack-answers.ts'
import style from './styles/Pack.module.css'

export function AreaChapter({ number, catalogue, answers }: PackChapterProps) {
  const { levels, question } = answers.areas
  const level = levels.find((one) => one.level === 'ward') ?? levels[0]
  if (!level || level.rows.length === 0)
    return (
      <Chapter number={number} title="Areas">
        <p>Not known: the data hold no areas, or no feed of incidents is open.</p>
      </Chapter>
    )
  const { window, baseline } = question
  return (
    <Chapter number={number} title={LEVEL_LABELS[level.level]}>
      {AREA_MEASURES.map(({ id, name }) => {
        const countOf = (row: AreaRow) => row[id]
        const columns = [
          nameColumn('Area', undefined),
          countColumn('Count', countOf),
          ...rateColumns(countOf, name).filter((column) => column.id === 'rate'),
          hotColumn(level.hotSquares),
          ...(baseline ? changeColumns(countOf).toReversed() : []),
        ]
        return (
          <div key={id} className={style['measured']}>
            <h3>{name}</h3>
            <p>
              {baseline && `${verdictsOf(level.rows.map(countOf))} Each is judged by itself. `}
              Rates count the people who live there; people who work or shop there are not in it.
            </p>
            <LevelMap level={level} measure={id} answer={answers.areas} catalogue={catalogue} />
            <DataTable
              caption={`${LEVEL_LABELS[level.level]}, ${spanWords(window)}: ${name}`}
              columns={columns}
              rows={level.rows}
              keyOf={({ code }) => code}
            />
            <p>{HOT_WORDS}</p>
            <h3>Is an area high, or only small?</h3>
            <LevelFunnel
              funnel={level.funnels[id]}
              label={`${LEVEL_LABELS[level.level]}, ${spanWords(window)}: ${name} beside what is expected`}
            />
          </div>
        )
      })}
    </Chapter>
  )
}
