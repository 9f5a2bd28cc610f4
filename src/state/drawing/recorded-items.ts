/** Commitments and phases recorded on this page, as records beside those of the feeds, until their feed holds them. */
import type { Commitment } from '../../domain/commitment.ts'
import { endMomentOfDay, momentOfDay, parseDay } from '../../domain/day.ts'
import { PHASE_KINDS, type Phase, type Site } from '../../domain/site.ts'
import type { Catalogue } from '../catalogue.ts'
import type { DrawnItem } from './drawing.ts'

/** The data with what was recorded here. */
interface RecordedHere {
  readonly catalogue: Catalogue
  /** Ids of commitments, and of phases as `SITE-NUMBER`, that no feed holds yet. */
  readonly notHandedIn: ReadonlySet<string>
}

/** Adds each recorded commitment and phase that is not in the data yet; the same catalogue where there is none. */
export function withRecordedHere(catalogue: Catalogue, drawnItems: readonly DrawnItem[]): RecordedHere {
  const known = new Set(catalogue.commitments.map(({ id }) => id))
  const commitments = drawnItems
    .flatMap((item) => recordedCommitment(item) ?? [])
    .filter(({ id }) => !known.has(id))
  const notHandedIn = new Set(commitments.map(({ id }) => id))
  const sites = catalogue.sites.map((site) => withPhases(site, { drawnItems, notHandedIn }))
  if (notHandedIn.size === 0) return { catalogue, notHandedIn }
  return {
    catalogue: { ...catalogue, commitments: [...catalogue.commitments, ...commitments], sites },
    notHandedIn,
  }
}

type Members = Readonly<Record<string, unknown>>
const textIn = (members: Members, name: string): string | null => {
  const value = members[name]
  return typeof value === 'string' && value !== '' ? value : null
}
const dayIn = (members: Members, name: string) => parseDay(textIn(members, name) ?? '')

/** Null for another kind of item, and without the dates that every commitment has. */
function recordedCommitment({ amendment }: DrawnItem): Commitment | null {
  if (amendment.kind !== 'add-row') return null
  const { properties } = amendment
  const [id, text] = [textIn(properties, 'id'), textIn(properties, 'text')]
  const [agreed, due] = [dayIn(properties, 'agreed'), dayIn(properties, 'due')]
  if (id === null || text === null || agreed === null || due === null) return null
  const askedBy = textIn(properties, 'askedBy')
  return {
    id,
    text,
    agreed: momentOfDay(agreed),
    due: endMomentOfDay(due),
    owner: textIn(properties, 'owner') ?? '',
    done: null,
    outcome: null,
    site: textIn(properties, 'site'),
    area: textIn(properties, 'area'),
    askedBy: askedBy === 'board' || askedBy === 'residents' ? askedBy : null,
    isPublic: properties['public'] === true,
  }
}

interface PhaseSources {
  readonly drawnItems: readonly DrawnItem[]
  /** Gains the phases that are added. */
  readonly notHandedIn: Set<string>
}

function withPhases(site: Site, { drawnItems, notHandedIn }: PhaseSources): Site {
  const recorded = drawnItems
    .flatMap(({ amendment }) =>
      amendment.kind === 'add-phase' && amendment.site === site.id
        ? (recordedPhase(amendment.phase) ?? [])
        : [],
    )
    .filter(
      ({ kind, from }) => !site.phases.some((phase) => phase.kind === kind && phase.from.at === from.at),
    )
  if (recorded.length === 0) return site
  const phases = [...site.phases, ...recorded].toSorted((a, b) => a.from.at - b.from.at)
  for (const phase of recorded) notHandedIn.add(`${site.id}-${phases.indexOf(phase) + 1}`)
  return { ...site, phases }
}

function recordedPhase(members: Members): Phase | null {
  const [from, to, review] = [dayIn(members, 'from'), dayIn(members, 'to'), dayIn(members, 'review')]
  const kind = PHASE_KINDS.find((one) => one === textIn(members, 'kind'))
  if (!kind || from === null) return null
  return {
    kind,
    from: momentOfDay(from),
    to: to === null ? null : endMomentOfDay(to),
    decidedBy: textIn(members, 'decidedBy'),
    evidence: textIn(members, 'evidence'),
    review: review === null ? null : endMomentOfDay(review),
  }
}
