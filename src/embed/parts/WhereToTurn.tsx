/** Where to turn, in order of how much it hurries; every number stands as text too. */
import type { PublicContact } from '../../summary/public-summary.ts'

interface Props {
  readonly contacts: readonly PublicContact[]
  /** A heading of another level on a page of its own. */
  readonly isShort?: boolean
}

export function WhereToTurn({ contacts, isShort = false }: Props) {
  return (
    <section id="turn" aria-labelledby="turn-title" tabIndex={-1}>
      <h2 id="turn-title">Where to turn</h2>
      <ol className="contacts">
        {contacts.map(({ id, name, text, phone, url }) => (
          <li key={id}>
            <h3>{name}</h3>
            {phone !== null && (
              <p className="call">
                <Call number={phone} />
              </p>
            )}
            {!isShort && <p>{text}</p>}
            {url !== null && (
              <p>
                <Outward url={url} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A window of its own here too: a sandbox that allows no calls would leave the frame blank. */
export function Call({ number }: { readonly number: string }) {
  return (
    <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`} target="_blank" rel="noopener noreferrer">
      {number}
    </a>
  )
}

/** A link that leaves: in a window of its own, so that no frame is left blank; its text can be read out and typed. */
export function Outward({ url }: { readonly url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {url.replace(/^(https?:\/\/(www\.)?|mailto:)/, '').replace(/\/$/, '')}
    </a>
  )
}
