/** The board pack: all of the board under each other on pages of A4, to be printed or saved as PDF by the browser. */
import { useEffect } from 'react'
import { INVENTED } from '../../measures/board-file.ts'
import { dayWords, spanWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { MARKS } from '../board-words.ts'
import { AreaChapter } from './AreaChapter.tsx'
import { TestDays } from '../sites/TestDays.tsx'
import { GapsChapter } from './GapsChapter.tsx'
import { Chapter } from './Chapter.tsx'
import { FirstChapter } from './FirstChapter.tsx'
import { HowMade } from './HowMade.tsx'
import { MeetingChapter } from './MeetingChapter.tsx'
import { SiteChapter } from './SiteChapter.tsx'
import { packFailure, wholeOf, type PackAnswers } from './pack-answers.ts'
import { takePageSheet } from './page-style.ts'
import style from './styles/Pack.module.css'

export function PackPart() {
  const catalogue = useHoldfast((state) => state.catalogue)
  const replies = useHoldfast((state) => state.replies)
  const whole = wholeOf(replies)
  if (!catalogue || !whole)
    return (
      <Pending failure={packFailure(replies)} className={style['waiting']}>
        The figures of the pack are being counted.
      </Pending>
    )
  return <Pack catalogue={catalogue} answers={whole} />
}

interface Props {
  readonly catalogue: Catalogue
  readonly answers: PackAnswers
}

function Pack({ catalogue, answers }: Props) {
  const { manifest, handling, sites } = catalogue
  const { window, baseline } = answers.board.question
  const mark = [MARKS[handling], ...(manifest.demonstration ? [INVENTED] : [])].join(' · ')
  const asOf = dayWords(manifest.asOf)
  const days = `Window ${spanWords(window)}; baseline ${baseline ? spanWords(baseline) : 'none'}`
  useEffect(
    () =>
      takePageSheet({ topLeft: `Partnership board pack, as of ${asOf}`, topRight: mark, bottomLeft: days }),
    [asOf, mark, days],
  )
  const { tests } = answers.sites
  const before = sites.length + (tests.length > 0 ? 1 : 0)
  const numbered = (at: number) => at + 2
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
          <p className={style['mark']}>{mark}</p>
          <h1>{`Partnership board pack, ${manifest.title}`}</h1>
          <p>{`As of ${asOf}. ${days}.`}</p>
        </header>
        <FirstChapter number={1} catalogue={catalogue} answers={answers} />
        {sites.map((site, at) => (
          <SiteChapter
            key={site.id}
            number={numbered(at)}
            site={site}
            catalogue={catalogue}
            answers={answers}
          />
        ))}
        {tests.length > 0 && (
          <Chapter number={numbered(sites.length)} title="Patrol on days drawn by lot">
            <TestDays tests={tests} />
          </Chapter>
        )}
        <AreaChapter number={numbered(before)} catalogue={catalogue} answers={answers} />
        <GapsChapter number={numbered(before + 1)} catalogue={catalogue} answers={answers} />
        <MeetingChapter number={numbered(before + 2)} answers={answers} />
        <HowMade number={numbered(before + 3)} catalogue={catalogue} answers={answers} />
      </article>
    </>
  )
}
