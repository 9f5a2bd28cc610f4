/** Where residents can turn, in their order; the manifest's own words replace ours one by one. */
import type { ContactWords } from '../../domain/feed.ts'
import type { PublicContact } from '../../summary/public-summary.ts'

const CONTACTS: readonly PublicContact[] = [
  {
    id: 'emergency',
    name: 'Emergency',
    text: 'If somebody is in danger, or a crime is happening now.',
    phone: '999',
    url: null,
  },
  {
    id: 'police',
    name: 'Greater Manchester Police',
    text: 'When it is not an emergency: report or chat on the website, or ring 101.',
    phone: '101',
    url: 'https://www.gmp.police.uk/',
  },
  {
    id: 'crimestoppers',
    name: 'Crimestoppers',
    text: 'An independent charity. It is not the police and never asks your name.',
    phone: '0800 555 111',
    url: 'https://crimestoppers-uk.org/',
  },
  {
    id: 'fearless',
    name: 'Fearless',
    text: 'For young people: the same charity, and no name either.',
    phone: null,
    url: 'https://www.fearless.org/',
  },
  {
    id: 'council',
    name: 'Wigan Council, or your landlord',
    text: 'Noise, rubbish, repairs and anti-social behaviour at home.',
    phone: null,
    url: 'https://www.wigan.gov.uk/',
  },
  {
    id: 'asb-case-review',
    name: 'ASB case review',
    text: 'You reported it three times and it goes on: you can ask for all who should act to look at it together.',
    phone: null,
    url: 'https://www.wigan.gov.uk/',
  },
  {
    id: 'corrections',
    name: 'Something here is wrong',
    text: 'Tell the partnership: corrections are made once a year, errors at once.',
    phone: null,
    url: 'https://www.wigan.gov.uk/',
  },
]

/** Contacts that ours lack come last, in the manifest's order; one that has no name is none. */
export function publicContacts(own: Readonly<Record<string, ContactWords>> = {}): readonly PublicContact[] {
  const known = CONTACTS.map((contact) => ({ ...contact, ...given(own[contact.id]) }))
  const ids = new Set(CONTACTS.map(({ id }) => id))
  const more = Object.entries(own).flatMap(([id, words]) =>
    ids.has(id) || !words.name
      ? []
      : [{ id, name: words.name, text: '', phone: null, url: null, ...given(words) }],
  )
  return [...known, ...more]
}

/** An empty phone or address takes ours away. */
function given(words: ContactWords | undefined): Partial<PublicContact> {
  const { name, text, phone, url } = words ?? {}
  return {
    ...(name && { name }),
    ...(text !== undefined && { text }),
    ...(phone !== undefined && { phone: phone || null }),
    ...(url !== undefined && { url: url || null }),
  }
}
