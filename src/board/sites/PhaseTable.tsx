/** The phases of a site: who decided each, on what evidence, its review date, and the counts in it. */
import { KnownNote } from '../../clock/KnownNote.tsx'
import { type Day, dayOfMoment, isoDay, lastDayOfMoment } from '../../domain/day.ts'
import { PHASE_LABELS, type Phase, type Site } from '../../domain/site.ts'
import { reviewDaysLate } from '../../measures/decisions.ts'
import { SITE_REGRESSION_CAUTION } from '../../measures/on-site.ts'
import type { PhaseCounts } from '../../measures/sites/site-phases.ts'
import { phaseSentence } from '../../measures/sites/site-words.ts'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatDay, plural } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { Section } from '../sections.tsx'
import style from './SitesPart.module.css'

/** What the counts of a phase and of its comparison are made of. */
const COUNTED = ['incidents', 'areas'] as const

interface PhaseTableProps {
  /** As it stood on the day `asAt`. */
  readonly site: Site
  readonly phases: readonly PhaseCounts[]
  readonly asAt: Day
}

export function PhaseTable({ site, phases, asAt }: PhaseTableProps) {
  return (
    <Section className={style['section']} title="Phases: decisions and reviews">
      <KnownNote kinds={COUNTED} />
      {site.phases.length === 0 && <p>No phase is recorded for this site.</p>}
      {site.phases.length > 0 && (
        <BoardScope measure={`Phases of ${site.name}`}>
          <TableFile
            isSmall
            what={`phases of ${site.name}`}
            caption={`Phases of ${site.name}`}
            columns={fileColumns(site, { phases, asAt })}
            rows={site.phases}
          />
        </BoardScope>
      )}
      <ul className={style['phases']}>
        {site.phases.map((phase) => (
          <PhaseRow
            key={`${phase.kind} ${phase.from.at}`}
            site={site}
            phase={phase}
            asAt={asAt}
            counts={countsOf(phase, phases)}
          />
        ))}
      </ul>
      <p className={style['aside']}>
        What makes a phase complete is for the board to say: it is not computed.
        {phases.length > 0 && ` ${SITE_REGRESSION_CAUTION}`}
      </p>
    </Section>
  )
}

const countsOf = ({ kind, from }: Phase, phases: readonly PhaseCounts[]) =>
  phases.find(({ phase }) => phase.kind === kind && phase.from.at === from.at)

/** What the saved table holds: counts, ratio and its interval are null where they cannot be known. */
function fileColumns(
  site: Site,
  { phases, asAt }: Pick<PhaseTableProps, 'phases' | 'asAt'>,
): readonly FileColumn<Phase>[] {
  const against = (phase: Phase) => countsOf(phase, phases)?.against ?? null
  return [
    { label: 'Phase', value: ({ kind }) => PHASE_LABELS[kind] },
    { label: 'From', value: ({ from }) => isoDay(dayOfMoment(from)) },
    { label: 'To', value: ({ to }) => (to ? isoDay(lastDayOfMoment(to)) : 'now') },
    { label: 'Decided by', value: ({ decidedBy }) => decidedBy },
    { label: 'Evidence', value: ({ evidence }) => evidence },
    { label: 'Review', value: ({ review }) => (review ? isoDay(lastDayOfMoment(review)) : 'none set') },
    { label: 'Days late', value: (phase) => reviewDaysLate(site, phase, asAt) },
    { label: 'Reports in the phase', value: (phase) => countsOf(phase, phases)?.site.now ?? null },
    { label: 'The same days before', value: (phase) => countsOf(phase, phases)?.site.before ?? null },
    { label: 'Beside the comparison: ratio', value: (phase) => against(phase)?.value ?? null },
    { label: 'Ratio low', value: (phase) => against(phase)?.low ?? null },
    { label: 'Ratio high', value: (phase) => against(phase)?.high ?? null },
  ]
}

interface PhaseRowProps {
  readonly site: Site
  readonly phase: Phase
  readonly asAt: Day
  readonly counts: PhaseCounts | undefined
}

function PhaseRow({ site, phase, asAt, counts }: PhaseRowProps) {
  const { kind, from, to, decidedBy, evidence } = phase
  const days = to
    ? `${formatDay(dayOfMoment(from))} to ${formatDay(lastDayOfMoment(to))}`
    : `since ${formatDay(dayOfMoment(from))}`
  return (
    <li>
      <p>
        <span className={style['phase']} data-phase={kind}>
          {PHASE_LABELS[kind]}
        </span>
        {` ${days}. Decided by ${decidedBy ?? 'whom is not recorded'}${evidence ? `, on: ${evidence}` : ', on what evidence is not recorded'}.`}
        <ReviewNote site={site} phase={phase} asAt={asAt} />
      </p>
      {counts && <p className={style['aside']}>{phaseSentence(counts)}</p>}
    </li>
  )
}

function ReviewNote({ site, phase, asAt }: Pick<PhaseRowProps, 'site' | 'phase' | 'asAt'>) {
  if (!phase.review) return ' No review is set.'
  const daysLate = reviewDaysLate(site, phase, asAt)
  const on = formatDay(lastDayOfMoment(phase.review))
  if (daysLate === 0) return ` Review ${on}.`
  return (
    <>
      {' '}
      <strong
        className={style['overdue']}
      >{`Review overdue by ${plural(daysLate, 'day')}: it was due ${on}.`}</strong>
    </>
  )
}
