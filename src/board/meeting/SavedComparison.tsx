/** Comparison of two saved files of figures, or of one with the current figures. */
import { useState } from 'react'
import {
  figureDifferences,
  savedFigures,
  savedVerdictsSentence,
  type FigureDifference,
  type SavedFigures,
  type UnreadableFigures,
} from '../../measures/meeting/saved-figures.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import style from './MeetingPart.module.css'

type OpenedFile = SavedFigures | UnreadableFigures | null

interface SavedComparisonProps {
  /** The current figures in the form of a saved file; null while they are being computed. */
  readonly now: SavedFigures | null
}

export function SavedComparison({ now }: SavedComparisonProps) {
  const [earlier, setEarlier] = useState<OpenedFile>(null)
  const [later, setLater] = useState<OpenedFile>(null)
  const readInto = (setFile: (opened: OpenedFile) => void) => (file: File | undefined) => {
    if (!file) return setFile(null)
    void file.text().then((text) => setFile(savedFigures(text)))
  }
  const compared = later ?? now
  return (
    <section className={style['section']} aria-labelledby="saved-figures">
      <h2 id="saved-figures">Saved figures beside each other</h2>
      <p>
        A file from “Figures as JSON” of an earlier meeting beside the figures of now, or beside those of
        another file. Nothing is sent anywhere.
      </p>
      <div className={style['files']}>
        <FileField label="Figures of the earlier meeting" onFile={readInto(setEarlier)} />
        <FileField label="Figures of the later one (left empty: now)" onFile={readInto(setLater)} />
      </div>
      {[earlier, later].map(
        (file) =>
          file?.kind === 'unreadable' && (
            <p key={file.text} role="alert">
              {file.text}
            </p>
          ),
      )}
      {earlier?.kind === 'saved' && compared?.kind === 'saved' && (
        <Differences earlier={earlier} later={compared} />
      )}
    </section>
  )
}

interface FileFieldProps {
  readonly label: string
  readonly onFile: (file: File | undefined) => void
}
const FileField = ({ label, onFile }: FileFieldProps) => (
  <label>
    <span>{label}</span>
    <input type="file" accept=".json,application/json" onChange={({ target }) => onFile(target.files?.[0])} />
  </label>
)

const nameOf = ({ asOf, from, to }: SavedFigures) => `as of ${asOf}, ${from} to ${to}`

function Differences({ earlier, later }: { readonly earlier: SavedFigures; readonly later: SavedFigures }) {
  const differences = figureDifferences(earlier, later)
  if (differences.length === 0) return <p>Every figure is the same.</p>
  const verdicts = differences.filter(({ kind }) => kind === 'verdict').length
  return (
    <>
      <p>{`${formatCount(differences.length)} figures differ, ${formatCount(verdicts)} of them in their verdict. ${savedVerdictsSentence(earlier, later)}`}</p>
      <div className={style['table']}>
        <DataTable
          caption={`Earlier: ${nameOf(earlier)}. Later: ${nameOf(later)}.`}
          what="differences of saved figures"
          columns={COLUMNS}
          rows={differences}
          keyOf={({ kind, label, before, now }) => `${kind} ${label} ${before} ${now}`}
        />
      </div>
    </>
  )
}

const DIFFERENCE_LABELS: Readonly<Record<FigureDifference['kind'], string>> = {
  new: 'new',
  gone: 'no longer there',
  verdict: 'other verdict',
  number: 'other number',
}
const NOT_THERE = 'not there'
const valueText = (value: number | null) =>
  value === null ? NOT_THERE : Number.isInteger(value) ? formatCount(value) : value.toFixed(2)

const COLUMNS: readonly Column<FigureDifference>[] = [
  { id: 'label', label: 'Figure', value: ({ label }) => label },
  { id: 'kind', label: 'What differs', value: ({ kind }) => DIFFERENCE_LABELS[kind] },
  {
    id: 'before',
    label: 'Earlier',
    value: ({ before }) => before,
    show: ({ before }) => valueText(before),
    isNumeric: true,
    file: [{ label: 'Earlier', value: ({ before }) => before ?? NOT_THERE }],
  },
  {
    id: 'now',
    label: 'Later',
    value: ({ now }) => now,
    show: ({ now }) => valueText(now),
    isNumeric: true,
    file: [{ label: 'Later', value: ({ now }) => now ?? NOT_THERE }],
  },
  {
    id: 'verdicts',
    label: 'Verdict',
    value: ({ verdictNow }) => verdictNow,
    show: ({ kind, verdictBefore, verdictNow }) =>
      kind === 'verdict' ? `${verdictBefore ?? 'none'}, now ${verdictNow ?? 'none'}` : (verdictNow ?? 'none'),
    file: [
      { label: 'Verdict, earlier', value: ({ verdictBefore }) => verdictBefore ?? 'none' },
      { label: 'Verdict, later', value: ({ verdictNow }) => verdictNow ?? 'none' },
    ],
  },
]
