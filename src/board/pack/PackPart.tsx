/** The board pack: all of the board under each other on pages of A4, to be printed or saved as PDF by the browser. */

import { useEffect } from 'react'
import { INVENTED } from '../../measures/board-file.ts'
import { dayWords, spanWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { MARKS } from '../board-words.ts'
import { AreaChapter, Chapter, SiteChapter, GapsChapter, MeetingChapter } from './chapters.tsx'
import { TestDays } from '../sites/TestDays.tsx'
import { FirstChapter } from './MeetingAgendaChapter.tsx'
import { HowMade } from './ProvenanceChapter.tsx'
import { packFailure, wholeOf, type PackAnswers } from './pack-answers.ts'
import style from './PackPart.module.css'

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

/** The sheet of paper that the pack is printed on: A4, with what must stand on every page in its margins. */

interface PageWords {
  readonly topLeft: string
  readonly topRight: string
  readonly bottomLeft: string
}

/** A text as a style sheet's string: nothing in it can end the string. */
const quoted = (text: string) =>
  `"${text.replaceAll(/[^\p{L}\p{N} .,:;()'’–−·/%-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? '20'} `)}"`

const pageSheet = ({ topLeft, topRight, bottomLeft }: PageWords) => `
@page {
  size: A4 portrait;
  margin: 20mm 15mm 18mm;
  @top-left { content: ${quoted(topLeft)}; font: 400 9pt system-ui, sans-serif; width: 65%; text-align: left; }
  @top-right { content: ${quoted(topRight)}; font: 600 9pt system-ui, sans-serif; width: 35%; text-align: right; }
  @bottom-left { content: ${quoted(bottomLeft)}; font: 400 8pt system-ui, sans-serif; width: 82%; text-align: left; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 400 8pt system-ui, sans-serif; width: 18%; text-align: right; }
}`

/** Takes the sheet while the pack is on the page; the answer takes it away again. */
export function takePageSheet(words: PageWords): () => void {
  if (!('adoptedStyleSheets' in document)) return () => {}
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(pageSheet(words))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
