/** A chapter of the pack: it begins on a page of its own, with its number. */

import { useId, type ReactNode } from 'react'
import style from './PackPart.module.css'
import type { Site } from '../../domain/site.ts'
import type { MeasuredSite } from '../../measures/sites/site-account.ts'
import { DidItMove } from '../sites/DisplacementSection.tsx'
import { PhaseTable } from '../sites/PhaseTable.tsx'
import { SiteChartSection } from '../sites/SiteChartSection.tsx'
import { SiteDone } from '../sites/SiteActivity.tsx'
import type { PackChapterProps, PackAnswers } from './pack-answers.ts'
import type { AreaRow } from '../../measures/area-table.ts'
import { LEVEL_LABELS } from '../../measures/figures/levels.ts'
import { spanWords, dayWords } from '../../measures/sentences.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { changeColumns, countColumn, HOT_WORDS, hotColumn, nameColumn, rateColumns, verdictsOf } from '../areas/AreaTable.tsx'
import { AREA_MEASURES, LevelFunnel, LevelMap } from '../areas/AreasPart.tsx'
import { FairnessSection } from '../gaps/FairnessSection.tsx'
import { GapHeads, Missing } from '../gaps/GapsPart.tsx'
import { GapsOf } from '../gaps/ReportGaps.tsx'
import { ChangeLists, LateWeeks } from '../meeting/change-sections.tsx'

interface ChapterProps {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}

export function Chapter({ number, title, children }: ChapterProps) {
  const id = useId()
  return (
    <section className={style['chapter']} aria-labelledby={id}>
      <h2 id={id}>{`${number}. ${title}`}</h2>
      {children}
    </section>
  )
}

/** A site's chapter: its charts with their tables, whether it moved away, what was done, decisions and reviews. */

interface SiteChapterProps extends PackChapterProps {
  readonly site: Site
}

const MEASURE_LABELS: Readonly<Record<MeasuredSite['measure'], string>> = {
  'crimes-reported': 'Crimes, without what patrol itself finds',
  asb: 'ASB',
}

export function SiteChapter({ number, site, catalogue, answers }: SiteChapterProps) {
  const account = answers.sites.accounts.find((one) => one.site === site.id)
  const measured = account?.measured ?? []
  return (
    <Chapter number={number} title={site.name}>
      <PhaseTable site={site} phases={measured[0]?.phases ?? []} asOf={catalogue.manifest.asOf} />
      <SiteDone site={site} patrol={account?.patrol ?? null} catalogue={catalogue} />
      {measured.length === 0 && <p>Not known: no feed of incidents is open.</p>}
      {measured.map(({ measure, charts, displacement }) => (
        <div key={measure} className={style['measured']}>
          <p className={style['kicker']}>{MEASURE_LABELS[measure]}</p>
          <SiteChartSection site={site} chart={charts.month} catalogue={catalogue} />
          <DidItMove site={site} displacement={displacement} catalogue={catalogue} />
        </div>
      ))}
    </Chapter>
  )
}

/** The wards' chapter: what the verdicts come to, then crimes and ASB each with map, funnel and table. */

export function AreaChapter({ number, catalogue, answers }: PackChapterProps) {
  const { levels, question } = answers.areas
  const level = levels.find((one) => one.level === 'ward') ?? levels[0]
  if (!level || level.rows.length === 0)
    return (
      <Chapter number={number} title="Areas">
        <p>Not known: the data hold no areas, or no feed of incidents is open.</p>
      </Chapter>
    )
  const { window, baseline } = question
  return (
    <Chapter number={number} title={LEVEL_LABELS[level.level]}>
      {AREA_MEASURES.map(({ id, name }) => {
        const countOf = (row: AreaRow) => row[id]
        const columns = [
          nameColumn('Area', undefined),
          countColumn('Count', countOf),
          ...rateColumns(countOf, name).filter((column) => column.id === 'rate'),
          hotColumn(level.hotSquares),
          ...(baseline ? changeColumns(countOf).toReversed() : []),
        ]
        return (
          <div key={id} className={style['measured']}>
            <h3>{name}</h3>
            <p>
              {baseline && `${verdictsOf(level.rows.map(countOf))} Each is judged by itself. `}
              Rates count the people who live there; people who work or shop there are not in it.
            </p>
            <LevelMap level={level} measure={id} answer={answers.areas} catalogue={catalogue} />
            <DataTable
              caption={`${LEVEL_LABELS[level.level]}, ${spanWords(window)}: ${name}`}
              columns={columns}
              rows={level.rows}
              keyOf={({ code }) => code}
            />
            <p>{HOT_WORDS}</p>
            <h3>Is an area high, or only small?</h3>
            <LevelFunnel
              funnel={level.funnels[id]}
              label={`${LEVEL_LABELS[level.level]}, ${spanWords(window)}: ${name} beside what is expected`}
            />
          </div>
        )
      })}
    </Chapter>
  )
}

/** The chapter of what nobody is telling, and of who is patrolled and searched. */

export function GapsChapter({ number, catalogue, answers }: PackChapterProps) {
  const { place } = catalogue
  const { reports, questions, fairness, question } = answers.gaps
  return (
    <Chapter number={number} title="What nobody is telling">
      <GapHeads />
      <h3>Crimes: reports beside what residents and deprivation suggest</h3>
      <GapsOf gaps={reports.crimes} measure="crimes" window={question.window} place={place} />
      <h3>ASB: reports beside what residents and deprivation suggest</h3>
      <GapsOf gaps={reports.asb} measure="asb" window={question.window} place={place} />
      <Missing questions={questions} catalogue={catalogue} />
      <FairnessSection fairness={fairness} window={question.window} />
    </Chapter>
  )
}

/** The chapter of what changed since the last meeting. */

interface MeetingChapterProps {
  readonly number: number
  readonly answers: PackAnswers
}

export function MeetingChapter({ number, answers }: MeetingChapterProps) {
  const { changes, weeks, question } = answers.changes
  const { last, now } = question.between
  return (
    <Chapter number={number} title="Since the last meeting">
      <p>{`After ${dayWords(last)}, up to ${dayWords(now)}.`}</p>
      <ChangeLists changes={changes} />
      <LateWeeks weeks={weeks} last={last} />
    </Chapter>
  )
}
