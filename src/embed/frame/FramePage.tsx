/**
 * The compact face for frames: where to turn, the choice of an area, its card, and a link to the whole page. Every card is
 * in the document, so that it is whole without a script; a card is chosen by its anchor.
 */
import type { PublicCommitment, PublicContact, PublicSummary } from '../../summary/public-summary.ts'
import { Document } from '../parts/Document.tsx'
import { FindArea, NAMES_ID } from '../finding/FindArea.tsx'
import { ANONYMOUS, PhoneLink } from '../parts/WhereToTurn.tsx'
import { SaidFirst } from '../parts/SaidAndDid.tsx'
import { teamOf } from '../parts/Teams.tsx'
import { areaCard, type AreaCard } from '../reading/area-card.ts'
import { defaultSelection } from '../reading/rows.ts'
import { leadSentence } from '../reading/sentences.ts'
import { dayWords, helpContacts, labelText } from '../reading/words.ts'
import { sheetName } from '../SheetPage.tsx'
import { Card } from './Card.tsx'
import { shapeId, WHOLE_CARD, WHOLE_PAGE } from './cards.ts'

export function FramePage({ summary }: { readonly summary: PublicSummary }) {
  const { labels, contacts, areas, releasedOn, demonstration, shapes } = summary
  const place = labelText(labels, 'place')
  const { quarter } = defaultSelection(summary)
  const card = (area: string | null) => areaCard(summary, area, { quarter, place })
  const title = labelText(labels, 'title')
  return (
    <Document
      title={title}
      description={leadSentence(summary, { area: null, quarter }, place)}
      place={place}
      kind="frame"
    >
      <header>
        <Turn contacts={helpContacts(contacts)} />
        <h1>{title}</h1>
        {demonstration !== undefined && (
          <p className="mark">{`Demonstration: ${demonstration.toLowerCase()}`}</p>
        )}
      </header>
      <main>
        <FindArea
          summary={summary}
          whole={{ id: WHOLE_CARD, name: `All of ${place}` }}
          namesAt={`${WHOLE_PAGE}#${NAMES_ID}`}
        >
          <PickMap summary={summary} />
        </FindArea>
        <div className="cards">
          {areas.map((area) => (
            <Card
              key={area.code}
              card={card(area.code)}
              quarter={quarter}
              sheet={sheetName(area)}
              outline={shapes.paths.find((shape) => shape.area === area.code)?.d ?? null}
              team={teamOf(summary, area.code)}
              place={place}
            />
          ))}
          {/* The last, so that a sibling selector can show it where no other is chosen. */}
          <Card card={card(null)} quarter={quarter} sheet={null} outline={null} team={null} place={place} />
        </div>
        <SaidFirst
          commitments={beyondCard(summary.commitments, card(null))}
          isListWhole={!summary.notKnown?.includes('commitments')}
          areas={areas}
          releasedOn={releasedOn}
        />
      </main>
      <footer>
        <p>
          <a id="whole-page" href={WHOLE_PAGE} target="_blank" rel="noopener noreferrer">
            The whole page: every quarter and kind
          </a>
        </p>
        <p data-source="">{`Published on ${dayWords(releasedOn)} by ${labelText(labels, 'partnership')}.`}</p>
      </footer>
    </Document>
  )
}

/** Without the two that the card of all areas shows. */
const beyondCard = (commitments: readonly PublicCommitment[], { done, notYet }: AreaCard) =>
  commitments.filter((one) => one !== done && one !== notYet)

/** Contacts with a number in one line, the emergency number first. */
function Turn({ contacts }: { readonly contacts: readonly PublicContact[] }) {
  const withNumber = contacts.filter(({ phone }) => phone !== null).slice(0, MOST_NUMBERS)
  return (
    <p className="turn">
      {withNumber.map(({ id, name, phone }) => (
        <span key={id}>
          {id === 'emergency' ? (
            <b>In danger now? Call </b>
          ) : (
            `${name}${id === ANONYMOUS ? ', no name asked' : ''} `
          )}
          {phone !== null && <PhoneLink number={phone} />}
        </span>
      ))}
      <a href={`${WHOLE_PAGE}#turn`} target="_blank" rel="noopener noreferrer">
        Where else to turn
      </a>
    </p>
  )
}
const MOST_NUMBERS = 3

/** Outlines of the areas, each a link to its card; they carry no figure. */
function PickMap({ summary: { areas, shapes } }: { readonly summary: PublicSummary }) {
  return (
    <svg
      className="pick"
      viewBox={`0 0 ${shapes.width} ${shapes.height}`}
      aria-label="Map of the areas"
      role="group"
    >
      {areas.map(({ code, name }) =>
        shapes.paths
          .filter(({ area }) => area === code)
          .map(({ d }) => (
            <a key={code} href={`#${code}`} tabIndex={-1} aria-label={name}>
              <title>{name}</title>
              <path id={shapeId(code)} d={d} data-pick={code} />
            </a>
          )),
      )}
    </svg>
  )
}
