/** A base map that is not ours, checked and ready to be laid under our marks: plain data. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { Theme } from '../../ui/tokens.ts'
import { TOKENS } from '../../ui/tokens.ts'

export interface CustomBase {
  /** Plain text. */
  readonly attribution: string
  /** One sentence for each thing that it holds and we do not draw. */
  readonly notes: readonly string[]
  readonly glyphs: string | null
  readonly sprites: readonly Sprite[]
  /** Their names, like those of the layers, begin with `richer:` and so meet none of ours. */
  readonly sources: Readonly<Record<string, SourceSpecification>>
  /** From the lowest up. */
  readonly layers: Readonly<Record<Theme, readonly LayerSpecification[]>>
}
export interface Sprite {
  readonly id: string
  readonly url: string
}

export const PREFIX = 'richer:'

/** How much paper lies over a map whose colours are another's: our marks must stand out, and night stay night. */
const VEIL: Readonly<Record<Theme, number>> = { day: 0.3, night: 0.72 }

/** The layers of another's hand in both themes, each under its veil. */
export function veiled(layers: readonly LayerSpecification[]): CustomBase['layers'] {
  const under = (theme: Theme): readonly LayerSpecification[] => [
    ...layers,
    {
      id: `${PREFIX}veil`,
      type: 'background',
      paint: { 'background-color': TOKENS[theme].land, 'background-opacity': VEIL[theme] },
    },
  ]
  return { day: under('day'), night: under('night') }
}

const NAMED_SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  copy: '©',
}

/** Attribution as text: maps hand it over as HTML, which is never read as such here. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&([a-z]+);/g, (whole, name: string) => NAMED_SIGNS[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
