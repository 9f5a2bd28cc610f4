/** First chapter of the pack: decisions due, what was done, and what happened, as tables. */
import { asAtDay } from '../../measures/baseline/as-at.ts'
import { notesWithin } from '../../measures/baseline/baseline.ts'
import { quietFeeds } from '../../measures/feeds/freshness.ts'
import { figuresIn, isTotal, type Figure } from '../../measures/figure.ts'
import { waitingOn } from '../../measures/meeting/waiting.ts'
import { periodWords } from '../../measures/scope.ts'
import { changeWords, sentences, valueWords } from '../../measures/sentences.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { harmWords, incompleteKinds, unavailableKinds } from '../board-words.ts'
import { DecisionsToday } from '../decisions/DecisionsToday.tsx'
import { Chapter } from './chapters.tsx'
import type { PackChapterProps } from './pack-answers.ts'
import style from './PackPart.module.css'

export function MeetingAgendaChapter({ number, catalogue, answers }: PackChapterProps) {
  const { figures, question } = answers.board
  const asAt = asAtDay(catalogue)
  const sources = { accounts: answers.sites.accounts, quiet: quietFeeds(catalogue, asAt) }
  const totals = figures.filter(isTotal)
  const actions = figuresIn(totals, 'what-was-done')
  const categories = figures.filter(
    ({ id, category, value, baselineValue = 0 }) =>
      id === 'crimes' && category !== undefined && (value === null || value + baselineValue > 0),
  )
  const happened = [...figuresIn(totals, 'what-happened'), ...categories]
  return (
    <Chapter number={number} title="For the meeting" isNewPage>
      <DecisionsToday
        asAt={asAt}
        asOf={catalogue.manifest.asOf}
        decisions={waitingOn(catalogue, sources)}
        unavailable={unavailableKinds(catalogue)}
        incomplete={incompleteKinds(catalogue)}
      />
      <h3>What was done</h3>
      <div className={style['columns']}>
        {halvesOf(actions).map((rows, index) => (
          <DataTable
            key={rows[0]?.id ?? index}
            caption={`What was done by the partners, ${periodWords(question)} (${index + 1} of 2)`}
            columns={COLUMNS}
            rows={rows}
            keyOf={({ id }) => id}
          />
        ))}
      </div>
      <h3>What happened</h3>
      <DataTable
        caption={`What happened, ${periodWords(question)}; crimes and ASB are never one number`}
        columns={[...COLUMNS, SENTENCE_COLUMN]}
        rows={happened}
        keyOf={({ id, category }) => `${id} ${category}`}
      />
      {notesWithin(catalogue, question).map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Chapter>
  )
}

/** Two tables side by side, so that about sixty figures fit on one page. */
const halvesOf = (rows: readonly Figure[]) => {
  const half = Math.ceil(rows.length / 2)
  return [rows.slice(0, half), rows.slice(half)]
}

const COLUMNS: readonly Column<Figure>[] = [
  { id: 'label', label: 'Figure', value: ({ label }) => label },
  {
    id: 'value',
    label: 'Window',
    value: ({ value }) => value,
    show: valueWords,
    isNumeric: true,
  },
  {
    id: 'before',
    label: 'Baseline',
    value: ({ baselineValue }) => baselineValue ?? null,
    show: ({ baselineValue }) => (baselineValue === undefined ? 'not known' : formatCount(baselineValue)),
    isNumeric: true,
  },
]
/** Without the numbers, which have columns of their own. */
const changeInWords = (figure: Figure) => {
  const { baselineValue, verdict, comparisonNote, caveat, why } = figure
  const words = figure.id === 'harm' ? harmWords(figure) : changeWords(figure)
  const change = baselineValue === undefined ? [] : [words, verdict, comparisonNote]
  return sentences([...change, caveat, why])
}
const SENTENCE_COLUMN: Column<Figure> = { id: 'words', label: 'Change in words', value: changeInWords }
