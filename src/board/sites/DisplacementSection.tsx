/** Displacement of crime from a site to its ring: result, differences with intervals, counts, and a map. */
import { DifferenceList } from '../../charts/process/DifferenceList.tsx'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { Site } from '../../domain/site.ts'
import { spanWords } from '../../measures/sentences.ts'
import type { MeasuredSite } from '../../measures/sites/site-account.ts'
import type { SiteDisplacement } from '../../measures/sites/site-displacement.ts'
import { DISPLACEMENT_SCOPE, displacementSentence } from '../../measures/sites/site-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { formatCount } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { MEASURE_LABELS } from '../board-words.ts'
import { Section, MethodDetails } from '../sections.tsx'
import { SiteMap } from './SiteMap.tsx'
import style from './SitesPart.module.css'

/** What the counts of a site and its comparison are made of. */
const COUNTED = ['incidents', 'areas'] as const

interface DisplacementSectionProps {
  readonly site: Site
  /** One measure, or several, which share the map and the axis. */
  readonly measured: readonly Pick<MeasuredSite, 'measure' | 'displacement'>[]
  readonly catalogue: Catalogue
}

interface NamedDisplacement {
  readonly name: string
  readonly displacement: SiteDisplacement
}

export function DisplacementSection({ site, measured, catalogue }: DisplacementSectionProps) {
  const known = measured.flatMap(({ measure, displacement }) =>
    displacement.kind === 'known' ? [{ name: MEASURE_LABELS[measure], displacement }] : [],
  )
  const reasons = new Set(
    measured.flatMap(({ displacement }) => (displacement.kind === 'none' ? [displacement.text] : [])),
  )
  return (
    <Section className={style['section']} title="Did it move away?">
      <KnownNote kinds={COUNTED} />
      {[...reasons].map((text) => (
        <p key={text}>{text}</p>
      ))}
      <DisplacementResults site={site} known={known} catalogue={catalogue} />
    </Section>
  )
}

interface DisplacementResultsProps extends Pick<DisplacementSectionProps, 'site' | 'catalogue'> {
  readonly known: readonly NamedDisplacement[]
}

/** Every measure has the same days, which follow from Clear and from how far the incidents reach. */
function DisplacementResults({ site, known, catalogue }: DisplacementResultsProps) {
  const [first] = known
  if (!first) return null
  const { after, before } = first.displacement
  const isNamed = known.length > 1
  const label = `Change in the streets round it beyond their comparison, ${site.name}, ${spanWords(after)}`
  return (
    <>
      {known.map(({ name, displacement }) => (
        <p key={name} className={style['lead']}>
          {isNamed && `${name}: `}
          {displacementSentence(displacement)}
        </p>
      ))}
      <p>{`${spanWords(after)}, beside ${spanWords(before)}. ${DISPLACEMENT_SCOPE}`}</p>
      <div className={style['moved']}>
        <SiteMap site={site} areas={catalogue.areas} />
        <div>
          <BoardScope
            measure={`Change in the streets round it beyond their comparison, ${site.name}`}
            days={after}
          >
            <DifferenceList
              label={label}
              axis="Reports in the streets round it beyond what their comparison suggests"
              rows={known.map(({ name, displacement }) => ({
                id: name,
                label: isNamed ? SHORT_LABELS[displacement.measure] : 'Round it',
                ...displacement.displacement,
              }))}
            />
          </BoardScope>
          {known.map(({ name, displacement: { counts, measure } }) => (
            <dl key={name} className={style['counts']} aria-label={name}>
              <CountChange name={isNamed ? `${SHORT_LABELS[measure]}: site` : 'Site'} change={counts.site} />
              <CountChange name="Streets round it" change={counts.ring} />
              <CountChange name="Comparison" change={counts.comparison} />
              <CountChange name="Streets round that" change={counts.comparisonRing} />
            </dl>
          ))}
        </div>
      </div>
      <MethodDetails>
        <p>
          {`The part of the ring of the weighted displacement difference (Wheeler and Ratcliffe 2018), with its 95 % interval. ${sizesWords(first.displacement)}`}
          {known.map(
            ({ name, displacement }) => ` ${isNamed ? `${name}: ` : ''}${methodWords(displacement)}`,
          )}
          {' Every part is in the files. Comparison and ring were chosen before any result was shown.'}
        </p>
      </MethodDetails>
    </>
  )
}

const SHORT_LABELS: Readonly<Record<SiteDisplacement['measure'], string>> = {
  crimes: 'Crimes',
  'crimes-reported': 'Crimes',
  asb: 'ASB',
}

const sizesWords = ({ sizes }: SiteDisplacement) =>
  `The comparison is ${sizes.comparison.toFixed(1)} times as large as the site, its ring ${sizes.comparisonRing.toFixed(1)} times as large as the ring; both are scaled.`

function methodWords({ displacement: ring, phi, quotient }: SiteDisplacement): string {
  const result = `standard error ${ring.standardError.toFixed(1)}, z ${signed(ring.z)}; runs of reports (clumping) allowed for: ${phi.toFixed(1)}`
  return quotient
    ? `${result}; weighted displacement quotient (Bowers and Johnson 2003) ${signed(quotient.quotient)}, which has no interval.`
    : `${result}.`
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
