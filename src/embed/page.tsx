/** The public page as a pure function of one published summary; complete without any script. */
import type { PublicSummary, PublicArea, QuotedFigure } from '../summary/public-summary.ts'
import { quarterWords } from '../summary/quarter.ts'
import { About } from './parts/About.tsx'
import { AllFigures } from './parts/AllFigures.tsx'
import { AreaMap } from './parts/AreaMap.tsx'
import { Document } from './parts/Document.tsx'
import { FindArea } from './finding/FindArea.tsx'
import { FigureTable } from './parts/FigureTable.tsx'
import { Head } from './parts/Head.tsx'
import { Notes } from './parts/Notes.tsx'
import { SaidAndDid } from './parts/SaidAndDid.tsx'
import { Signs } from './parts/Signs.tsx'
import { Teams } from './parts/Teams.tsx'
import { WhereToTurn, ExternalLink } from './parts/WhereToTurn.tsx'
import { correctionsContact, helpContacts, dayWords, labelText, dayOrMonthWords } from './reading/words.ts'
import {
  areaRows,
  crimesRow,
  defaultSelection,
  groupRows,
  wholeRow,
  type PageSelection,
} from './reading/rows.ts'
import { leadParts } from './reading/lead.ts'
import { kindsSentence, labelOf, leadSentence, mapSentence, tableSentence } from './reading/sentences.ts'
import { FEED_NAME } from './files/releases-feed.ts'
import { sheetName } from './SheetPage.tsx'
import { QUOTED } from '../summary/figure-marks.ts'

// The command line imports only this file of the module.
export { FramePage } from './frame/FramePage.tsx'
export { EmptyPage, NoticePage } from './notice.tsx'
export { sheetName, SheetPage } from './SheetPage.tsx'
export { POSTCODES_NAME, postcodesScript } from './files/postcodes-script.ts'
export { FEED_NAME, releasesFeed } from './files/releases-feed.ts'

interface Props {
  readonly summary: PublicSummary
  /** Initial selection; default: all areas in the newest quarter. */
  readonly selection?: PageSelection
}

export function PublicPage({ summary, selection = defaultSelection(summary) }: Props) {
  const { labels, contacts, commitments, areas, borough, releasedOn } = summary
  const place = labelText(labels, 'place')
  return (
    <Document
      title={labelText(labels, 'title')}
      description={leadSentence(summary, selection, place)}
      place={place}
    >
      <Head
        labels={labels}
        lead={leadParts(summary, selection, place)}
        demonstration={summary.demonstration ?? null}
      />
      <FindArea summary={summary} whole={null} namesAt={null} />
      <main>
        <SaidAndDid
          commitments={commitments}
          isListWhole={!summary.notKnown?.includes('commitments')}
          areas={areas}
          releasedOn={releasedOn}
          borough={borough}
          quarters={summary.quarters}
          quarter={selection.quarter}
          place={place}
        />
        <Reported summary={summary} selection={selection} />
        <Teams teams={summary.teams} areas={areas} />
        <WhereToTurn contacts={helpContacts(contacts)} />
        <Signs />
        <AllFigures release={summary} wholeName={place} />
        <SheetList areas={areas} />
        <About
          released={dayWords(releasedOn)}
          host={labelText(labels, 'host')}
          corrections={correctionsContact(contacts)}
          corrected={correctedFigures(summary)}
        />
      </main>
      <footer>
        <p data-source="">{`Published on ${dayWords(releasedOn)} by ${labelText(labels, 'partnership')}.`}</p>
        <p>
          <a href={FEED_NAME} type="application/atom+xml" target="_blank" rel="noopener noreferrer">
            Hear of new figures: an Atom feed
          </a>
        </p>
      </footer>
    </Document>
  )
}

const correctedFigures = (summary: PublicSummary) =>
  summary.corrections.map(({ area, quarter, group }) => {
    const name = summary.areas.find(({ code }) => code === area)?.name ?? area
    return `${name}, ${quarterWords(quarter)}, ${labelOf(summary, group)}.`
  })

function Reported({ summary, selection }: Required<Props>) {
  const place = labelText(summary.labels, 'place')
  const rows = areaRows(summary, selection)
  return (
    <section id="reported" aria-labelledby="reported-title">
      <h2 id="reported-title">What was reported</h2>
      <div id="when-and-where" className="controls" />
      <FigureTable
        id="kinds"
        caption={kindsSentence(summary, selection, place)}
        rowHeader="Kind of report"
        quarter={selection.quarter}
        rows={groupRows(summary, selection)}
        total={crimesRow(summary, selection)[0]}
      />
      <h3>Area by area</h3>
      <div id="which-kind" className="controls" />
      <div className="side-by-side">
        <FigureTable
          id="areas"
          caption={tableSentence(summary, selection)}
          rowHeader="Area"
          quarter={selection.quarter}
          rows={rows}
          total={wholeRow(summary, selection, place)}
          isAnchored
        />
        <div>
          <AreaMap
            shapes={summary.shapes}
            rows={rows}
            description={mapSentence(summary, selection)}
            demonstration={summary.demonstration ?? null}
          />
          <Notes notes={summary.notes} />
        </div>
      </div>
      <Announced announced={summary.announced ?? []} />
    </section>
  )
}

/** Links to each area's A4 page. */
function SheetList({ areas }: { readonly areas: readonly PublicArea[] }) {
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

/**
 * Figures quoted from elsewhere, with source and date, and why the published bands differ. Marked as quotations, not
 * as figures.
 */
function Announced({ announced }: { readonly announced: readonly QuotedFigure[] }) {
  if (announced.length === 0) return null
  return (
    <section className="notes" aria-labelledby="announced-title">
      <h3 id="announced-title">Figures announced elsewhere</h3>
      <p>
        These exact figures were made public before, not on this page. No figure here is worked from them.
      </p>
      <ul className="quoted">
        {announced.map(({ text, on, source, url, why }, at) => (
          <li key={at} {...{ [QUOTED]: '' }}>
            <blockquote>{text}</blockquote>
            <p>
              {`${source}, ${dayOrMonthWords(on)}. `}
              {url !== null && <ExternalLink url={url} />}
            </p>
            <p>
              <b>Why this page differs:</b> {why}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
