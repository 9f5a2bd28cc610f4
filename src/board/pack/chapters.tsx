/** The pack's chapter element, and the chapters of sites, areas, gaps and changes. */
import { useContext, useId, type ReactNode } from 'react'
import { ChartContext } from '../../charts/ChartFrame.tsx'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { Site } from '../../domain/site.ts'
import { asAtDay } from '../../measures/baseline/as-at.ts'
import type { AreaRow } from '../../measures/area-table.ts'
import { levelLabel } from '../../measures/figures/areas.ts'
import { periodWords } from '../../measures/scope.ts'
import { SITE_MEASURES } from '../../measures/sites/site-account.ts'
import { spanWords, dayWords } from '../../measures/sentences.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import {
  changeColumns,
  countColumn,
  hotSquaresNote,
  hotSquaresColumn,
  nameColumn,
  rateColumns,
  tableSentence,
} from '../areas/AreaTable.tsx'
import { AREA_MEASURES, AREA_SOURCES, LevelFunnel, LevelMap } from '../areas/AreasPart.tsx'
import { MEASURE_LABELS } from '../board-words.ts'
import { FairnessSection } from '../gaps/FairnessSection.tsx'
import { GapHeadlines, MissingDataSections } from '../gaps/GapsPart.tsx'
import { ReportGapList } from '../gaps/ReportGaps.tsx'
import { ChangeLists, LateWeeks } from '../meeting/change-sections.tsx'
import { DisplacementSection } from '../sites/DisplacementSection.tsx'
import { PhaseTable } from '../sites/PhaseTable.tsx'
import { SiteActivity } from '../sites/SiteActivity.tsx'
import { SiteChartSection } from '../sites/SiteChartSection.tsx'
import { OverlaidSites, SITES_TOGETHER_TITLE } from '../sites/SitesTogether.tsx'
import type { PackChapterProps, PackAnswers } from './pack-answers.ts'
import style from './PackPart.module.css'

interface ChapterProps {
  readonly number: number
  readonly title: string
  /** Whether it begins on a new page; the others follow on, so that no page is left half empty. */
  readonly isNewPage?: boolean
  readonly children: ReactNode
}

/** A numbered chapter. */
export function Chapter({ number, title, isNewPage = false, children }: ChapterProps) {
  const id = useId()
  return (
    <section className={style['chapter']} data-new-page={isNewPage} aria-labelledby={id}>
      <h2 id={id}>{`${number}. ${title}`}</h2>
      {children}
    </section>
  )
}

interface SiteChapterProps extends PackChapterProps {
  readonly site: Site
}

const INCIDENTS = ['incidents'] as const

/** A site: phases, activity, the control chart of each measure, and displacement. */
export function SiteChapter({ number, site, catalogue, answers }: SiteChapterProps) {
  const account = answers.sites.accounts.find((candidate) => candidate.site === site.id)
  const measured = account?.measured ?? []
  const { window } = answers.sites.question
  return (
    <Chapter number={number} title={site.name}>
      <PhaseTable site={site} measured={measured} asAt={asAtDay(catalogue)} />
      <SiteActivity site={site} patrol={account?.patrol ?? null} catalogue={catalogue} window={window} />
      {measured.length === 0 && (
        <>
          <KnownNote kinds={INCIDENTS} />
          <p>Not known: no feed of incidents is open.</p>
        </>
      )}
      {measured.map(({ measure, charts }) => (
        <div key={measure} className={style['measured']}>
          <p className={style['kicker']}>{MEASURE_LABELS[measure]}</p>
          <SiteChartSection site={site} chart={charts.month} catalogue={catalogue} window={window} />
        </div>
      ))}
      {measured.length > 0 && <DisplacementSection site={site} measured={measured} catalogue={catalogue} />}
    </Chapter>
  )
}

/** All sites on one chart for each measure. */
export function SitesTogetherChapter({ number, catalogue, answers }: PackChapterProps) {
  return (
    <Chapter number={number} title={SITES_TOGETHER_TITLE}>
      <KnownNote kinds={INCIDENTS} />
      {SITE_MEASURES.map((measure) => (
        <div key={measure} className={style['measured']}>
          <p className={style['kicker']}>{MEASURE_LABELS[measure]}</p>
          <OverlaidSites sites={catalogue.sites} accounts={answers.sites.accounts} measure={measure} />
        </div>
      ))}
    </Chapter>
  )
}

/** The wards: crimes and ASB each with map, table and funnel plot. */
export function AreaChapter({ number, catalogue, answers }: PackChapterProps) {
  const settings = useContext(ChartContext)
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
    <Chapter number={number} title={levelLabel(level.level)}>
      <KnownNote kinds={AREA_SOURCES} />
      {AREA_MEASURES.map(({ id, name }) => {
        const countOf = (row: AreaRow) => row[id]
        const columns = [
          nameColumn('Area', undefined),
          countColumn('Count', countOf),
          ...rateColumns(countOf, { name, rows: level.rows }).filter((column) => column.id === 'rate'),
          hotSquaresColumn(level.hotSquares),
          ...(baseline ? changeColumns(countOf).toReversed() : []),
        ]
        return (
          <div key={id} className={style['measured']}>
            <h3>{name}</h3>
            <p>
              {baseline && `${tableSentence(level.rows)} `}
              Rates count the people who live there; people who work or shop there are not in it.
            </p>
            <ChartContext value={{ ...settings, hasOwnTable: true }}>
              <LevelMap level={level} measure={id} answer={answers.areas} catalogue={catalogue} />
            </ChartContext>
            <DataTable
              caption={`${levelLabel(level.level)}, ${periodWords(question)}: ${name}`}
              columns={columns}
              rows={level.rows}
              keyOf={({ code }) => code}
            />
            <p>{hotSquaresNote()}</p>
            <h3>Is an area high, or only small?</h3>
            <LevelFunnel
              funnel={level.funnels[id]}
              rows={level.rows}
              label={`${levelLabel(level.level)}, ${spanWords(window)}: ${name} beside what is expected`}
            />
          </div>
        )
      })}
    </Chapter>
  )
}

/** Gaps in what is reported, and fairness of patrol and searches. */
export function GapsChapter({ number, catalogue, answers }: PackChapterProps) {
  const { place } = catalogue
  const { reports, reportsUnknown, questions, fairness, searches, question } = answers.gaps
  return (
    <Chapter number={number} title="Gaps in what is reported">
      <GapHeadlines />
      <h3>Crimes: reports beside what residents and deprivation suggest</h3>
      <ReportGapList
        gaps={reports.crimes}
        whyUnknown={reportsUnknown}
        measure="crimes"
        window={question.window}
        place={place}
      />
      <h3>ASB: reports beside what residents and deprivation suggest</h3>
      <ReportGapList
        gaps={reports.asb}
        whyUnknown={reportsUnknown}
        measure="asb"
        window={question.window}
        place={place}
      />
      <MissingDataSections questions={questions} catalogue={catalogue} asAt={asAtDay(catalogue)} />
      <FairnessSection fairness={fairness} searches={searches} window={question.window} />
    </Chapter>
  )
}

interface ChangesChapterProps {
  readonly number: number
  readonly answers: PackAnswers
}

/** Changes since the last meeting. */
export function ChangesChapter({ number, answers }: ChangesChapterProps) {
  const { changes, weeks, question } = answers.changes
  const { last, now } = question.between
  return (
    <Chapter number={number} title="Since the last meeting">
      <p>{`After ${dayWords(last)}, up to ${dayWords(now)}.`}</p>
      <ChangeLists changes={changes} between={question.between} />
      <LateWeeks weeks={weeks} last={last} />
    </Chapter>
  )
}
