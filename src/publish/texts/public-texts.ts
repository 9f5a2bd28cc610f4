/**
 * Texts of the public page besides figures: commitments, quoted figures, labels, contacts, and the
 * notice of a retraction.
 */
import type { Commitment } from '../../domain/commitment.ts'
import { dayOfMoment, isoDay, latestDayOf, type EitherMoment, type Moment } from '../../domain/day.ts'
import type { Manifest, ContactText } from '../../domain/feed.ts'
import { hostsLabel } from '../../domain/hosting/framing-origins.ts'
import type { Place } from '../../domain/place/place.ts'
import type {
  PublicCommitment,
  QuotedFigure,
  PublicContact,
  PublicNotice,
  PublicSummary,
} from '../../summary/public-summary.ts'
import { quarterOfDay } from '../counting/quarters.ts'
import type { Retraction } from '../ledger/ledger-entry.ts'

const quarterOf = (moment: Moment) => quarterOfDay(dayOfMoment(moment))
const lastQuarterOf = (moment: EitherMoment) => quarterOfDay(latestDayOf(moment))

/** Public commitments, the latest agreed first. Sites are left out, since a site may be a handful of homes. */
export function publicCommitments(
  commitments: readonly Commitment[],
  areaCodes: ReadonlySet<string>,
): readonly PublicCommitment[] {
  const open = commitments.filter(({ isPublic }) => isPublic)
  const sorted = open.toSorted((a, b) => b.agreed.at - a.agreed.at || (a.id < b.id ? -1 : 1))
  return sorted.map(({ text, owner, area, site, askedBy, agreed, due, done, outcome }) => ({
    text,
    owner,
    ...placeOf(area, site, areaCodes),
    askedBy,
    agreed: quarterOf(agreed),
    due: lastQuarterOf(due),
    done: done && lastQuarterOf(done),
    outcome,
  }))
}

/** A published area, or whether it is of one place that is not named. */
function placeOf(
  area: string | null,
  site: string | null,
  areaCodes: ReadonlySet<string>,
): Pick<PublicCommitment, 'area' | 'isLocal'> {
  if (area !== null && areaCodes.has(area)) return { area }
  return { area: null, ...((area !== null || site !== null) && { isLocal: true }) }
}

/** Announced figures, unchanged, the earliest first; those dated after the release are left out. */
export function quotedFigures({ announced = [], asOf }: Pick<Manifest, 'announced' | 'asOf'>) {
  const published = announced.filter(({ on }) => dayOfMoment(on) <= asOf)
  const early = announced.filter(({ on }) => dayOfMoment(on) > asOf)
  const quoted = published
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

/**
 * The place's labels, overridden by the manifest's labels that begin with `public.` (prefix removed, groups excepted),
 * and the websites that may show the page, mended.
 */
export function publicLabels(
  place: Pick<Place, 'labels'>,
  labels: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const ownTexts = Object.entries(labels).filter(
    ([name]) => name.startsWith(OWN) && !name.startsWith(`${OWN}group.`),
  )
  return {
    ...place.labels,
    ...Object.fromEntries(ownTexts.map(([name, text]) => [name.slice(OWN.length), text])),
    ...hostsLabel(labels),
  }
}

/**
 * Contacts of the place in its order, with the manifest's texts in place of its own; contacts that only the manifest
 * has follow, and need a name.
 */
export function publicContacts(
  { contacts }: Pick<Place, 'contacts'>,
  ownTexts: Readonly<Record<string, ContactText>> = {},
): readonly PublicContact[] {
  const placeContacts = contacts.map((contact) => ({ ...contact, ...contactOverrides(ownTexts[contact.id]) }))
  const ids = new Set(contacts.map(({ id }) => id))
  const addedContacts = Object.entries(ownTexts).flatMap(([id, overrides]) =>
    ids.has(id) || !overrides.name
      ? []
      : [{ id, name: overrides.name, text: '', phone: null, url: null, ...contactOverrides(overrides) }],
  )
  return [...placeContacts, ...addedContacts]
}

/** An empty phone or address removes the place's own. */
function contactOverrides(overrides: ContactText | undefined): Partial<PublicContact> {
  const { name, text, phone, url } = overrides ?? {}
  return {
    ...(name && { name }),
    ...(text !== undefined && { text }),
    ...(phone !== undefined && { phone: phone || null }),
    ...(url !== undefined && { url: url || null }),
  }
}

/** The notice that replaces a retracted release: that it was retracted, why, and whom to contact. */
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
