/** The phases of a site: who decided each, on what evidence, its review date, and the counts in it. */
import { type Day, dayOfMoment, lastDayOfMoment } from '../../domain/day.ts'
import { PHASE_LABELS, type Phase, type Site } from '../../domain/site.ts'
import { reviewDaysLate } from '../../measures/decisions.ts'
import type { PhaseCounts } from '../../measures/sites/site-phases.ts'
import { phaseSentence } from '../../measures/sites/site-words.ts'
import { formatDay, plural } from '../../ui/numbers.ts'
import { Section } from '../sections.tsx'
import style from './SitesPart.module.css'

interface PhaseTableProps {
  /** As it stood on the day `asAt`. */
  readonly site: Site
  readonly phases: readonly PhaseCounts[]
  readonly asAt: Day
}

export function PhaseTable({ site, phases, asAt }: PhaseTableProps) {
  return (
    <Section className={style['section']} title="Phases: decisions and reviews">
      {site.phases.length === 0 && <p>No phase is recorded for this site.</p>}
      <ul className={style['phases']}>
        {site.phases.map((phase) => (
          <PhaseRow
            key={`${phase.kind} ${phase.from.at}`}
            site={site}
            phase={phase}
            asAt={asAt}
            counts={phases.find(
              (entry) => entry.phase.kind === phase.kind && entry.phase.from.at === phase.from.at,
            )}
          />
        ))}
      </ul>
      <p className={style['aside']}>
        What makes a phase complete is for the board to say: it is not computed.
      </p>
    </Section>
  )
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
