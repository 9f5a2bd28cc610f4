/** Text of an exported map image: handling mark, title, sentence of what is shown, as-of date and sources. */
import type { Handling } from '../../domain/feed.ts'
import { INVENTED } from '../../measures/board-file.ts'
import type { ExportImageText } from '../../map/export/image-layout.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import type { State } from '../../state/store.ts'
import { formatDay } from '../../ui/numbers.ts'
import { mapSources } from '../use-custom-base.ts'

const MARKS: Readonly<Record<Handling, string>> = {
  public: 'PUBLIC',
  official: 'OFFICIAL',
  'official-sensitive': 'OFFICIAL-SENSITIVE',
}

type ExportImageInput = Pick<State, 'view' | 'customBase'> & { readonly catalogue: Catalogue }

/** Text for the image; `sentence` is the whole of the status line, with all that was chosen. */
export function exportImageText(
  { view, customBase, catalogue }: ExportImageInput,
  sentence: string,
): ExportImageText {
  const { manifest, handling } = catalogue
  const sources = [...new Set(manifest.feeds.map(({ source }) => source))].join('; ')
  return {
    marks: [MARKS[handling], ...(manifest.demonstration ? [INVENTED] : [])],
    title: manifest.title,
    sentence,
    asOf: `As of ${formatDay(manifest.asOf)}.`,
    sources: [
      `Data: ${sources}.`,
      `Map: ${mapSources({ view, customBase }, catalogue.place)}. Drawn by Holdfast.`,
    ],
  }
}
