/** Public notes on changes of counting: those of the manifest, and those that the ledger shows. */
import { type EitherMoment, type Moment, dayOfMoment, latestDayOf } from '../../domain/day.ts'
import type { Manifest } from '../../domain/feed.ts'
import type { PublicArea, PublicGroup, PublicNote } from '../../summary/public-summary.ts'
import { quarterWords } from '../../summary/quarter.ts'
import { quarterOfDay, spanOfQuarter } from '../counting/quarters.ts'
import type { Recounted } from '../ledger/recounted.ts'

/** The published areas and groups, whose names the notes use. */
interface NamedParts {
  readonly areas: readonly PublicArea[]
  readonly groups: readonly PublicGroup[]
}

/** A change that the ledger shows is left out where a note of the manifest covers it. */
export function countingNotes(
  manifest: Pick<Manifest, 'notes' | 'categories'>,
  recounted: readonly Recounted[],
  named: NamedParts,
): readonly PublicNote[] {
  const given = manifestNotes(manifest, named.groups)
  const found = recounted.map((change): PublicNote => {
    return { ...change, to: null, text: noteText({ ...change, to: null }, named) }
  })
  return [...given, ...found.filter((note) => !given.some((one) => isCoveredBy(note, one)))]
}

/**
 * In standard wording, since the manifest's text may name a day and nothing public is finer than a quarter. Categories
 * become the public groups that contain them; a note that touches none is left out.
 */
function manifestNotes(
  { notes, categories }: Pick<Manifest, 'notes' | 'categories'>,
  groups: readonly PublicGroup[],
): readonly PublicNote[] {
  return notes.flatMap((note) => {
    const touched = categories.filter(({ id }) => note.categories.includes(id))
    const ids = groups
      .filter(({ id }) => touched.some(({ publicGroup }) => publicGroup === id))
      .map(({ id }) => id)
    if (note.categories.length > 0 && ids.length === 0) return []
    const [from, to] = [quarterOfDay(dayOfMoment(note.from)), note.to && quarterOfDay(latestDayOf(note.to))]
    const both = quartersOfBoth(note)
    const text = noteText({ from, to, groups: ids }, { areas: [], groups })
    return [{ from, to, groups: ids, ...(both.length > 0 && { both }), text }]
  })
}

/** The quarters within which a change begins or ends. */
function quartersOfBoth({ from, to }: { readonly from: Moment; readonly to: EitherMoment | null }) {
  const [first, last] = [dayOfMoment(from), to && latestDayOf(to)]
  const begins = quarterOfDay(first)
  const starts = spanOfQuarter(begins).from === first ? [] : [begins]
  if (last === null) return starts
  const ends = quarterOfDay(last)
  return spanOfQuarter(ends).to === last ? starts : [...new Set([...starts, ends])]
}

function noteText(
  { from, to, groups, areas }: Recounted & Pick<PublicNote, 'to'>,
  named: NamedParts,
): string {
  const labels = named.groups.filter(({ id }) => groups.includes(id)).map(({ label }) => label)
  const names = named.areas.filter(({ code }) => areas?.includes(code)).map(({ name }) => name)
  const quarter = `${quarterWords(from)}${to === null || to === from ? '' : `, until ${quarterWords(to)}`}`
  const change =
    names.length > 0
      ? `The borders of these areas changed in ${quarter}: ${names.join('; ')}.`
      : `The way of counting changed in ${quarter}, for: ${labels.length > 0 ? labels.join('; ') : 'all kinds of report'}.`
  return `${change} We do not compare months before it with months after it.`
}

/** Whether a note of the same quarter covers every group of another. */
const isCoveredBy = (note: PublicNote, by: PublicNote) =>
  note.areas === undefined &&
  by.from === note.from &&
  (by.groups.length === 0 || note.groups.every((group) => by.groups.includes(group)))
