/** Placemarks of KML as GeoJSON features, in one strict pass; loaded with the first KML. */
import { type SaxesTagPlain, SaxesParser } from 'saxes'
import { failed, type Failed, type Notice } from '../../domain/feed.ts'
import type { FeatureFile } from '../features/json-features.ts'
import { mendedGeometry } from '../features/loose-geometry.ts'
import { mendedFeatures } from '../features/property-mends.ts'
import type { TextFile } from '../formats/recognised.ts'
import { isObject, isSafeKey } from '../rows/json-object.ts'
import { localName, xmlFault } from '../tracks/track-points.ts'
import { GeometryBuilder } from './kml-geometry.ts'

/** Every placemark, or the failure of a file that cannot be read whole. */
export function kmlFeatures({ name, text }: TextFile): FeatureFile | Failed {
  const reader = new PlacemarkReader()
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => reader.open(tag))
  parser.on('text', (chunk) => reader.addText(chunk))
  parser.on('cdata', (chunk) => reader.addText(chunk))
  parser.on('closetag', (tag) => reader.close(localName(tag)))
  try {
    parser.write(text).close()
  } catch (error) {
    return failed(`${name} ${xmlFault(text, 'kml', error)}`, 'Export it again as KML, or as GeoJSON.')
  }
  if (reader.features.length === 0 && reader.hasLink)
    return failed(
      `${name} holds only the address of another KML.`,
      'Open that address in a browser, and save what it sends.',
    )
  const named = withIdsByName(reader.features)
  return {
    name,
    features: mendedFeatures(named ?? reader.features),
    crs: '4326',
    mark: undefined,
    notices: named === null ? [] : [madeIds(name, named.length)],
  }
}

const madeIds = (name: string, count: number): Notice => ({
  code: 'ids-by-name',
  text: `The places of ${name} have no ids: they were made from their names.`,
  count,
})

/**
 * Placemarks of a map of areas without any id, with one made from their names; null where they have ids, or names that are
 * not unique.
 */
function withIdsByName(features: readonly Placemark[]): readonly Placemark[] | null {
  const hasAreas = features.some(
    ({ geometry }) => isObject(geometry) && String(geometry['type']).endsWith('Polygon'),
  )
  const ids = new Set(features.map(({ properties }) => slugOf(properties['name'] ?? '')))
  const haveIds = features.some(({ properties }) => Object.keys(properties).some((key) => ID_NAME.test(key)))
  if (!hasAreas || haveIds || ids.size !== features.length || ids.has('')) return null
  return features.map((feature) => ({
    ...feature,
    properties: { id: slugOf(feature.properties['name'] ?? ''), ...feature.properties },
  }))
}
const ID_NAME = /^(?:id|code|ref|.*[_ ](?:id|code|ref)|.*\d\dCD)$/i

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

interface Placemark {
  readonly type: 'Feature'
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, string>>
}

/** Elements of a placemark whose text becomes a column, by the column's name. */
const TEXTS: Readonly<Record<string, string>> = {
  'Placemark/name': 'name',
  'Placemark/description': 'description',
  'Placemark/address': 'address',
  'TimeStamp/when': 'when',
  'TimeSpan/begin': 'begin',
  'TimeSpan/end': 'end',
}

/** Collects placemarks as the tags of a document pass by. */
class PlacemarkReader {
  readonly features: Placemark[] = []
  hasLink = false
  private readonly path: string[] = []
  private readonly folders: string[] = []
  private text = ''
  private column: string | null = null
  private properties: Map<string, string> | null = null
  private geometry = new GeometryBuilder()

  open(tag: SaxesTagPlain): void {
    const local = localName(tag)
    this.path.push(local)
    this.text = ''
    if (local === 'NetworkLink') this.hasLink = true
    if (local === 'Folder') this.folders.push('')
    if (local === 'Placemark') {
      this.properties = new Map()
      this.geometry = new GeometryBuilder()
      if (tag.attributes['id']) this.properties.set('id', tag.attributes['id'])
    }
    if (local === 'Data' || local === 'SimpleData') this.column = tag.attributes['name'] ?? null
    this.geometry.open(local)
  }

  addText(chunk: string): void {
    this.text += chunk
  }

  close(local: string): void {
    this.path.pop()
    const text = this.text.trim()
    const parent = this.path.at(-1) ?? ''
    if (local === 'name' && parent === 'Folder') this.folders[this.folders.length - 1] = text
    if (local === 'Folder') this.folders.pop()
    if (this.properties) this.closeInside(local, parent, text)
    if (local === 'Placemark') this.finish()
    this.text = ''
  }

  private closeInside(local: string, parent: string, text: string): void {
    const column = TEXTS[`${parent}/${local}`]
    if (column !== undefined && !this.properties?.has(column)) this.properties?.set(column, text)
    const isData = local === 'SimpleData' || (local === 'value' && parent === 'Data')
    if (isData && this.column !== null && isSafeKey(this.column)) this.properties?.set(this.column, text)
    this.geometry.close(local, text)
  }

  private finish(): void {
    const folder = this.folders.findLast((name) => name !== '')
    const properties = {
      ...(folder === undefined ? {} : { folder }),
      ...Object.fromEntries(this.properties ?? []),
    }
    this.features.push({ type: 'Feature', geometry: mendedGeometry(this.geometry.finish()), properties })
    this.properties = null
  }
}
