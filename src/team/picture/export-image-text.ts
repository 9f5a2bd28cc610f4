/** What a picture of the map says of itself: title, period, as-of date, handling mark, and whose figures it shows. */
import type { Handling } from '../../domain/feed.ts'
import { INVENTED } from '../../measures/board-file.ts'
import type { ExportImageText } from '../../map/export/image-layout.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import type { State } from '../../state/store.ts'
import type { View } from '../../state/view.ts'
import { formatDay } from '../../ui/numbers.ts'
import { mapSources } from '../map-sources.ts'

const MARKS: Readonly<Record<Handling, string>> = {
  public: 'PUBLIC',
  official: 'OFFICIAL',
  'official-sensitive': 'OFFICIAL-SENSITIVE',
}

/** `sentence`: that of the status line, with its period. */
type ExportImageInput = Pick<State, 'view' | 'customBase'> & { readonly catalogue: Catalogue }

export function exportImageText(
  { view, customBase, catalogue }: ExportImageInput,
  sentence: string,
): ExportImageText {
  const { manifest, handling } = catalogue
  const sources = [...new Set(manifest.feeds.map(({ source }) => source))].join('; ')
  return {
    marks: [MARKS[handling], ...(manifest.demonstration ? [INVENTED] : [])],
    title: manifest.title,
    sentence: [sentence, ...countedWords(view, catalogue)].join(' '),
    asOf: `As of ${formatDay(manifest.asOf)}.`,
    sources: [
      `Data: ${sources}.`,
      `Map: ${mapSources({ view, customBase }, catalogue.place)}. Drawn by Holdfast.`,
    ],
  }
}

/** What the numbers leave out: nothing is said where they leave out nothing. */
function countedWords({ areas, categories }: View, catalogue: Catalogue): readonly string[] {
  const nameOf = (code: string) =>
    catalogue.areas.find((area) => area.code === code)?.name ??
    catalogue.sites.find(({ id }) => id === code)?.name ??
    code
  const chosen = catalogue.categories.filter(({ id }) => categories?.includes(id)).map(({ label }) => label)
  return [
    ...(areas.length > 0 ? [`Only in ${areas.map(nameOf).join(', ')}.`] : []),
    ...(categories === null ? [] : [`Only ${chosen.join(', ') || 'no category'}.`]),
  ]
}
