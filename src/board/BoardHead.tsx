/** The head of the board: the day looked back from, window, baseline, handling mark and the downloads. */
import type { ReactNode } from 'react'
import { HelpLink } from '../clock/controls/HelpLink.tsx'
import { StaleDataMark } from '../clock/StatusLine.tsx'
import type { Day, DaySpan } from '../domain/day.ts'
import { HANDLING_LABELS, type Handling } from '../domain/feed.ts'
import { dayWords, spanWords } from '../measures/sentences.ts'
import type { BoardPart } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import style from './BoardHead.module.css'

interface BoardDownloads {
  /** Null while the figures are being computed. */
  readonly onCsv: (() => void) | null
  readonly onJson: (() => void) | null
  readonly onDictionary: (() => void) | null
  /** Opens the panel in which a decision is recorded. */
  readonly onRecord: () => void
}

export interface BoardHeadProps {
  /** The day on which the rows were known. */
  readonly asOf: Day
  /** The day that the board looks back from: `asOf`, or the last day of an earlier window. */
  readonly asAt: Day
  /** Sentence on days for which reports are still to come; null where the window holds none. */
  readonly risingText?: string | null
  readonly window: DaySpan
  /** Its days, or why there is none. */
  readonly baselineText: string
  readonly demonstration: boolean
  readonly handling: Handling
  readonly downloads: BoardDownloads
  /** `Old data: ...` where feeds could not be fetched again. */
  readonly oldDataText?: string | null
  /** The part on view, whose help is linked. */
  readonly part?: BoardPart
  /** Navigation to the other parts of the board. */
  readonly partChoice?: ReactNode
}

export function BoardHead(props: BoardHeadProps) {
  const {
    window,
    baselineText,
    demonstration,
    handling,
    downloads,
    oldDataText = null,
    part = 'summary',
    partChoice,
  } = props
  return (
    <header className={style['head']}>
      <AsAtHeading {...props} />
      <StaleDataMark text={oldDataText} />
      <dl className={style['periods']}>
        <div>
          <dt>Window</dt>
          <dd>{spanWords(window)}</dd>
        </div>
        <div>
          <dt>Baseline</dt>
          <dd>{baselineText}</dd>
        </div>
        <div>
          <dt>Handling</dt>
          <dd>
            {HANDLING_LABELS[handling]}
            {demonstration && '. Demonstration data: invented incidents'}
          </dd>
        </div>
      </dl>
      <div className={style['bar']}>
        {partChoice}
        <div className={style['downloads']}>
          <FileButton onClick={downloads.onCsv}>Figures as CSV</FileButton>
          <FileButton onClick={downloads.onJson}>Figures as JSON</FileButton>
          <FileButton onClick={downloads.onDictionary}>Data dictionary</FileButton>
          <Button icon="draw" onClick={downloads.onRecord}>
            Draw or record
          </Button>
          <Button icon="print" onClick={() => globalThis.print()}>
            Print
          </Button>
          <HelpLink page={part} />
        </div>
      </div>
    </header>
  )
}

/** A past meeting sees what the days after it cannot change: its states; and what they can: the counts. */
function AsAtHeading({ asAt, asOf, risingText = null }: BoardHeadProps) {
  const isPast = asAt < asOf
  return (
    <>
      <h1>{`${isPast ? 'As at' : 'As of'} ${dayWords(asAt)}`}</h1>
      {isPast && (
        <p className={style['asAt']}>
          {`Rows known on ${dayWords(asOf)}: they are counted up to ${dayWords(asAt)}, and orders, phases, reviews, commitments, surveys and signals stand as on that day.`}
        </p>
      )}
      {risingText !== null && <p className={style['asAt']}>{risingText}</p>}
    </>
  )
}

interface FileButtonProps {
  /** Null while the figures are being computed. */
  readonly onClick: (() => void) | null
  readonly children: string
}
/** A download button, disabled while its figures are being computed. */
const FileButton = ({ onClick, children }: FileButtonProps) => (
  <Button
    disabled={onClick === null}
    title={onClick === null ? 'The figures are being counted.' : undefined}
    onClick={onClick ?? undefined}
  >
    {children}
  </Button>
)
