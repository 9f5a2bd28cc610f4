/** Data of a custom base map, checked and ready to be added to the map. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { Theme } from '../../ui/tokens.ts'
import { TOKENS } from '../../ui/tokens.ts'

export interface CustomBase {
  /** Plain text. */
  readonly attribution: string
  /** One sentence for each kind of content that is not drawn. */
  readonly notes: readonly string[]
  readonly glyphs: string | null
  readonly sprites: readonly StyleSprite[]
  /**
   * Sources by id; ids of sources and layers begin with CUSTOM_PREFIX, so they differ from the built-in ones.
   */
  readonly sources: Readonly<Record<string, SourceSpecification>>
  /** In drawing order, the lowest first. */
  readonly layers: Readonly<Record<Theme, readonly LayerSpecification[]>>
}
export interface StyleSprite {
  readonly id: string
  readonly url: string
}

export const CUSTOM_PREFIX = 'richer:'

/**
 * Opacity of the veil in the background colour over a custom base map: marks must stand out, and night stay
 * dark.
 */
const VEIL_OPACITY: Readonly<Record<Theme, number>> = { day: 0.3, night: 0.72 }

/** The same layers for both themes, each with its veil on top. */
export function withVeil(layers: readonly LayerSpecification[]): CustomBase['layers'] {
  const layersIn = (theme: Theme): readonly LayerSpecification[] => [
    ...layers,
    {
      id: `${CUSTOM_PREFIX}veil`,
      type: 'background',
      paint: { 'background-color': TOKENS[theme].land, 'background-opacity': VEIL_OPACITY[theme] },
    },
  ]
  return { day: layersIn('day'), night: layersIn('night') }
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  copy: '©',
}

/** Plain text of an HTML attribution: tags removed, common entities decoded, at most 300 characters. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&([a-z]+);/g, (whole, name: string) => HTML_ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
