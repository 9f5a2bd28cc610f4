/** What an incident is counted as, and the groups that the map and the public page show. */

/** The four groups of the map: violence and disorder, theft and burglary, antisocial behaviour, other. */
export const GROUPS = ['violence', 'theft', 'asb', 'other'] as const
export type Group = (typeof GROUPS)[number]
export const GROUP_LABELS: Readonly<Record<Group, string>> = {
  violence: 'Violence and disorder',
  theft: 'Theft and burglary',
  asb: 'Antisocial behaviour',
  other: 'Other',
}

/** The seven groups that may be published by area; null: not published by area. */
export type PublicGroup =
  | 'violence-robbery-weapons'
  | 'anti-social-behaviour'
  | 'public-order'
  | 'criminal-damage-arson'
  | 'burglary'
  | 'vehicle-crime'
  | 'theft'

export interface Category {
  readonly id: string
  readonly label: string
  readonly group: Group
  readonly publicGroup: PublicGroup | null
  /** Rises where the partnership works: left out of verdicts at first, never fed to the planner. */
  readonly policeGenerated: boolean
  /** Moved to the centre of its 150 m square when read, and never listed. */
  readonly sensitive: boolean
  /** Weight of one incident in a harm total; the partnership owns the table. */
  readonly harm: number
}

/** Anti-social behaviour is counted apart from crime wherever a rate, change or verdict stands. */
export const ASB = 'anti-social-behaviour'
export const isCrime = (category: Category) => category.id !== ASB

type Row = readonly [id: string, label: string, group: Group, publicGroup: PublicGroup | null, harm: number]
const ROWS: readonly Row[] = [
  ['anti-social-behaviour', 'Anti-social behaviour', 'asb', 'anti-social-behaviour', 5],
  ['bicycle-theft', 'Bicycle theft', 'theft', 'theft', 5],
  ['burglary', 'Burglary', 'theft', 'burglary', 60],
  ['criminal-damage-arson', 'Criminal damage and arson', 'violence', 'criminal-damage-arson', 15],
  ['drugs', 'Drugs', 'other', null, 20],
  ['other-theft', 'Other theft', 'theft', 'theft', 5],
  ['possession-of-weapons', 'Possession of weapons', 'violence', 'violence-robbery-weapons', 40],
  ['public-order', 'Public order', 'violence', 'public-order', 10],
  ['robbery', 'Robbery', 'violence', 'violence-robbery-weapons', 120],
  ['shoplifting', 'Shoplifting', 'theft', 'theft', 2],
  ['theft-from-the-person', 'Theft from the person', 'theft', 'theft', 10],
  ['vehicle-crime', 'Vehicle crime', 'theft', 'vehicle-crime', 8],
  ['violent-crime', 'Violence and sexual offences', 'violence', 'violence-robbery-weapons', 50],
  ['other-crime', 'Other crime', 'other', null, 10],
]
const POLICE_GENERATED: ReadonlySet<string> = new Set(['drugs', 'possession-of-weapons'])

/** The fourteen of data.police.uk in its slugs; the harm weights are an example, owned by nobody. */
export const DEFAULT_CATEGORIES: readonly Category[] = ROWS.map(([id, label, group, publicGroup, harm]) => ({
  id,
  label,
  group,
  publicGroup,
  policeGenerated: POLICE_GENERATED.has(id),
  sensitive: false,
  harm,
}))

/** A category that no list names is kept, counted and named, never dropped. */
export const unlistedCategory = (id: string): Category => ({
  id,
  label: `${id}: not in list`,
  group: 'other',
  publicGroup: null,
  policeGenerated: false,
  sensitive: false,
  harm: 0,
})
