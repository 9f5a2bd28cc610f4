/** The head of the board: the day looked back from, window, baseline, handling mark and the downloads. */
import type { ReactNode } from 'react'
import { HelpLink } from '../clock/controls/HelpLink.tsx'
import { StaleDataMark } from '../clock/StatusLine.tsx'
import type { Day, DaySpan } from '../domain/day.ts'
import { HANDLING_LABELS, type Handling } from '../domain/feed.ts'
import { dayWords, spanWords } from '../measures/sentences.ts'
import type { BoardPart } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
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
  /** The button that makes the pack. */
  readonly packChoice?: ReactNode
}

/** On a phone only what the first decision needs; the rest is folded, so that the decision is in sight. */
export function BoardHead(props: BoardHeadProps) {
  const { handling, demonstration, oldDataText = null, partChoice, packChoice } = props
  const isPhone = useIsPhone()
  const mark = (
    <Fact label="Handling">
      {HANDLING_LABELS[handling]}
      {demonstration && '. Demonstration data: invented incidents'}
    </Fact>
  )
  if (isPhone)
    return (
      <header className={style['head']}>
        <h1>{asAtTitle(props)}</h1>
        <StaleDataMark text={oldDataText} />
        <Periods {...props} />
        <div className={style['parts']}>{partChoice}</div>
        <details className={style['rest']}>
          <summary>Handling, files and printing</summary>
          <dl>{mark}</dl>
          <AsAtNotes {...props} />
          <div className={style['downloads']}>
            {packChoice}
            <Downloads {...props} />
          </div>
        </details>
      </header>
    )
  return (
    <header className={style['head']}>
      <h1>{asAtTitle(props)}</h1>
      <AsAtNotes {...props} />
      <StaleDataMark text={oldDataText} />
      <Periods {...props}>{mark}</Periods>
      <div className={style['bar']}>
        {partChoice}
        {packChoice}
        <div className={style['downloads']}>
          <Downloads {...props} />
        </div>
      </div>
    </header>
  )
}

type PeriodsProps = Pick<BoardHeadProps, 'window' | 'baselineText'> & { readonly children?: ReactNode }

const Periods = ({ window, baselineText, children }: PeriodsProps) => (
  <dl className={style['periods']}>
    <Fact label="Window">{spanWords(window)}</Fact>
    <Fact label="Baseline">{baselineText}</Fact>
    {children}
  </dl>
)

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const Downloads = ({ downloads, part = 'summary' }: Pick<BoardHeadProps, 'downloads' | 'part'>) => (
  <>
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
  </>
)

const asAtTitle = ({ asAt, asOf }: Pick<BoardHeadProps, 'asAt' | 'asOf'>) =>
  `${asAt < asOf ? 'As at' : 'As of'} ${dayWords(asAt)}`

/** A past meeting sees what the days after it cannot change: its states; and what they can: the counts. */
function AsAtNotes({ asAt, asOf, risingText = null }: BoardHeadProps) {
  return (
    <>
      {asAt < asOf && (
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
