/** Where residents can turn, in the place's order; the manifest's own words replace the place's one by one. */
import type { ContactText } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import type { PublicContact } from '../../summary/public-summary.ts'

/** Contacts that the place lacks come last, in the manifest's order; one that has no name is none. */
export function publicContacts(
  { contacts }: Pick<Place, 'contacts'>,
  own: Readonly<Record<string, ContactText>> = {},
): readonly PublicContact[] {
  const known = contacts.map((contact) => ({ ...contact, ...given(own[contact.id]) }))
  const ids = new Set(contacts.map(({ id }) => id))
  const more = Object.entries(own).flatMap(([id, words]) =>
    ids.has(id) || !words.name
      ? []
      : [{ id, name: words.name, text: '', phone: null, url: null, ...given(words) }],
  )
  return [...known, ...more]
}

/** An empty phone or address takes the place's away. */
function given(words: ContactText | undefined): Partial<PublicContact> {
  const { name, text, phone, url } = words ?? {}
  return {
    ...(name && { name }),
    ...(text !== undefined && { text }),
    ...(phone !== undefined && { phone: phone || null }),
    ...(url !== undefined && { url: url || null }),
  }
}
