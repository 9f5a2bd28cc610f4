/** What a partner did: some of it may stand on the map, some is counted by area and never placed. */
import type { Moment } from './day.ts'
import type { Point } from './geography.ts'

export interface ActionType {
  readonly id: string
  readonly label: string
  readonly phase: 'clear' | 'hold' | 'build' | null
  readonly p: 'pursue' | 'prevent' | 'protect' | 'prepare' | null
  /** `area`: counted by area; a coordinate is dropped when read. */
  readonly shown: 'place' | 'area'
}

export interface Action {
  readonly id: string
  readonly type: string
  readonly on: Moment
  /** Id of one of the place's partners. */
  readonly partner: string
  /** How many of them the row stands for; at least 1. */
  readonly count: number
  readonly found: number | null
  readonly place: Point | null
  readonly site: string | null
  readonly area: string | null
}

const PLACED =
  'warrant arrest charge seizure intelligence-report stop-search dispersal pspo-enforcement engagement-event tidy-up environmental-repair community-payback licensing-visit school-session'
const BY_AREA =
  'community-protection-warning community-protection-notice injunction criminal-behaviour-order home-fire-safety-visit asb-case-review safeguarding-referral diversion fraud-case money-laundering-case immigration-visit dog-welfare-case tenancy-action possession-claim'

const labelOf = (id: string) =>
  (id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '))
    .replace('Pspo', 'Public spaces order')
    .replace('Asb', 'ASB')
const typesFrom = (ids: string, shown: 'place' | 'area'): ActionType[] =>
  ids.split(' ').map((id) => ({ id, label: labelOf(id), phase: null, p: null, shown }))

export const DEFAULT_ACTION_TYPES: readonly ActionType[] = [
  ...typesFrom(PLACED, 'place'),
  ...typesFrom(BY_AREA, 'area'),
]

/** A type that no list names is kept and counted, never placed. */
export const unlistedActionType = (id: string): ActionType => ({
  id,
  label: `${id}: not in list`,
  phase: null,
  p: null,
  shown: 'area',
})

declare module './feed.ts' {
  interface RecordKinds {
    readonly actions: { readonly list: 'actions'; readonly record: Action }
  }
}
