/** The areas of one level: choropleth map, funnel plot of counts against expected counts, and table. */
import { useState } from 'react'
import { FunnelPlot } from '../../charts/process/FunnelPlot.tsx'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { AreaRow } from '../../measures/area-table.ts'
import type { AreaLevel, Funnel } from '../../measures/areas/area-levels.ts'
import {
  chanceSentence,
  mappedAreas,
  ratioSentence,
  type AreaMeasure,
} from '../../measures/areas/area-map.ts'
import { levelLabel } from '../../measures/figures/areas.ts'
import { spanWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useIntent, useReply } from '../../state/context.tsx'
import { latestOf, type AnswerTo } from '../../state/questions/reply.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { BoardScope } from '../BoardScope.tsx'
import { FiguresPending, MethodDetails } from '../sections.tsx'
import { AreaMap } from './AreaMap.tsx'
import { AreaTable, tableSentence } from './AreaTable.tsx'
import style from './AreasPart.module.css'
import { theWhole } from '../../domain/place/served-place.ts'

/** What can be counted; `id` is the property of an area row. */
export const AREA_MEASURES = [
  { id: 'reported', label: 'Crimes', name: 'Crimes without what patrol itself finds' },
  { id: 'asb', label: 'ASB', name: 'ASB' },
] as const
type MeasureId = (typeof AREA_MEASURES)[number]['id']

type AreasAnswer = AnswerTo<'areas'>

/** What rates and expected counts are made of. */
export const AREA_SOURCES = ['incidents', 'areas'] as const

/** The chosen measure is state of this component, so it survives a new answer. */
export function AreasPart() {
  const reply = useReply('areas')
  const catalogue = useHoldfast((state) => state.catalogue)
  const levelId = useHoldfast(({ view }) => view.level)
  const intend = useIntent()
  const [measure, setMeasure] = useState<MeasureId>('reported')
  const answer = latestOf(reply)
  if (!answer || !catalogue) return <FiguresPending reply={reply} className={style['waiting']} />
  const { levels } = answer
  const level =
    levels.find(({ level: id }) => id === levelId) ??
    levels.find(({ level: id }) => id === 'ward') ??
    levels[0]
  if (!level || levels.every(({ rows }) => rows.length === 0))
    return (
      <p className={style['waiting']}>Not known: the data hold no areas, or no feed of incidents is open.</p>
    )
  const segments = levels.map(({ level: id }) => ({ id, label: levelLabel(id) }))
  return (
    <>
      <div className={style['choices']}>
        <Segmented
          label="Level of areas"
          segments={segments}
          chosen={level.level}
          onChoose={(id) => intend({ kind: 'set-level', level: id })}
        />
        <Segmented label="What is counted" segments={AREA_MEASURES} chosen={measure} onChoose={setMeasure} />
        {measure === 'reported' && <span>without what patrol itself finds</span>}
      </div>
      <LevelSections
        key={level.level}
        level={level}
        measure={measure}
        answer={answer}
        catalogue={catalogue}
      />
    </>
  )
}

interface LevelSectionsProps {
  readonly level: AreaLevel
  readonly measure: MeasureId
  readonly answer: AreasAnswer
  readonly catalogue: Catalogue
}

function LevelSections({ level, measure, answer, catalogue }: LevelSectionsProps) {
  const intend = useIntent()
  const { window, baseline } = answer.question
  const countOf = (row: AreaRow) => row[measure]
  const name = AREA_MEASURES.find(({ id }) => id === measure)?.name ?? ''
  const heading = levelLabel(level.level)
  const onArea = (code: string) => {
    intend({ kind: 'choose', chosen: { kind: 'ward', id: code } })
    intend({ kind: 'set-tab', tab: 'team' })
  }
  return (
    <BoardScope measure={name} leavesOutFound={measure === 'reported'}>
      <div className={style['halves']}>
        <section className={style['section']} aria-labelledby="area-map">
          <h2 id="area-map">{`${heading}: ${name}`}</h2>
          <KnownNote kinds={AREA_SOURCES} />
          <LevelMap level={level} measure={measure} answer={answer} catalogue={catalogue} />
        </section>
        <section className={style['section']} aria-labelledby="area-funnel">
          <h2 id="area-funnel">Is an area high, or only small?</h2>
          <KnownNote kinds={AREA_SOURCES} />
          <LevelFunnel
            funnel={level.funnels[measure]}
            rows={level.rows}
            label={`${heading}, ${spanWords(window)}: ${name}`}
          />
        </section>
      </div>
      <section className={style['section']} aria-labelledby="area-table">
        <h2 id="area-table">One by one</h2>
        <KnownNote kinds={AREA_SOURCES} />
        {baseline && <p className={style['lead']}>{tableSentence(level.rows)}</p>}
        <AreaTable
          heading={heading}
          name={name}
          rows={level.rows}
          countOf={countOf}
          funnelPoints={level.funnels[measure].points}
          hotSquares={level.hotSquares}
          window={window}
          baseline={baseline}
          onArea={level.level === 'ward' ? onArea : undefined}
        />
      </section>
    </BoardScope>
  )
}

interface LevelMapProps extends Omit<LevelSectionsProps, 'measure'> {
  readonly measure: AreaMeasure
}

/** Map of one level beside ${theWhole()}, with a sentence on how many areas stand apart. */
export function LevelMap({ level, measure, answer, catalogue }: LevelMapProps) {
  const { window } = answer.question
  const name = AREA_MEASURES.find(({ id }) => id === measure)?.name ?? 'Crimes'
  const areas = mappedAreas(level.rows, { areas: catalogue.areas, measure, ratios: level.ratios })
  const heading = levelLabel(level.level)
  return (
    <>
      <p className={style['lead']}>
        {[ratioSentence(areas, heading), RESIDENTS_NOTE].filter(Boolean).join(' ')}
      </p>
      <AreaMap
        label={`${heading}, ${spanWords(window)}: ${name} for every 1,000 residents, beside ${theWhole()}`}
        areas={areas}
      />
      <MethodDetails>
        <p>{`${chanceSentence(level.ratios)} ${RATIO_METHOD}`}</p>
      </MethodDetails>
    </>
  )
}

const RESIDENTS_NOTE = 'Rates count the people who live there, not those who work or shop there.'
const RATIO_METHOD =
  'The rate of an area over that of all areas whose residents are known. Its 95 % interval is that of the share of the area in the whole count (exact conditional binomial), widened by how much its months clump. An area is coloured where the interval leaves out 1 and p, adjusted by Benjamini and Hochberg, is at most .05.'

interface LevelFunnelProps {
  readonly funnel: Funnel
  readonly rows: readonly AreaRow[]
  readonly label: string
}

/** Funnel plot of one level, with a sentence on how many areas lie beyond the outer limits. */
export function LevelFunnel({ funnel, rows, label }: LevelFunnelProps) {
  const { points, edges, dispersion } = funnel
  const beyondLimits = points.filter(({ place }) => place.startsWith('far'))
  const sentence =
    points.length === 0
      ? noFunnelSentence(rows)
      : `Areas always differ. Of these ${points.length}, ${beyondLimits.length === 0 ? 'none is' : beyondLimits.length === 1 ? '1 is' : `${beyondLimits.length} are`} further from the rest than their size and the usual differences explain; chance alone would put ${expectedBeyondWords(points.length)} there.`
  return (
    <>
      <FunnelPlot
        label={label}
        sentence={sentence}
        points={points.map((point) => ({ ...point, id: point.code }))}
        limits={edges}
        axis="expected from residents at the rate of all areas"
      />
      {points.length > 0 && (
        <MethodDetails>
          <p>{`Funnel plot (Spiegelhalter 2005): limits that hold 95 and 99.8 % of areas, widened by how much areas differ anyway: ${dispersion.toFixed(1)}. The map asks less: whether an area differs from ${theWhole()}.`}</p>
        </MethodDetails>
      )}
    </>
  )
}

/** A funnel is drawn of areas with known residents and whole counts; all areas share the feeds that are counted. */
function noFunnelSentence(rows: readonly AreaRow[]): string {
  const why = rows.map(({ reported }) => reported.figure.why).find((reason) => reason !== undefined)
  if (why !== undefined) return `Not known: incidents. ${why}`
  return rows.some(({ population }) => (population ?? 0) > 0)
    ? 'Nothing was counted in these areas.'
    : 'Not known: the residents of no area are known.'
}

/** Expected number of areas beyond the outer limits by chance: the limits are at 99.8 %. */
const expectedBeyondWords = (areas: number) => {
  const expected = areas * 0.002
  return expected < 0.5 ? 'fewer than 1' : `about ${Math.round(expected)}`
}
