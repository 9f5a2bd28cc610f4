/** The seven groups that may be published by area, in the order in which the page lists them. */
import type { PublicGroup } from '../../domain/category.ts'

const LABELS: Readonly<Record<PublicGroup, string>> = {
  'anti-social-behaviour': 'Anti-social behaviour',
  'violence-robbery-weapons': 'Violence, robbery and weapons',
  'public-order': 'Public order',
  'criminal-damage-arson': 'Criminal damage and arson',
  burglary: 'Burglary',
  'vehicle-crime': 'Vehicle crime',
  theft: 'Theft',
}
const GROUPS = Object.keys(LABELS) as readonly PublicGroup[]

/** With the partnership's own words where the manifest's labels have them, as `public.group.burglary`. */
export const publicGroups = (labels: Readonly<Record<string, string>>) =>
  GROUPS.map((id) => ({ id, label: labels[`public.group.${id}`] ?? LABELS[id] }))
