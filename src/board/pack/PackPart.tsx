/** The board pack: all parts of the board as numbered chapters on A4 pages, to be printed or saved as PDF. */
import { HANDLING_LABELS } from '../../domain/feed.ts'
import { asAtDay, asAtOf, asAtWords } from '../../measures/baseline/as-at.ts'
import { INVENTED } from '../../measures/board-file.ts'
import { spanWords } from '../../measures/sentences.ts'
import { risingWords } from '../../measures/feeds/freshness.ts'
import { catalogueAsAt, type Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { baselineWords } from '../board-words.ts'
import { SiteOutcomes, TITLE as OUTCOMES_TITLE } from '../summary/SiteOutcomes.tsx'
import { TestDays, TEST_DAYS_TITLE } from '../sites/TestDays.tsx'
import { MeetingAgendaChapter } from './MeetingAgendaChapter.tsx'
import { ProvenanceChapter } from './ProvenanceChapter.tsx'
import {
  AreaChapter,
  ChangesChapter,
  Chapter,
  GapsChapter,
  SiteChapter,
  SitesTogetherChapter,
} from './chapters.tsx'
import { packFailure, packAnswersIn, type PackAnswers } from './pack-answers.ts'
import style from './PackPart.module.css'

export function PackPart() {
  const catalogue = useHoldfast((state) => state.catalogue)
  const replies = useHoldfast((state) => state.replies)
  const answers = packAnswersIn(replies)
  if (!catalogue || !answers)
    return (
      <Pending failure={packFailure(replies)} className={style['waiting']}>
        The figures of the pack are being counted.
      </Pending>
    )
  const asAt = asAtOf(answers.board.question.window, catalogue)
  return <Pack catalogue={catalogueAsAt(catalogue, asAt)} answers={answers} />
}

interface PackProps {
  /** As at the last day of the window. */
  readonly catalogue: Catalogue
  readonly answers: PackAnswers
}

function Pack({ catalogue, answers }: PackProps) {
  const { manifest, handling, sites } = catalogue
  const { window, baseline } = answers.board.question
  const marking = [HANDLING_LABELS[handling], ...(manifest.demonstration ? [INVENTED] : [])].join(' · ')
  const asAt = asAtWords(asAtDay(catalogue), catalogue)
  const baselineText = baselineWords(catalogue, { window, baseline })
  const { tests } = answers.sites
  const hasSites = sites.length > 0
  const hasTests = tests.length > 0
  // Chapter 1 is the opening picture, chapter 2 the agenda of the meeting; the chapters of sites begin at 3.
  const firstSite = 3
  const testNumber = firstSite + sites.length + (hasSites ? 1 : 0)
  const firstAfterSites = testNumber + (hasTests ? 1 : 0)
  return (
    <>
      <div className={style['bar']}>
        <p>This is the pack as it will be printed. The browser’s print saves it as a tagged PDF, too.</p>
        <Button kind="main" icon="print" onClick={() => globalThis.print()}>
          Print the pack
        </Button>
      </div>
      <article className={style['pack']} data-pack aria-label="Board pack">
        <header>
          <p className={style['mark']}>{marking}</p>
          <h1>{`Partnership board pack, ${manifest.title}`}</h1>
          <p>
            {[
              `${asAt}.`,
              `Window ${spanWords(window)}; baseline ${baselineText}.`,
              risingWords(window, catalogue.late),
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </header>
        <Chapter number={1} title={OUTCOMES_TITLE}>
          <SiteOutcomes catalogue={catalogue} outcomes={answers.sites.outcomes} />
        </Chapter>
        <MeetingAgendaChapter number={2} catalogue={catalogue} answers={answers} />
        {sites.map((site, index) => (
          <SiteChapter
            key={site.id}
            number={firstSite + index}
            site={site}
            catalogue={catalogue}
            answers={answers}
          />
        ))}
        {hasSites && (
          <SitesTogetherChapter number={firstSite + sites.length} catalogue={catalogue} answers={answers} />
        )}
        {hasTests && (
          <Chapter number={testNumber} title={TEST_DAYS_TITLE}>
            <TestDays tests={tests} />
          </Chapter>
        )}
        <AreaChapter number={firstAfterSites} catalogue={catalogue} answers={answers} />
        <GapsChapter number={firstAfterSites + 1} catalogue={catalogue} answers={answers} />
        <ChangesChapter number={firstAfterSites + 2} answers={answers} />
        <ProvenanceChapter number={firstAfterSites + 3} catalogue={catalogue} answers={answers} />
      </article>
    </>
  )
}
