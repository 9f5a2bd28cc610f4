/** The areas by level: what the verdicts come to, map, table, and a funnel so that small areas do not lead by noise. */
import { useState } from 'react'
import { FunnelPlot } from '../../charts/process/FunnelPlot.tsx'
import type { AreaLevel, Funnel } from '../../measures/areas/area-levels.ts'
import { mappedAreas, classWords, rateEdges, type AreaMeasure } from '../../measures/areas/area-map.ts'
import type { AreaRow } from '../../measures/area-table.ts'
import { LEVEL_LABELS } from '../../measures/figures/areas.ts'
import { spanWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { failureOf, latestOf, type AnswerTo } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { verdictsOf } from './area-columns.tsx'
import { AreaMap } from './AreaMap.tsx'
import { AreaTable } from './AreaTable.tsx'
import style from './styles/AreasPart.module.css'

export const AREA_MEASURES = [
  { id: 'reported', label: 'Crimes', name: 'Crimes without what patrol itself finds' },
  { id: 'asb', label: 'ASB', name: 'ASB' },
] as const
type Measured = (typeof AREA_MEASURES)[number]['id']

type AreasAnswer = AnswerTo<'areas'>

/** What a person chose in it outlasts the answers. */
export function AreasPart() {
  const reply = useReply('areas')
  const catalogue = useHoldfast((state) => state.catalogue)
  const [chosen, setChosen] = useState<string | null>(null)
  const [measure, setMeasure] = useState<Measured>('reported')
  const answer = latestOf(reply)
  if (!answer || !catalogue)
    return (
      <Pending failure={failureOf(reply)} className={style['waiting']}>
        The figures are being counted.
      </Pending>
    )
  const { levels } = answer
  const level =
    levels.find((one) => one.level === chosen) ?? levels.find((one) => one.level === 'ward') ?? levels[0]
  if (!level || levels.every(({ rows }) => rows.length === 0))
    return (
      <p className={style['waiting']}>Not known: the data hold no areas, or no feed of incidents is open.</p>
    )
  const segments = levels.map(({ level: id }) => ({ id, label: LEVEL_LABELS[id] }))
  return (
    <>
      <div className={style['choices']}>
        <Segmented label="Level of areas" segments={segments} chosen={level.level} onChoose={setChosen} />
        <Segmented label="What is counted" segments={AREA_MEASURES} chosen={measure} onChoose={setMeasure} />
        {measure === 'reported' && <span>without what patrol itself finds</span>}
      </div>
      <OneLevel key={level.level} level={level} measure={measure} answer={answer} catalogue={catalogue} />
    </>
  )
}

interface OneLevelProps {
  readonly level: AreaLevel
  readonly measure: Measured
  readonly answer: AreasAnswer
  readonly catalogue: Catalogue
}

function OneLevel({ level, measure, answer, catalogue }: OneLevelProps) {
  const intend = useIntent()
  const { window, baseline } = answer.question
  const countOf = (row: AreaRow) => row[measure]
  const name = AREA_MEASURES.find(({ id }) => id === measure)?.name ?? ''
  const heading = LEVEL_LABELS[level.level]
  const onArea = (code: string) => {
    intend({ kind: 'choose', chosen: { kind: 'ward', id: code } })
    intend({ kind: 'set-tab', tab: 'team' })
  }
  return (
    <>
      <div className={style['halves']}>
        <section className={style['section']} aria-labelledby="area-map">
          <h2 id="area-map">{`${heading}: ${name}`}</h2>
          <p className={style['lead']}>
            {baseline && `${verdictsOf(level.rows.map(countOf))} Each is judged by itself. `}
            Rates count the people who live there; people who work or shop there are not in it.
          </p>
          <LevelMap level={level} measure={measure} answer={answer} catalogue={catalogue} />
        </section>
        <section className={style['section']} aria-labelledby="area-funnel">
          <h2 id="area-funnel">Is an area high, or only small?</h2>
          <LevelFunnel funnel={level.funnels[measure]} label={`${heading}, ${spanWords(window)}: ${name}`} />
        </section>
      </div>
      <section className={style['section']} aria-labelledby="area-table">
        <h2 id="area-table">One by one</h2>
        <AreaTable
          heading={heading}
          name={name}
          rows={level.rows}
          countOf={countOf}
          spots={level.funnels[measure].points}
          hotSquares={level.hotSquares}
          window={window}
          hasBaseline={baseline !== null}
          onArea={level.level === 'ward' ? onArea : undefined}
        />
      </section>
    </>
  )
}

interface LevelMapProps extends Omit<OneLevelProps, 'measure'> {
  readonly measure: AreaMeasure
}

export function LevelMap({ level, measure, answer, catalogue }: LevelMapProps) {
  const { window } = answer.question
  const edges = rateEdges(level.rows, measure, window)
  const areas = mappedAreas(level.rows, { areas: catalogue.areas, measure, edges })
  return (
    <AreaMap
      label={`${LEVEL_LABELS[level.level]}, ${spanWords(window)}: ${measure === 'asb' ? 'ASB' : 'crimes'} for every 1,000 residents`}
      areas={areas}
      classes={classWords(edges)}
    />
  )
}

export function LevelFunnel({ funnel, label }: { readonly funnel: Funnel; readonly label: string }) {
  const { points: spots, edges, dispersion } = funnel
  const apart = spots.filter(({ place: place }) => place.startsWith('far'))
  const widened =
    dispersion > 1.05 ? ` Limits allow for how much areas differ anyway: ${dispersion.toFixed(1)}.` : ''
  const sentence =
    spots.length === 0
      ? 'Not known: the residents of no area are known, or nothing was counted.'
      : `Of ${spots.length} areas, ${apart.length === 0 ? 'none is' : apart.length === 1 ? '1 is' : `${apart.length} are`} beyond what chance and size explain; of as many, chance alone puts ${chanceWords(spots.length)} there.${widened}`
  return (
    <FunnelPlot
      label={label}
      sentence={sentence}
      points={spots.map((spot) => ({ ...spot, id: spot.code }))}
      limits={edges}
      axis="expected from residents at the rate of all areas"
    />
  )
}

/** 2 in 1,000 lie beyond the outer limits by chance. */
const chanceWords = (areas: number) => {
  const expected = areas * 0.002
  return expected < 0.5 ? 'fewer than 1' : `about ${Math.round(expected)}`
}
