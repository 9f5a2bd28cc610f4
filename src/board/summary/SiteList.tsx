/** The sites with their current phase, and the counts inside each boundary. */
import { useKnown } from '../../clock/KnownNote.tsx'
import { type Day, dayOfMoment } from '../../domain/day.ts'
import { PHASE_LABELS, phasesOn, type Phase, type Site } from '../../domain/site.ts'
import { noneWords } from '../../measures/feeds/known-words.ts'
import { figureOf, type Figure } from '../../measures/figure.ts'
import { valueColumns } from '../../measures/tables/figure-columns.ts'
import { valueWords } from '../../measures/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatDay } from '../../ui/numbers.ts'
import { MEASURE_LABELS } from '../board-words.ts'
import style from './SiteList.module.css'

interface SiteListProps {
  readonly sites: readonly Site[]
  readonly figures: readonly Figure[]
  readonly excludesPatrolCrimes: boolean
  /** The day whose phase is shown: the last day of the window. */
  readonly on: Day
  readonly onSite?: ((id: string) => void) | undefined
}

type CrimeMeasure = 'crimes' | 'crimes-reported'

export function SiteList({ sites, figures, excludesPatrolCrimes, on, onSite }: SiteListProps) {
  const known = useKnown('sites')
  const crimes = excludesPatrolCrimes ? 'crimes-reported' : 'crimes'
  const found = excludesPatrolCrimes ? 'without' : 'with'
  const summary = `phase on ${formatDay(on)}, counts inside the boundary in the window, ${found} what patrol itself finds`
  return (
    <section className={style['section']} aria-labelledby="sites">
      <div className={style['heading']}>
        <h2 id="sites">Sites</h2>
        <p>{summary}</p>
      </div>
      {sites.length === 0 ? (
        <p>{noneWords('No site is in the data.', known)}</p>
      ) : (
        <>
          <TableFile
            isSmall
            what="sites"
            caption={`Sites, ${summary}`}
            columns={fileColumns(figures, crimes, on)}
            rows={sites}
          />
          <ul>
            {sites.map((site) => (
              <SiteRow key={site.id} site={site} figures={figures} crimes={crimes} on={on} onSite={onSite} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function fileColumns(figures: readonly Figure[], crimes: CrimeMeasure, on: Day): readonly FileColumn<Site>[] {
  const countsOf = (id: string, label: string) =>
    valueColumns(
      label,
      (site: Site) => figureOf(figures, id, { site: site.id }) ?? { value: null, known: 'no' as const },
    )
  return [
    { label: 'Site', value: ({ name }) => name },
    { label: 'Phase', value: (site) => phaseWords(phasesOn(site, on)) },
    ...countsOf(crimes, MEASURE_LABELS[crimes]),
    ...countsOf('asb', 'ASB'),
  ]
}

interface SiteRowProps extends Omit<SiteListProps, 'sites' | 'excludesPatrolCrimes'> {
  readonly site: Site
  readonly crimes: CrimeMeasure
}
function SiteRow({ site, figures, crimes, on, onSite }: SiteRowProps) {
  return (
    <li className={style['row']}>
      {onSite ? (
        <Button kind="link" className={style['name']} onClick={() => onSite(site.id)}>
          {site.name}
        </Button>
      ) : (
        <span className={style['name']}>{site.name}</span>
      )}
      <span>{phaseWords(phasesOn(site, on))}</span>
      <Count figure={figureOf(figures, crimes, { site: site.id })} what="crimes" />
      <Count figure={figureOf(figures, 'asb', { site: site.id })} what="ASB" />
    </li>
  )
}

/** `Clear, since 1 May 2023`; overlapping phases are joined. */
function phaseWords(phases: readonly Phase[]): string {
  if (phases.length === 0) return 'in no phase'
  return phases
    .map((phase) => `${PHASE_LABELS[phase.kind]}, since ${formatDay(dayOfMoment(phase.from))}`)
    .join('; ')
}

interface CountProps {
  readonly figure: Figure | undefined
  readonly what: string
}
function Count({ figure, what }: CountProps) {
  if (!figure) return <span className={style['count']}>{what} not known</span>
  // The baseline count is not shown here: a change without its interval would mislead.
  return (
    <span className={style['count']}>
      <strong>{valueWords(figure)}</strong> {what}
    </span>
  )
}
