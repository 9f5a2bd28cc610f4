/** The head of the board: the day looked back from, the parts, the pack, a menu for the rest, and what is counted. */
import type { ReactNode } from 'react'
import { StaleDataMark } from '../clock/StatusLine.tsx'
import type { Day, DaySpan } from '../domain/day.ts'
import { HANDLING_LABELS, type Handling } from '../domain/feed.ts'
import { dayWords, spanWords } from '../measures/sentences.ts'
import { helpTitle } from '../state/help/help-page.ts'
import { useOpenHelp } from '../state/help/open-help.ts'
import type { BoardPart } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import { Menu, MenuItem } from '../ui/menu/Menu.tsx'
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
  /** Makes the pack; null or missing: it is on view. */
  readonly onPack?: (() => void) | null
}

/** One row of controls, and one quiet line on what is counted; on a phone the pack is in the menu, too. */
export function BoardHead(props: BoardHeadProps) {
  const { oldDataText = null, partChoice, onPack = null } = props
  const isPhone = useIsPhone()
  return (
    <header className={style['head']}>
      <div className={style['row']}>
        <h1>{asAtTitle(props)}</h1>
        <div className={style['parts']}>{partChoice}</div>
        <div className={style['actions']}>
          {onPack && !isPhone && (
            <Button kind="main" icon="print" onClick={onPack}>
              {PACK_LABEL}
            </Button>
          )}
          <Menu label="Files and tools">
            {onPack && isPhone && (
              <MenuItem icon="print" onPress={onPack}>
                {PACK_LABEL}
              </MenuItem>
            )}
            <MenuActions {...props} />
          </Menu>
        </div>
      </div>
      <StaleDataMark text={oldDataText} />
      <Facts {...props} />
    </header>
  )
}

export const PACK_LABEL = 'Make the board pack'

function MenuActions({ downloads, part = 'summary' }: Pick<BoardHeadProps, 'downloads' | 'part'>) {
  const openHelp = useOpenHelp()
  const { onCsv, onJson, onDictionary, onRecord } = downloads
  return (
    <>
      <FileItem onPress={onCsv}>Figures as CSV</FileItem>
      <FileItem onPress={onJson}>Figures as JSON</FileItem>
      <FileItem onPress={onDictionary}>Data dictionary</FileItem>
      {onCsv === null && <p className={style['wait']}>The files come once the figures are there.</p>}
      <MenuItem icon="draw" onPress={onRecord}>
        Draw or record
      </MenuItem>
      <MenuItem icon="print" onPress={() => globalThis.print()}>
        Print
      </MenuItem>
      <MenuItem icon="help" hasDialog onPress={() => openHelp(part)}>
        {`Help: ${helpTitle(part)}`}
      </MenuItem>
    </>
  )
}

interface FileItemProps {
  /** Null while the figures are being computed. */
  readonly onPress: (() => void) | null
  readonly children: string
}
/** A download, disabled while its figures are being computed. */
const FileItem = ({ onPress, children }: FileItemProps) => (
  <MenuItem icon="download" isDisabled={onPress === null} onPress={() => onPress?.()}>
    {children}
  </MenuItem>
)

/** Window, baseline and handling, and what the counts are short of. */
function Facts(props: BoardHeadProps) {
  const { window, baselineText, handling, demonstration, risingText = null } = props
  return (
    <div className={style['facts']}>
      <dl>
        <Fact label="Window">{spanWords(window)}</Fact>
        <Fact label="Baseline">{baselineText}</Fact>
        <Fact label="Handling" isPlain>
          {HANDLING_LABELS[handling]}
          {demonstration && '. Demonstration data: invented incidents'}
        </Fact>
      </dl>
      <AsAtNote {...props} />
      {risingText !== null && <p>{risingText}</p>}
    </div>
  )
}

interface FactProps {
  readonly label: string
  /** Whether its words need no label but for screen readers. */
  readonly isPlain?: boolean
  readonly children: ReactNode
}
const Fact = ({ label, isPlain = false, children }: FactProps) => (
  <div>
    <dt className={isPlain ? 'visually-hidden' : undefined}>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const asAtTitle = ({ asAt, asOf }: Pick<BoardHeadProps, 'asAt' | 'asOf'>) =>
  `${asAt < asOf ? 'As at' : 'As of'} ${dayWords(asAt)}`

/** A past meeting sees what the days after it cannot change: its states; and what they can: the counts. */
const AsAtNote = ({ asAt, asOf }: Pick<BoardHeadProps, 'asAt' | 'asOf'>) =>
  asAt < asOf && (
    <p>
      {`Rows known on ${dayWords(asOf)}: they are counted up to ${dayWords(asAt)}, and orders, phases, reviews, commitments, surveys and signals stand as on that day.`}
    </p>
  )
