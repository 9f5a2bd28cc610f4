/** Upcoming deadlines of closure orders (end, hearing, notice to serve) as a list, and as a calendar file. */
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { dayNumber, instant, isoDay } from '../domain/day.ts'
import { theWhole } from '../domain/place/served-place.ts'
import { areaNames, inAreasWords } from '../measures/areas/area-words.ts'
import { kindsInAreas } from '../measures/areas/belongs-to.ts'
import { boundWords } from '../measures/feeds/known-words.ts'
import { calendarFileName, deadlineCalendar } from '../measures/meeting/calendar-file.ts'
import type { Knowledge } from '../measures/figure.ts'
import { LEGAL_FOOTER } from '../measures/order-timeline.ts'
import {
  deadlinesAhead,
  knowledgeOfOrders,
  WARNING_STEPS,
  warningsAmong,
  type Warning,
} from '../measures/warnings.ts'
import { wholeScope } from '../measures/scope.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { useHoldfast, useIntent } from '../state/context.tsx'
import { useTableFiles } from '../state/tables/table-files.ts'
import { deviceNow } from '../state/effects/clock-and-seed.ts'
import { Button } from '../ui/Button.tsx'
import { saveText } from '../ui/copy/clipboard.ts'
import { TableFile, TableFilesContext, type FileColumn } from '../ui/files/TableFile.tsx'
import { formatDay, plural } from '../ui/numbers.ts'
import styles from './Warnings.module.css'

export function Warnings() {
  const catalogue = useHoldfast((state) => state.catalogue)
  return catalogue && <WarningsButton catalogue={catalogue} />
}

const EVERYWHERE: readonly string[] = []

function WarningsButton({ catalogue }: { readonly catalogue: Catalogue }) {
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  const { asOf } = catalogue.manifest
  // The board is about all of the borough.
  const areas = useHoldfast(({ view }) => (view.tab !== 'board' ? view.areas : EVERYWHERE))
  const where = inAreasWords(catalogue, areas)
  const names = useMemo(() => areaNames(catalogue, areas), [catalogue, areas])
  const deadlines = useMemo(
    () => deadlinesAhead({ ...catalogue, ...kindsInAreas(catalogue, areas) }, asOf),
    [catalogue, areas, asOf],
  )
  const warnings = warningsAmong(deadlines)
  const knowledge = useMemo(() => knowledgeOfOrders(catalogue, asOf), [catalogue, asOf])
  const close = () => {
    setOpen(false)
    opener.current?.querySelector('button')?.focus()
  }
  const save = () => {
    const { title, demonstration } = catalogue.manifest
    const origin = {
      title: `${title}${where}`,
      demonstration,
      handling: catalogue.handling,
      shortfall: knowledge.why,
      now: instant(deviceNow()),
    }
    const text = deadlineCalendar(deadlines, origin)
    saveText(calendarFileName(asOf, where), 'text/calendar', text)
  }
  return (
    <div ref={opener} className={styles['warnings']}>
      <button
        type="button"
        className={styles['opener']}
        title={where ? `Deadlines${where}` : undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen)
        }}
      >
        {openerWords(warnings.length, knowledge.known)}
      </button>
      {isOpen && (
        <WarningsDialog onClose={close}>
          {knowledge.known !== 'yes' && <p>{`Not all is known. ${knowledge.why}`}</p>}
          {knowledge.known !== 'no' && (
            <>
              <p>{scopeSentence(warnings, { asOf, where, known: knowledge.known })}</p>
              <Button onClick={save}>Deadlines as a calendar file</Button>
              <p className={styles['small']}>
                {`The file holds ${deadlineWords(deadlines.length, knowledge)} ahead${where}: numbers and wards, no streets.`}
              </p>
              <WarningFile warnings={warnings} areas={names} />
              <WarningList warnings={warnings} onChosen={close} />
            </>
          )}
          <p className={styles['small']}>{LEGAL_FOOTER}</p>
        </WarningsDialog>
      )}
    </div>
  )
}

/** The first step at which any kind of deadline is warned of. */
const MOST_DAYS = WARNING_STEPS.at(-1) ?? 0

/** `20 deadlines`, `at least 4 deadlines`, `Deadlines not known`. */
const openerWords = (count: number, known: Knowledge['known']) =>
  known === 'no' || (known === 'part' && count === 0)
    ? 'Deadlines not known'
    : `${boundWords(count, known)} ${count === 1 ? 'deadline' : 'deadlines'}`

/** `3 deadlines`; `at least 3 deadlines` where the orders are known in part, and then no number for 0. */
const deadlineWords = (count: number, { known }: Knowledge) =>
  known === 'yes'
    ? plural(count, 'deadline')
    : count === 0
      ? 'no deadline that is known'
      : `at least ${plural(count, 'deadline')}`

interface SentenceScope {
  readonly asOf: number
  /** ` in Ward One`; empty for all of the borough. */
  readonly where: string
  /** Whether the closure orders are known. */
  readonly known: Knowledge['known']
}
function scopeSentence(warnings: readonly Warning[], { asOf, where, known }: SentenceScope): string {
  if (warnings.length > 0)
    return `As of ${formatDay(asOf)},${where || ` in all of ${theWhole()}`}: ends, hearings and possession notices within ${MOST_DAYS} days. The board lists the same ones among all that waits.`
  return known === 'yes'
    ? `As of ${formatDay(asOf)} nothing ends, is heard or must be served${where} within ${MOST_DAYS} days.`
    : `As of ${formatDay(asOf)} it is not known what ends, is heard or must be served${where} within ${MOST_DAYS} days.`
}

const FILE_COLUMNS: readonly FileColumn<Warning>[] = [
  { label: 'Day', value: ({ day }) => isoDay(day) },
  { label: 'Days left', value: ({ daysLeft }) => daysLeft },
  { label: 'Order', value: ({ order }) => order },
  { label: 'What', value: ({ what }) => what },
  { label: 'Ward', value: ({ ward }) => ward ?? 'outside the wards' },
  { label: 'Owner', value: ({ owner }) => owner },
  { label: 'Note', value: ({ note }) => note },
]

/** The warnings as a file: numbers and wards, no streets. */
interface WarningFileProps {
  readonly warnings: readonly Warning[]
  /** Names of the areas that the orders are limited to; empty: none. */
  readonly areas: readonly string[]
}
function WarningFile({ warnings, areas }: WarningFileProps) {
  const asOf = useHoldfast(({ catalogue }) => catalogue?.manifest.asOf)
  const scope = useMemo(
    () => ({
      ...wholeScope(
        { window: { from: dayNumber(asOf ?? 0), to: dayNumber((asOf ?? 0) + MOST_DAYS) }, baseline: null },
        'Ends, hearings and possession notices of closure orders',
      ),
      areas,
    }),
    [asOf, areas],
  )
  const files = useTableFiles(scope)
  if (warnings.length === 0) return null
  return (
    <TableFilesContext value={files}>
      <TableFile
        what="warnings"
        caption={`Warnings. ${LEGAL_FOOTER}`}
        columns={FILE_COLUMNS}
        rows={warnings}
      />
    </TableFilesContext>
  )
}

interface WarningsDialogProps {
  readonly onClose: () => void
  readonly children: React.ReactNode
}
function WarningsDialog({ onClose, children }: WarningsDialogProps) {
  const title = useId()
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    sheet.current?.focus()
  }, [])
  return (
    <div
      ref={sheet}
      className={styles['sheet']}
      role="dialog"
      aria-labelledby={title}
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose()
      }}
    >
      <div className={styles['head']}>
        <h2 id={title}>Deadlines</h2>
        <Button kind="icon" icon="close" onClick={onClose}>
          Close the deadlines
        </Button>
      </div>
      {children}
    </div>
  )
}

interface WarningListProps {
  readonly warnings: readonly Warning[]
  readonly onChosen: () => void
}
/** Warnings in order of date, grouped by how soon they are due. */
function WarningList({ warnings, onChosen }: WarningListProps) {
  const groups = WARNING_STEPS.map((step, index) => ({
    step,
    warnings: warnings.filter(
      ({ daysLeft }) => daysLeft <= step && daysLeft > (WARNING_STEPS[index - 1] ?? -1),
    ),
  }))
  return groups
    .filter((group) => group.warnings.length > 0)
    .map((group) => (
      <section key={group.step} className={styles['step']}>
        <h3>{`Within ${group.step} days`}</h3>
        <ul>
          {group.warnings.map((warning) => (
            <WarningRow key={`${warning.kind} ${warning.order}`} warning={warning} onChosen={onChosen} />
          ))}
        </ul>
      </section>
    ))
}

interface WarningRowProps {
  readonly warning: Warning
  readonly onChosen: () => void
}
function WarningRow({ warning, onChosen }: WarningRowProps) {
  const intend = useIntent()
  const { day, daysLeft, order, what, ward, owner, note } = warning
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          intend({ kind: 'set-tab', tab: 'team' })
          intend({ kind: 'choose', chosen: { kind: 'order', id: order } })
          onChosen()
        }}
      >
        <span className={styles['what']}>{what}</span>
        <span className={styles['due']}>{formatDay(day, 'short')}</span>
        <span className={styles['owner']}>
          {[ward ?? 'Outside the wards', owner ?? 'Owner not stated', note].filter(Boolean).join('. ')}
        </span>
        <span className={styles['left']}>{daysLeft === 0 ? 'today' : `in ${plural(daysLeft, 'day')}`}</span>
      </button>
    </li>
  )
}
