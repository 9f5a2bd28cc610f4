/** Did it move away: two sentences, the differences with their intervals, the counts, and the ground they lie on. */
import { DifferenceList } from '../../charts/process/DifferenceList.tsx'
import type { Site } from '../../domain/site.ts'
import { spanWords } from '../../measures/sentences.ts'
import type { NoDisplacement, SiteDisplacement } from '../../measures/sites/site-displacement.ts'
import { displacementSentences } from '../../measures/sites/site-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { formatCount } from '../../ui/numbers.ts'
import { GroundMap } from './GroundMap.tsx'
import { Section } from '../Section.tsx'
import { HowWeKnow } from '../HowWeKnow.tsx'
import style from './styles/SitesPart.module.css'

interface Props {
  readonly site: Site
  readonly displacement: SiteDisplacement | NoDisplacement
  readonly catalogue: Catalogue
}

export function DidItMove({ site, displacement, catalogue }: Props) {
  return (
    <Section className={style['section']} title="Did it move away?">
      {displacement.kind === 'none' ? (
        <p>{displacement.text}</p>
      ) : (
        <Moved site={site} displacement={displacement} catalogue={catalogue} />
      )}
    </Section>
  )
}

function Moved({ site, displacement, catalogue }: Props & { readonly displacement: SiteDisplacement }) {
  const { local, displacement: ring, total, counts, after, before, phi, quotient, sizes } = displacement
  const rows = [
    { id: 'local', label: 'Site itself', ...local },
    { id: 'ring', label: 'Moved to the ring', ...ring },
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
        <GroundMap site={site} areas={catalogue.areas} />
        <div>
          <DifferenceList
            label={`Difference beyond the comparison, ${site.name}, ${spanWords(after)}`}
            rows={rows}
          />
          <dl className={style['counts']}>
            <Count name="Site" shift={counts.site} />
            <Count name="Ring" shift={counts.ring} />
            <Count name="Comparison" shift={counts.comparison} />
            <Count name="Its ring" shift={counts.comparisonRing} />
          </dl>
        </div>
      </div>
      <HowWeKnow>
        <p>
          {`${spanWords(after)} against ${spanWords(before)}: weighted displacement difference with 95 % interval (Wheeler and Ratcliffe 2018), z ${total.z.toFixed(2)}. The comparison is ${sizes.comparison.toFixed(1)} times as large as the site, its ring ${sizes.comparisonRing.toFixed(1)} times as large as the ring; both are scaled. Clumping allowed for: ${phi.toFixed(1)}.`}
          {quotient &&
            ` Weighted displacement quotient (Bowers and Johnson 2003): ${quotient.quotient.toFixed(2).replace('-', '−')}; it has no interval.`}
          {' Comparison and ring were chosen before any result was shown.'}
        </p>
      </HowWeKnow>
    </>
  )
}

interface CountProps {
  readonly name: string
  readonly shift: { readonly before: number; readonly after: number }
}
const Count = ({ name, shift }: CountProps) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {`${formatCount(shift.before)} to `}
      <strong>{formatCount(shift.after)}</strong>
    </dd>
  </div>
)
