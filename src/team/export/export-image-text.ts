/** Text of an exported map image: handling mark, title, sentence of what is shown, as-of date and sources. */
import { HANDLING_LABELS } from '../../domain/feed.ts'
import { INVENTED } from '../../measures/board-file.ts'
import type { ExportImageText } from '../../map/export/image-layout.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import type { State } from '../../state/store.ts'
import type { View } from '../../state/view.ts'
import { formatDay } from '../../ui/numbers.ts'
import { mapSources } from '../use-custom-base.ts'

type ExportImageInput = Pick<State, 'view' | 'customBase'> & { readonly catalogue: Catalogue }

/** Text for the image; `sentence` is the status line with its period. */
export function exportImageText(
  { view, customBase, catalogue }: ExportImageInput,
  sentence: string,
): ExportImageText {
  const { manifest, handling } = catalogue
  const sources = [...new Set(manifest.feeds.map(({ source }) => source))].join('; ')
  return {
    marks: [HANDLING_LABELS[handling], ...(manifest.demonstration ? [INVENTED] : [])],
    title: manifest.title,
    sentence: [sentence, ...filterSentences(view, catalogue)].join(' '),
    asOf: `As of ${formatDay(manifest.asOf)}.`,
    sources: [
      `Data: ${sources}.`,
      `Map: ${mapSources({ view, customBase }, catalogue.place)}. Drawn by Holdfast.`,
    ],
  }
}

/** Sentences on the areas and categories that the counts are limited to; empty if they are not. */
function filterSentences({ areas, categories }: View, catalogue: Catalogue): readonly string[] {
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
