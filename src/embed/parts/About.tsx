/** Source of the figures, how to quote them, how to report an error, and what the page stores about its reader. */
import type { PublicContact } from '../../summary/public-summary.ts'
import { ExternalLink, FORM_NOT_GIVEN, isWithoutAddress } from './WhereToTurn.tsx'

interface Props {
  /** Formatted day of the release; null where there are no figures to quote. */
  readonly released: string | null
  /** The organisation whose website this is. */
  readonly host: string
  readonly corrections: PublicContact | null
  /** Description of each figure that this release corrects. */
  readonly corrected?: readonly string[]
}

export function About({ released, host, corrections, corrected = [] }: Props) {
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">About this page</h2>
      {released !== null && <Quoting released={released} />}
      {(released !== null || corrections !== null) && (
        <Corrections released={released} corrections={corrections} corrected={corrected} />
      )}
      <Privacy host={host} />
    </section>
  )
}

function Quoting({ released }: { readonly released: string }) {
  return (
    <>
      <h3>Quoting the figures</h3>
      <p>
        {`Anyone may quote these figures, with this page and its date, ${released}, as their source. A figure that was announced elsewhere may be quoted beside them with its own date and source. The two can differ. This page counts in bands, by whole quarters and by place. It is not changed when a report is later put under another heading.`}
      </p>
    </>
  )
}

export const CORRECTIONS_ID = 'corrections'

/** The one place that says how errors are put right; previous values are not repeated, they are in earlier releases. */
function Corrections({ released, corrections, corrected = [] }: Omit<Props, 'host'>) {
  return (
    <div id={CORRECTIONS_ID}>
      <h3>How figures are put right</h3>
      {released !== null && (
        <p>
          An error of ours is put right at once: the figures are taken back, and this page says so. Other
          corrections wait for the release with October to December. Each is named here.
        </p>
      )}
      {corrections !== null && (
        <p>
          <b>Is something wrong here?</b> {corrections.text}{' '}
          {corrections.phone !== null && `${corrections.phone} `}
          {corrections.url !== null && <ExternalLink url={corrections.url} />}
          {isWithoutAddress(corrections) && FORM_NOT_GIVEN}
        </p>
      )}
      {corrected.length > 0 && (
        <>
          <h4>Corrected in this release</h4>
          <ul className="plain">
            {corrected.map((figure) => (
              <li key={figure}>{figure}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Privacy({ host }: Pick<Props, 'host'>) {
  return (
    <>
      <h3>What this page knows about you</h3>
      <p>
        {`It sets no cookie, keeps nothing on your device and asks no other website for anything. What you type to find your area stays in it. The web server that sends it keeps its own log, as every web server does. The log has your internet address, and when you came. Ask ${host} how long that is kept. If you open the sheet of an area, that log names the area too.`}
      </p>
    </>
  )
}
