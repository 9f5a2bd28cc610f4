/** What a plain label says of a thing under the pointer. */
import type { RankedPlace } from '../domain/places/ranked-place.ts'
import { daysLeft, stageOn, STAGE_LABELS } from '../domain/closure-order.ts'
import { phasesOn, PHASE_LABELS } from '../domain/site.ts'
import { currentOf } from '../state/questions/reply.ts'
import { nodeOf } from '../state/chosen-cluster.ts'
import type { Catalogue } from '../state/catalogue.ts'
import type { ShownCounts, State } from '../state/store.ts'
import type { Chosen } from '../state/view.ts'
import { formatCount, plural } from '../ui/numbers.ts'

type Describe = (catalogue: Catalogue, shown: ShownCounts, id: string) => string

const DESCRIBE: Readonly<Record<Chosen['kind'], Describe>> = {
  cluster: ({ index }, { step, baseline }, id) => {
    const node = nodeOf(index, id)
    const at = node === null ? -1 : step.node.indexOf(node)
    const count = plural(step.count[at] ?? 0, 'incident')
    if (!baseline) return count
    const verdict = baseline.verdicts?.[at]
    return `${count}, was ${formatCount(baseline.step.count[at] ?? 0)}${verdict ? `: ${verdict}` : ''}`
  },
  order: ({ orders }, { window }, id) => {
    const order = orders.find((one) => one.id === id)
    const stage = order && stageOn(order, window.to)
    if (!order || !stage) return 'Closure order'
    const left = daysLeft(order, window.to)
    return `Closure order, ${STAGE_LABELS[stage].toLowerCase()}${left === null ? '' : `, ${plural(left, 'day')} left`}`
  },
  hotspot: ({ hotspots }, _, id) => hotspots.find((one) => one.id === id)?.name ?? 'Patrol hotspot',
  site: ({ sites }, { window }, id) => {
    const site = sites.find((one) => one.id === id)
    if (!site) return 'Site'
    const phases = phasesOn(site, window.to).map(({ kind }) => PHASE_LABELS[kind])
    return `${site.name}: ${phases.join(' and ') || 'no phase yet'}`
  },
  ranking: () => 'Where it gathers',
  place: () => placeWords(undefined),
  ward: ({ areas }, _, id) => {
    const ward = areas.find(({ code }) => code === id)
    if (!ward) return 'Ward'
    return ward.population === null ? ward.name : `${ward.name}, ${formatCount(ward.population)} residents`
  },
}

const placeWords = (place: RankedPlace | undefined) =>
  place
    ? `${place.name}: ${plural(place.count, 'report')}, harm ${formatCount(place.harm)}`
    : 'A square that is in no place of the ranking'

export function describeChosen({ catalogue, shown, replies }: State, { kind, id }: Chosen): string {
  if (kind === 'place')
    return placeWords(currentOf(replies.places)?.ranking.places.find((place) => place.id === id))
  return catalogue && shown ? DESCRIBE[kind](catalogue, shown, id) : ''
}
