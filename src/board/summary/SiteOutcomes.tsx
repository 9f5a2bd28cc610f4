/** Opening picture of the board: whether each site improved since Clear, whether that lasted, and the next decision. */
import { useContext, useRef, useState } from 'react'
import { ChartContext, CopyPicture } from '../../charts/ChartFrame.tsx'
import { outcomeImage, type OutcomeImageRow } from '../../charts/outcome/outcome-image.ts'
import { OutcomePicture } from '../../charts/outcome/OutcomePicture.tsx'
import { percentAcross, type WeekAxis } from '../../charts/outcome/outcome-geometry.ts'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import type { FeedKind } from '../../domain/feed.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import { noneWords } from '../../measures/feeds/known-words.ts'
import {
  insideSentence,
  insideShort,
  latelySentence,
  MEASURE_NAMES,
  movedWords,
} from '../../measures/outcome/outcome-words.ts'
import type { MeasuredOutcome, SiteOutcome } from '../../measures/outcome/site-outcome.ts'
import { comparisonsIn, comparisonsSentence } from '../../measures/figures/many-comparisons.ts'
import { dayWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { Button } from '../../ui/Button.tsx'
import { useIsNarrowDesk, useIsPhone } from '../../ui/media.ts'
import { Chip } from '../../ui/Chip.tsx'
import { DueDate } from '../decisions/DueDate.tsx'
import { OutcomeTables } from './OutcomeTables.tsx'
import { daysLeftWords, type DecisionTarget, targetOf } from '../decisions/decision-words.ts'
import { averagedWords, MOVED_LABEL, outcomeRows, pictureSentence, type OutcomeRow } from './outcome-rows.ts'
import style from './SiteOutcomes.module.css'

/** What lines, bands and decisions are made of. */
const SOURCES: readonly FeedKind[] = ['incidents', 'sites', 'areas', 'closure-orders', 'commitments']

export interface SiteOutcomesProps {
  /** As at the last day of the window, with what was recorded here. */
  readonly catalogue: Catalogue
  readonly outcomes: readonly SiteOutcome[]
  /** Ids of what was recorded on this device alone. */
  readonly notHandedIn?: ReadonlySet<string>
  /** Opens a site or what is to be decided; missing on paper. */
  readonly onTarget?: ((target: DecisionTarget) => void) | undefined
}

export function SiteOutcomes(props: SiteOutcomesProps) {
  const { catalogue, outcomes } = props
  const { isExpanded, pictureLines } = useContext(ChartContext)
  const isPhone = useIsPhone()
  const section = useRef<HTMLElement>(null)
  const [isTable, setIsTable] = useState(false)
  const sitesKnown = useKnown('sites')
  const areAllKnown = [useKnown('incidents'), sitesKnown, useKnown('areas')].every((known) => known === 'yes')
  const { rows, axis } = outcomeRows(catalogue, outcomes)
  return (
    <section
      ref={section}
      className={style['section']}
      aria-labelledby={isExpanded ? undefined : 'did-it-work'}
    >
      {/* In the pack the chapter has the title. */}
      {!isExpanded && (
        <h2 id="did-it-work" className={style['title']}>
          {TITLE}
        </h2>
      )}
      {isPhone && <VerdictList rows={rows} />}
      <KnownNote kinds={SOURCES} />
      {rows.length === 0 ? (
        <p>{noneWords('No site is in the data.', sitesKnown)}</p>
      ) : isTable ? (
        <OutcomeTables catalogue={catalogue} rows={rows} />
      ) : (
        <OutcomeRows {...props} rows={rows} axis={axis} />
      )}
      {rows.length > 0 && <p className={style['foot']}>{footWords(rows, areAllKnown)}</p>}
      {rows.length > 0 && !isExpanded && (
        <div className={style['toggle']}>
          {pictureLines && !isTable && (
            <CopyPicture
              label={TITLE}
              pictureLines={[
                `${LINE_LABEL}.`,
                `${VERDICT_LABEL}.`,
                footWords(rows, areAllKnown),
                ...pictureLines,
              ]}
              drawing={() => outcomeImage(rows.map((row) => imageRowOf(row, section.current)))}
            />
          )}
          <Button kind="link" icon="table" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            Show as table
          </Button>
        </div>
      )}
    </section>
  )
}

export const TITLE = 'Did it work, and did it last?'

/** What a copied image has of a row: the drawing as it is on the page, and the same words. */
function imageRowOf(row: OutcomeRow, section: HTMLElement | null): OutcomeImageRow {
  const { site, outcome, about, verdict, next, direction } = row
  const articles = [...(section?.querySelectorAll('article') ?? [])]
  return {
    drawing:
      articles
        .find((article) => article.dataset['site'] === site.id)
        ?.querySelector<SVGSVGElement>('svg[data-lanes]') ?? null,
    title: site.name,
    about,
    verdict,
    sentences: [
      insideSentence(outcome.crimes),
      insideSentence(outcome.asb),
      direction === null ? null : latelySentence(outcome),
      `${MOVED_LABEL} ${movedWords(outcome)}`,
      next && `Next: ${dayWords(next.due)}. ${next.what}`,
    ].filter((text) => text !== null),
  }
}

/** The line and the verdict have different comparisons: the site's own past, and the comparison areas. */
const LINE_LABEL = 'Line: reports inside, beside what was usual there before Clear'
const VERDICT_LABEL = 'Verdict: beside its comparison areas'

/**
 * How many verdicts there are and how many chance alone would give, where all are known; and what a choice of the worst
 * places gives.
 */
function footWords(rows: readonly OutcomeRow[], areAllKnown: boolean): string {
  const verdicts = rows
    .flatMap(({ outcome: { crimes, asb } }) => [crimes, asb])
    .flatMap(({ inside }) => (inside.kind === 'known' ? [{ verdict: inside.verdict }] : []))
  const compared =
    verdicts.length === 0 || !areAllKnown ? '' : ` ${comparisonsSentence(comparisonsIn(verdicts))}`
  return `All sites start on the same line, an average of ${averagedWords(rows)}. Crimes and ASB are counted together in it, without what patrol itself finds; season is taken out by ${theWhole()}’s own months. Filled only where crimes or ASB since Clear differ from the comparison areas beyond chance; grey: before Clear. Verdicts set all days since Clear beside all known days before it, those of phases beside the same days of a year before.${compared} A site is chosen when it is at its worst, so some of a fall would have come without Clear.`
}

/** Every site in one line, above the pictures, where those do not fit on one screen. */
const VerdictList = ({ rows }: { readonly rows: readonly OutcomeRow[] }) => (
  <dl className={style['verdicts']}>
    {rows.map(({ site, verdict }) => (
      <div key={site.id}>
        <dt>{site.name}</dt>
        <dd>{verdict}</dd>
      </div>
    ))}
  </dl>
)

interface OutcomeRowsProps extends SiteOutcomesProps {
  readonly rows: readonly OutcomeRow[]
  readonly axis: WeekAxis
}

function OutcomeRows({ rows, axis, ...rest }: OutcomeRowsProps) {
  return (
    <div className={style['rows']}>
      <p className={style['lineLabel']}>{LINE_LABEL}</p>
      <p className={style['verdictLabel']}>{VERDICT_LABEL}</p>
      <div className={style['day0']} aria-hidden="true">
        <svg width="100%" height="100%">
          <line x1={`${percentAcross(0, axis)}%`} x2={`${percentAcross(0, axis)}%`} y1="10" y2="100%" />
          <svg x={`${percentAcross(0, axis)}%`}>
            <rect x={-42} width={84} height={20} rx={3} />
            <text y={14} textAnchor="middle">
              Clear begins
            </text>
          </svg>
        </svg>
      </div>
      {rows.map((row) => (
        <SiteRow key={row.site.id} row={row} axis={axis} {...rest} />
      ))}
    </div>
  )
}

interface SiteRowProps extends Pick<SiteOutcomesProps, 'onTarget' | 'notHandedIn' | 'catalogue'> {
  readonly row: OutcomeRow
  readonly axis: WeekAxis
}

function SiteRow({ row, axis, ...rest }: SiteRowProps) {
  const { site, outcome, points, direction, phases, orders, verdict, about } = row
  const { onTarget } = rest
  const { isExpanded } = useContext(ChartContext)
  const isNarrowDesk = useIsNarrowDesk()
  return (
    <article className={style['row']} aria-label={site.name} data-site={site.id}>
      <div className={style['name']}>
        <h3>
          {onTarget ? (
            <Button kind="link" onClick={() => onTarget({ kind: 'site', id: site.id })}>
              {site.name}
            </Button>
          ) : (
            site.name
          )}
        </h3>
        <p>{about}</p>
      </div>
      <div className={style['picture']}>
        {outcome.series.kind === 'none' && <p className={style['none']}>{outcome.series.text}</p>}
        {row.clear !== null && (
          <OutcomePicture
            label={pictureSentence(row)}
            axis={axis}
            points={points}
            direction={direction}
            endText={row.endText}
            phases={phases}
            orders={orders}
            isTight={isNarrowDesk && !isExpanded}
          />
        )}
      </div>
      <div className={style['words']}>
        <p className={style['verdict']} data-verdict>
          {verdict}
        </p>
        <InsideLine measured={outcome.crimes} />
        <InsideLine measured={outcome.asb} />
        {direction !== null && <p>{latelySentence(outcome)}</p>}
        <p>
          <strong>{MOVED_LABEL}</strong> {movedWords(outcome)}
        </p>
        <NextDecision row={row} {...rest} />
      </div>
    </article>
  )
}

/** The measure, its verdict and its change, under the heading that says what it is compared with. */
function InsideLine({ measured }: { readonly measured: MeasuredOutcome }) {
  const { measure, inside } = measured
  return (
    <p className={style['inside']}>
      <strong>{MEASURE_NAMES[measure]}</strong> {inside.kind === 'known' && <Chip verdict={inside.verdict} />}{' '}
      {insideShort(measured)}
    </p>
  )
}

function NextDecision({ row: { next, site }, onTarget, notHandedIn }: Omit<SiteRowProps, 'axis'>) {
  const sitesKnown = useKnown('sites')
  const commitmentsKnown = useKnown('commitments')
  if (!next) {
    const known = sitesKnown === 'yes' && commitmentsKnown === 'yes' ? 'yes' : 'part'
    return (
      <p>
        <strong>Next:</strong> {noneWords('no review and no commitment is open.', known)}
      </p>
    )
  }
  const what = next.what.replace(` at ${site.name}`, '')
  const target = targetOf(next)
  const isRecorded = [next.id, next.commitment].some((id) => id !== null && notHandedIn?.has(id))
  const overdue = next.daysLeft < 0 ? daysLeftWords(next.daysLeft) : null
  return (
    <>
      <p>
        <strong>Next:</strong> <DueDate day={next.due} />
        {overdue !== null && <strong className={style['overdue']}>{`, ${overdue}`}</strong>}
        {isRecorded && ' (recorded here, not yet handed in)'}
      </p>
      {onTarget && target ? (
        <Button kind="link" onClick={() => onTarget(target)}>
          {what}
        </Button>
      ) : (
        <p>{what}</p>
      )}
    </>
  )
}
