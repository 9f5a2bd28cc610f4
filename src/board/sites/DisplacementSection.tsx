/** Displacement of crime from a site to its ring: result, differences with intervals, counts, and a map. */
import { DifferenceList } from '../../charts/process/DifferenceList.tsx'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { Site } from '../../domain/site.ts'
import { spanWords } from '../../measures/sentences.ts'
import type { NoDisplacement, SiteDisplacement } from '../../measures/sites/site-displacement.ts'
import { DISPLACEMENT_SCOPE, displacementSentence } from '../../measures/sites/site-words.ts'
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
  const { displacement: ring, counts, after, before, phi, quotient, sizes } = displacement
  return (
    <>
      <p className={style['lead']}>{displacementSentence(displacement)}</p>
      <p>{`${spanWords(after)}, beside ${spanWords(before)}. ${DISPLACEMENT_SCOPE}`}</p>
      <div className={style['moved']}>
        <SiteMap site={site} areas={catalogue.areas} />
        <div>
          <BoardScope measure={`Change in the ring beyond its comparison, ${site.name}`} days={after}>
            <DifferenceList
              label={`Change in the ring beyond its comparison, ${site.name}, ${spanWords(after)}`}
              rows={[{ id: 'ring', label: 'In the ring', ...ring }]}
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
          {`Of the weighted displacement difference (Wheeler and Ratcliffe 2018) this is the part of the ring, with its 95 % interval: standard error ${ring.standardError.toFixed(1)}, z ${signed(ring.z)}. Every part is in the files. The comparison is ${sizes.comparison.toFixed(1)} times as large as the site, its ring ${sizes.comparisonRing.toFixed(1)} times as large as the ring; both are scaled. Clumping allowed for: ${phi.toFixed(1)}.`}
          {quotient &&
            ` Weighted displacement quotient (Bowers and Johnson 2003): ${signed(quotient.quotient)}; it has no interval.`}
          {' Comparison and ring were chosen before any result was shown.'}
        </p>
      </MethodDetails>
    </>
  )
}

const signed = (value: number) => value.toFixed(2).replace('-', '−')

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
