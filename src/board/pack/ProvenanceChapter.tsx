/** Last chapter of the pack: the feeds read, their checksums, the version, and the definition of each figure. */
import type { Provenance } from '../../measures/board-file.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { boardFileOf } from '../figure-files.ts'
import { Chapter } from './chapters.tsx'
import type { PackChapterProps } from './pack-answers.ts'
import style from './PackPart.module.css'

export function ProvenanceChapter({ number, catalogue, answers }: PackChapterProps) {
  const { provenance } = boardFileOf(catalogue, answers.figures)
  const { version, feeds, missing, seed } = provenance
  const figures = [...answers.board.figures, ...answers.figures.figures]
  const definitions = new Set(
    figures
      .filter(({ id, category }) => !id.startsWith('actions.') && category === undefined)
      .map(({ definition }) => definition),
  )
  return (
    <Chapter number={number} title="How the figures were made">
      <p>{`Holdfast ${version}. ${seed === null ? 'No figure was drawn by lot, so there is no seed.' : `Seed ${seed}.`} ${formatCount(answers.figures.figures.length)} figures in all: the files “Figures as CSV” and “Figures as JSON” hold every one of them.`}</p>
      <DataTable caption="Feeds that were read" columns={COLUMNS} rows={feeds} keyOf={({ id }) => id} />
      {missing.map(({ id, what }) => (
        <p key={id}>{`${id} did not open, so the figures are short of it. ${what}`}</p>
      ))}
      <h3>What is counted</h3>
      <ul className={style['definitions']}>
        <li>{ACTIONS_DEFINITION}</li>
        {[...definitions].map((definition) => (
          <li key={definition}>{definition}</li>
        ))}
      </ul>
      <p>
        Intervals are 95 % unless a line says otherwise, widened by how much counts of a place clump. No
        incident is drawn as a point, and no order by its place.
      </p>
    </Chapter>
  )
}

const ACTIONS_DEFINITION =
  'Actions that partners recorded in these days: the sums of the counts they gave, not of the rows. Those that concern persons are counted by area and never placed.'

type FeedRow = Provenance['feeds'][number]
const countColumn = (id: 'rowsIn' | 'shown' | 'setAside', label: string): Column<FeedRow> => ({
  id,
  label,
  value: (row) => row[id],
  show: (row) => formatCount(row[id]),
  isNumeric: true,
})
const COLUMNS: readonly Column<FeedRow>[] = [
  { id: 'id', label: 'Feed', value: ({ id }) => id },
  { id: 'asOf', label: 'As of', value: ({ asOf }) => asOf },
  {
    id: 'lastDay',
    label: 'Last day',
    value: ({ lastDay }) => lastDay,
    show: ({ lastDay, quietSince }) =>
      quietSince === undefined ? (lastDay ?? 'no row has a day') : `${quietSince}, quiet since`,
  },
  countColumn('rowsIn', 'Rows'),
  countColumn('shown', 'Shown'),
  countColumn('setAside', 'Set aside'),
  { id: 'sha256', label: 'Checksum (SHA-256)', value: ({ sha256 }) => sha256 },
]
