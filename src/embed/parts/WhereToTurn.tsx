/** Contacts in order of urgency, and links that work in a sandboxed frame. */
import type { PublicContact } from '../../summary/public-summary.ts'

interface Props {
  readonly contacts: readonly PublicContact[]
  /** Name, number and address only, for the A4 page. */
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
                <PhoneLink number={phone} />
              </p>
            )}
            {(!isShort || id === ANONYMOUS) && <p>{text}</p>}
            {isWithoutAddress({ phone, url }) && <p>{FORM_NOT_GIVEN}</p>}
            {url !== null && (
              <p>
                <ExternalLink url={url} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The contact whose promise, that it never asks a name, stands on paper and in the frame too. */
export const ANONYMOUS = 'crimestoppers'

export const FORM_NOT_GIVEN = 'The address of its form is not given here. Ask the council.'
/** Whether a contact cannot be reached by what is given. */
export const isWithoutAddress = ({ phone, url }: Pick<PublicContact, 'phone' | 'url'>) =>
  phone === null && url === null

/** A telephone link; opens a new window, since a sandbox without permission for calls would leave the frame blank. */
export function PhoneLink({ number }: { readonly number: string }) {
  return (
    <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`} target="_blank" rel="noopener noreferrer">
      {number}
    </a>
  )
}

/**
 * An external link; opens a new window so that the frame is not replaced. Shows its address, to be read out or typed.
 */
export function ExternalLink({ url }: { readonly url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {url.replace(/^(https?:\/\/(www\.)?|mailto:)/, '').replace(/\/$/, '')}
    </a>
  )
}
