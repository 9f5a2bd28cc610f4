/** Geometry of one KML placemark, built as its elements open and close. */

type Geometry = Readonly<Record<string, unknown>>
type Position = readonly [number, number]

/** Accepts the elements of a placemark; others are ignored. */
export class GeometryBuilder {
  private readonly parts: Geometry[] = []
  private rings: (readonly Position[])[] = []
  private coordinates: readonly Position[] = []
  private track: Position[] = []
  private isInner = false

  open(local: string): void {
    if (local === 'Polygon') this.rings = []
    if (local === 'innerBoundaryIs') this.isInner = true
    if (local === 'outerBoundaryIs') this.isInner = false
    if (local === 'Track') this.track = []
  }

  /** @param text of the element */
  close(local: string, text: string): void {
    switch (local) {
      case 'coordinates':
        this.coordinates = positionsIn(text)
        break
      case 'coord':
        this.track.push(...positionsIn(text.split(/\s+/).join(',')))
        break
      case 'Point':
        this.parts.push({ type: 'Point', coordinates: this.coordinates[0] ?? [] })
        break
      case 'LineString':
        this.parts.push({ type: 'LineString', coordinates: this.coordinates })
        break
      case 'Track':
        this.parts.push({ type: 'LineString', coordinates: this.track })
        break
      case 'LinearRing':
        this.closeRing()
        break
      case 'Polygon':
        this.parts.push({ type: 'Polygon', coordinates: this.rings })
        break
      default:
    }
  }

  /** Null where the placemark has no place. */
  finish(): Geometry | null {
    const [only] = this.parts
    if (this.parts.length <= 1) return only ?? null
    const types = new Set(this.parts.map(({ type }) => type))
    const [type] = types
    return types.size === 1
      ? { type: `Multi${String(type)}`, coordinates: this.parts.map(({ coordinates }) => coordinates) }
      : { type: 'GeometryCollection', geometries: this.parts }
  }

  /** The outer ring comes first, wherever it stands in the polygon. */
  private closeRing(): void {
    if (this.isInner) this.rings.push(this.coordinates)
    else this.rings.unshift(this.coordinates)
  }
}

/** Longitude and latitude of each tuple; a part that is no number is NaN, and is refused as a place. */
const positionsIn = (text: string): readonly Position[] =>
  text
    .trim()
    // Some programs write a blank after each comma.
    .replaceAll(/\s*,\s*/g, ',')
    .split(/\s+/)
    .filter(Boolean)
    .map((tuple) => {
      const [longitude = '', latitude = ''] = tuple.split(',')
      return [numberOf(longitude), numberOf(latitude)] as const
    })

const numberOf = (text: string) => (text === '' ? Number.NaN : Number(text))
