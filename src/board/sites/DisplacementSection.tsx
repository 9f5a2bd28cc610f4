/** Displacement of crime from a site to its ring: result, differences with intervals, counts, and a map. */
import { DifferenceList } from '../../charts/process/DifferenceList.tsx'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { Site } from '../../domain/site.ts'
import { spanWords } from '../../measures/sentences.ts'
import type { NoDisplacement, SiteDisplacement } from '../../measures/sites/site-displacement.ts'
import { displacementSentences } from '../../measures/sites/site-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { formatCount } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { Section, MethodDetails } from '../sections.tsx'
import { SiteMap } from './SiteMap.tsx'
import style from './SitesPart.module.css'

/** What the counts of a site and its comparison are made of. */
const COUNTED = ['incidents', 'areas'] as const

interface DisplacementSectionProps {
  readonly site: Site
  readonly displacement: SiteDisplacement | NoDisplacement
  readonly catalogue: Catalogue
}

export function DisplacementSection({ site, displacement, catalogue }: DisplacementSectionProps) {
  return (
    <Section className={style['section']} title="Did it move away?">
      <KnownNote kinds={COUNTED} />
      {displacement.kind === 'none' ? (
        <p>{displacement.text}</p>
      ) : (
        <DisplacementResult site={site} displacement={displacement} catalogue={catalogue} />
      )}
    </Section>
  )
}

function DisplacementResult({
  site,
  displacement,
  catalogue,
}: DisplacementSectionProps & { readonly displacement: SiteDisplacement }) {
  const {
    local,
    displacement: ringDifference,
    total,
    counts,
    after,
    before,
    phi,
    quotient,
    sizes,
  } = displacement
  const rows = [
    { id: 'local', label: 'Site itself', ...local },
    { id: 'ring', label: 'Moved to the ring', ...ringDifference },
    { id: 'total', label: 'In all', ...total },
  ]
  return (
    <>
      {displacementSentences(displacement).map((sentence) => (
        <p key={sentence} className={style['lead']}>
          {sentence}
        </p>
      ))}
      <div className={style['moved']}>
        <SiteMap site={site} areas={catalogue.areas} />
        <div>
          <BoardScope measure={`Difference beyond the comparison in ${site.name}`} days={after}>
            <DifferenceList
              label={`Difference beyond the comparison, ${site.name}, ${spanWords(after)}`}
              rows={rows}
            />
          </BoardScope>
          <dl className={style['counts']}>
            <CountChange name="Site" change={counts.site} />
            <CountChange name="Ring" change={counts.ring} />
            <CountChange name="Comparison" change={counts.comparison} />
            <CountChange name="Its ring" change={counts.comparisonRing} />
          </dl>
        </div>
      </div>
      <MethodDetails>
        <p>
          {`${spanWords(after)} against ${spanWords(before)}: weighted displacement difference with 95 % interval (Wheeler and Ratcliffe 2018), z ${total.z.toFixed(2)}. The comparison is ${sizes.comparison.toFixed(1)} times as large as the site, its ring ${sizes.comparisonRing.toFixed(1)} times as large as the ring; both are scaled. Clumping allowed for: ${phi.toFixed(1)}.`}
          {quotient &&
            ` Weighted displacement quotient (Bowers and Johnson 2003): ${quotient.quotient.toFixed(2).replace('-', '−')}; it has no interval.`}
          {' Comparison and ring were chosen before any result was shown.'}
        </p>
      </MethodDetails>
    </>
  )
}

interface CountChangeProps {
  readonly name: string
  readonly change: { readonly before: number; readonly after: number }
}
const CountChange = ({ name, change }: CountChangeProps) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {`${formatCount(change.before)} to `}
      <strong>{formatCount(change.after)}</strong>
    </dd>
  </div>
)
