/** The public page as a pure function of one published summary: everything is there before any script runs. */

import type { PublicSummary, PublicArea, QuotedFigure } from '../summary/public-summary.ts'
import { quarterWords } from '../summary/quarter.ts'
import { About } from './parts/About.tsx'
import { AllFigures } from './parts/AllFigures.tsx'
import { AreaMap } from './parts/AreaMap.tsx'
import { Document } from './parts/Document.tsx'
import { FigureTable } from './parts/FigureTable.tsx'
import { Head } from './parts/Head.tsx'
import { Notes } from './parts/Notes.tsx'
import { SaidAndDid } from './parts/SaidAndDid.tsx'
import { Signs } from './parts/Signs.tsx'
import { WhereToTurn, Outward } from './parts/WhereToTurn.tsx'
import { correctionsIn, waysToTurn, dayWords, wordOf, dayOrMonthWords } from './reading/words.ts'
import {
  areaRows,
  crimesRow,
  defaultSelection,
  groupRows,
  wholeRow,
  type PageSelection,
} from './reading/rows.ts'
import { kindsSentence, labelOf, leadSentence, mapSentence, tableSentence } from './reading/sentences.ts'
import { sheetName } from './SheetPage.tsx'
import { QUOTED } from '../summary/figure-marks.ts'

// The workshop enters this room by this file alone.
export { EmptyPage, NoticePage } from './notice.tsx'
export { sheetName, SheetPage } from './SheetPage.tsx'

interface Props {
  readonly summary: PublicSummary
  /** What is shown first; the newest quarter of all areas where not given. */
  readonly look?: PageSelection
}

export function PublicPage({ summary, look = defaultSelection(summary) }: Props) {
  const { labels, contacts, commitments, areas, borough, releasedOn } = summary
  const place = wordOf(labels, 'place')
  return (
    <Document title={wordOf(labels, 'title')} says={leadSentence(summary, look, place)} place={place}>
      <Head
        labels={labels}
        lead={leadSentence(summary, look, place)}
        demonstration={summary.demonstration ?? null}
      />
      <main>
        <SaidAndDid
          commitments={commitments}
          areas={areas}
          borough={borough}
          quarter={look.quarter}
          place={place}
        />
        <Reported summary={summary} look={look} />
        <WhereToTurn contacts={waysToTurn(contacts)} />
        <Signs />
        <AllFigures release={summary} whole={place} />
        <SheetList areas={areas} />
        <About
          released={dayWords(releasedOn)}
          host={wordOf(labels, 'host')}
          corrections={correctionsIn(contacts)}
          mended={mendedIn(summary)}
        />
      </main>
      <footer>
        <p data-source="">{`Published on ${dayWords(releasedOn)} by ${wordOf(labels, 'partnership')}.`}</p>
      </footer>
    </Document>
  )
}

const mendedIn = (summary: PublicSummary) =>
  summary.corrections.map(({ area, quarter, group }) => {
    const name = summary.areas.find(({ code }) => code === area)?.name ?? area
    return `${name}, ${quarterWords(quarter)}, ${labelOf(summary, group)}.`
  })

function Reported({ summary, look }: Required<Props>) {
  const place = wordOf(summary.labels, 'place')
  const rows = areaRows(summary, look)
  return (
    <section id="reported" aria-labelledby="reported-title">
      <h2 id="reported-title">What was reported</h2>
      <div id="when-and-where" className="controls" />
      <FigureTable
        id="kinds"
        caption={kindsSentence(summary, look, place)}
        of="Kind of report"
        quarter={look.quarter}
        rows={groupRows(summary, look)}
        whole={crimesRow(summary, look)[0]}
      />
      <h3>Area by area</h3>
      <div id="which-kind" className="controls" />
      <div className="side-by-side">
        <FigureTable
          id="areas"
          caption={tableSentence(summary, look)}
          of="Area"
          quarter={look.quarter}
          rows={rows}
          whole={wholeRow(summary, look, place)}
        />
        <div>
          <AreaMap
            shapes={summary.shapes}
            rows={rows}
            says={mapSentence(summary, look)}
            demonstration={summary.demonstration ?? null}
          />
          <Notes notes={summary.notes} />
        </div>
      </div>
      <Announced announced={summary.announced ?? []} />
    </section>
  )
}

/** The way to each area's sheet of A4. */

export function SheetList({ areas }: { readonly areas: readonly PublicArea[] }) {
  return (
    <details id="sheets">
      <summary>A sheet of A4 in large print, for each area</summary>
      <ul className="sheets">
        {areas.map((area) => (
          <li key={area.code}>
            <a href={sheetName(area)} target="_blank" rel="noopener noreferrer">
              {area.name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Figures that were announced elsewhere: who said so and when, and why ours differ. Words, no figures of this page. */

export function Announced({ announced }: { readonly announced: readonly QuotedFigure[] }) {
  if (announced.length === 0) return null
  return (
    <section className="notes" aria-labelledby="announced-title">
      <h3 id="announced-title">Figures announced elsewhere</h3>
      <ul className="quoted">
        {announced.map(({ text, on, source, url, why }, at) => (
          <li key={at} {...{ [QUOTED]: '' }}>
            <blockquote>{text}</blockquote>
            <p>
              {`${source}, ${dayOrMonthWords(on)}. `}
              {url !== null && <Outward url={url} />}
            </p>
            <p>
              <b>Why ours differ:</b> {why}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
