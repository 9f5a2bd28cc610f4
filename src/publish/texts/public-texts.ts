/** What residents will read besides figures: public commitments, changes in counting, and the partnership's own labels. */

import type { Commitment } from '../../domain/commitment.ts'
import { dayOfMoment, isoDay, latestDayOf, type EitherMoment, type Moment } from '../../domain/day.ts'
import type { Manifest, ContactWords } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import type {
  PublicCommitment,
  PublicGroup,
  PublicNote,
  QuotedFigure,
  PublicContact,
  PublicNotice,
  PublicSummary,
} from '../../summary/public-summary.ts'
import { quarterWords } from '../../summary/quarter.ts'
import { quarterOfDay } from '../counting/quarters.ts'
import type { Retraction } from '../ledger/ledger.ts'

const quarterOf = (moment: Moment) => quarterOfDay(dayOfMoment(moment))
const lastQuarterOf = (told: EitherMoment) => quarterOfDay(latestDayOf(told))

/** Those marked public, the latest agreed first. Sites are left out: a site may be a handful of homes. */
export function publicCommitments(
  commitments: readonly Commitment[],
  areaCodes: ReadonlySet<string>,
): readonly PublicCommitment[] {
  const open = commitments.filter(({ isPublic }) => isPublic)
  const sorted = open.toSorted((a, b) => b.agreed.at - a.agreed.at || (a.id < b.id ? -1 : 1))
  return sorted.map(({ text, owner, area, askedBy, agreed, due, done, outcome }) => ({
    text,
    owner,
    area: area !== null && areaCodes.has(area) ? area : null,
    askedBy,
    agreed: quarterOf(agreed),
    due: lastQuarterOf(due),
    done: done && lastQuarterOf(done),
    outcome,
  }))
}

/**
 * A change in counting, in words of ours: the manifest's own text may name a day, and nothing public is finer than
 * a quarter. Categories become the groups that hold them; one that touches no published group is left out.
 */
export function publicNotes(
  { notes, categories }: Pick<Manifest, 'notes' | 'categories'>,
  groups: readonly PublicGroup[],
): readonly PublicNote[] {
  return notes.flatMap((note) => {
    const touched = categories.filter(({ id }) => note.categories.includes(id))
    const ids = groups.filter(({ id }) => touched.some(({ publicGroup }) => publicGroup === id))
    if (note.categories.length > 0 && ids.length === 0) return []
    const [from, to] = [quarterOf(note.from), note.to && lastQuarterOf(note.to)]
    const what = ids.length === 0 ? 'all groups' : ids.map(({ label }) => label).join('; ')
    const text = `The way these are counted changed in ${quarterWords(from)}: ${what}. A comparison across it may not be of like with like.`
    return [{ from, to, groups: ids.map(({ id }) => id), text }]
  })
}

/** As they were told; what is dated after the release was not announced yet. The earliest first. */
export function quotedFigures({ announced = [], asOf }: Pick<Manifest, 'announced' | 'asOf'>) {
  const told = announced.filter(({ on }) => dayOfMoment(on) <= asOf)
  const early = announced.filter(({ on }) => dayOfMoment(on) > asOf)
  const quoted = told
    .toSorted((a, b) => a.on.at - b.on.at)
    .map(({ text, on, source, url, why }): QuotedFigure => {
      const day = isoDay(dayOfMoment(on))
      return { text, on: on.precision === 'month' ? day.slice(0, 7) : day, source, url, why }
    })
  const leftOut = early.map(({ text }) => ({
    what: `The announced figure "${text}"`,
    why: 'its day is after the day on which the data were drawn',
  }))
  return { quoted, leftOut }
}

const OWN = 'public.'

/** The place's, and over them the manifest's that begin with `public.`, without it; groups have theirs elsewhere. */
export function publicLabels(
  place: Pick<Place, 'labels'>,
  labels: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const own = Object.entries(labels).filter(
    ([name]) => name.startsWith(OWN) && !name.startsWith(`${OWN}group.`),
  )
  return {
    ...place.labels,
    ...Object.fromEntries(own.map(([name, text]) => [name.slice(OWN.length), text])),
  }
}

/** Where residents can turn, in the place's order; the manifest's own words replace the place's one by one. */

/** Contacts that the place lacks come last, in the manifest's order; one that has no name is none. */
export function publicContacts(
  { contacts }: Pick<Place, 'contacts'>,
  own: Readonly<Record<string, ContactWords>> = {},
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
function given(words: ContactWords | undefined): Partial<PublicContact> {
  const { name, text, phone, url } = words ?? {}
  return {
    ...(name && { name }),
    ...(text !== undefined && { text }),
    ...(phone !== undefined && { phone: phone || null }),
    ...(url !== undefined && { url: url || null }),
  }
}

/** What stands in the place of a release that was taken back: that it was, why, and whom to ask. */

export function noticeOf(summary: PublicSummary, { on, reason }: Retraction): PublicNotice {
  const { releasedOn, contacts, labels, demonstration } = summary
  return {
    version: 1,
    kind: 'notice',
    handling: 'public',
    ...(demonstration !== undefined && { demonstration }),
    retractedOn: on,
    releasedOn,
    reason,
    contacts,
    labels,
  }
}
