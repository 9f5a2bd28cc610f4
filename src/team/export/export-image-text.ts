/** Text of an exported map image: handling mark, title, sentence of what is shown, as-of date and sources. */
import { statusFacts } from '../../clock/status-facts.ts'
import { statusSentence } from '../../clock/StatusLine.tsx'
import { HANDLING_LABELS } from '../../domain/feed.ts'
import { INVENTED } from '../../measures/board-file.ts'
import type { ExportImageText } from '../../map/export/image-layout.ts'
import { oldDataInAll } from '../../measures/feeds/age.ts'
import { feedStatusInput, type State } from '../../state/store.ts'
import { formatDay } from '../../ui/numbers.ts'
import { mapSources } from '../use-custom-base.ts'

/** Texts of the picture and of the printed page; null until something is counted. */
export function exportImageText(state: State): ExportImageText | null {
  const { catalogue, shown } = state
  if (!catalogue || !shown) return null
  const { manifest, handling, place } = catalogue
  const sources = [...new Set(manifest.feeds.map(({ source }) => source))].join('; ')
  const sentence = statusSentence(statusFacts(shown, catalogue))
  const old = oldDataInAll(feedStatusInput(state))
  return {
    marks: [HANDLING_LABELS[handling], ...(manifest.demonstration ? [INVENTED] : [])],
    title: manifest.title,
    sentence: old === null ? sentence : `${sentence} ${old}`,
    asOf: `As of ${formatDay(manifest.asOf)}.`,
    sources: [`Data: ${sources}.`, `Map: ${mapSources(state, place)}. Drawn by Holdfast.`],
  }
}
