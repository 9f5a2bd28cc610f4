/** The phases of a site: who decided each, on what evidence, its review date, and the counts in it. */
import { KnownNote } from '../../clock/KnownNote.tsx'
import { type Day, dayOfMoment, isoDay, lastDayOfMoment } from '../../domain/day.ts'
import { PHASE_LABELS, type Phase, type Site } from '../../domain/site.ts'
import { reviewDaysLate } from '../../measures/decisions.ts'
import { SITE_REGRESSION_CAUTION } from '../../measures/on-site.ts'
import type { PhaseCounts } from '../../measures/sites/site-phases.ts'
import type { MeasuredSite } from '../../measures/sites/site-account.ts'
import { phaseSentence } from '../../measures/sites/site-words.ts'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatDay, plural } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { MEASURE_LABELS } from '../board-words.ts'
import { Section } from '../sections.tsx'
import style from './SitesPart.module.css'

/** What the counts of a phase and of its comparison are made of. */
const COUNTED = ['incidents', 'areas'] as const

interface PhaseTableProps {
  /** As it stood on the day `asAt`. */
  readonly site: Site
  /** Counts of the phases, by measure; empty where no incidents are known. */
  readonly measured: readonly Pick<MeasuredSite, 'measure' | 'phases'>[]
  readonly asAt: Day
}

export function PhaseTable({ site, measured, asAt }: PhaseTableProps) {
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
            columns={fileColumns(site, { measured, asAt })}
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
            measured={measured}
          />
        ))}
      </ul>
      <p className={style['aside']}>
        What makes a phase complete is for the board to say: it is not computed.
        {measured.some(({ phases }) => phases.length > 0) && ` ${SITE_REGRESSION_CAUTION}`}
      </p>
    </Section>
  )
}

const countsOf = ({ kind, from }: Phase, phases: readonly PhaseCounts[]) =>
  phases.find(({ phase }) => phase.kind === kind && phase.from.at === from.at)

/** What the saved table holds: counts, ratio and its interval are null where they cannot be known. */
function fileColumns(
  site: Site,
  { measured, asAt }: Pick<PhaseTableProps, 'measured' | 'asAt'>,
): readonly FileColumn<Phase>[] {
  return [
    { label: 'Phase', value: ({ kind }) => PHASE_LABELS[kind] },
    { label: 'From', value: ({ from }) => isoDay(dayOfMoment(from)) },
    { label: 'To', value: ({ to }) => (to ? isoDay(lastDayOfMoment(to)) : 'now') },
    { label: 'Decided by', value: ({ decidedBy }) => decidedBy },
    { label: 'Evidence', value: ({ evidence }) => evidence },
    { label: 'Review', value: ({ review }) => (review ? isoDay(lastDayOfMoment(review)) : 'none set') },
    { label: 'Days late', value: (phase) => reviewDaysLate(site, phase, asAt) },
    ...measured.flatMap((each) => countColumns(each)),
  ]
}

function countColumns({
  measure,
  phases,
}: PhaseTableProps['measured'][number]): readonly FileColumn<Phase>[] {
  const label = (text: string) => `${MEASURE_LABELS[measure]}: ${text}`
  const counts = (phase: Phase) => countsOf(phase, phases)
  return [
    { label: label('reports in the phase'), value: (phase) => counts(phase)?.site.now ?? null },
    { label: label('the same days before'), value: (phase) => counts(phase)?.site.before ?? null },
    { label: label('ratio beside the comparison'), value: (phase) => counts(phase)?.against?.value ?? null },
    { label: label('ratio low'), value: (phase) => counts(phase)?.against?.low ?? null },
    { label: label('ratio high'), value: (phase) => counts(phase)?.against?.high ?? null },
  ]
}

interface PhaseRowProps {
  readonly site: Site
  readonly phase: Phase
  readonly asAt: Day
  readonly measured: PhaseTableProps['measured']
}

function PhaseRow({ site, phase, asAt, measured }: PhaseRowProps) {
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
      {measured.map(({ measure, phases }) => {
        const counts = countsOf(phase, phases)
        return (
          counts && (
            <p key={measure} className={style['aside']}>
              {`${MEASURE_LABELS[measure]}: ${phaseSentence(counts)}`}
            </p>
          )
        )
      })}
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
