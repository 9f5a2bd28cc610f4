/** Mappings of opened files: a ready one, one that the user gives as a file, and the choices as a file to keep. */
import { failed, type Failed, type FeedKind } from '../../domain/feed.ts'
import { choicesWith } from '../../feeds/formats/recognise.ts'
import type { Choices, ConversionContext, Recognised, Recognition } from '../../feeds/formats/recognised.ts'
import { mappingOf, readMapping, withMapping } from '../../feeds/tables/mapping/mapping.ts'
import { readyMappingFor } from '../../feeds/tables/mapping/ready-mappings.ts'
import type { MappingRequest } from './file-inspection.ts'

/** Choices by a mapping, with its name. */
interface MappedChoices {
  readonly choices: Choices
  /** Name of the mapping's file; null: it is no file. */
  readonly mapping: string | null
}

const REMEDY = 'Choose a mapping that this form or “convert --suggest” wrote. What was chosen here stays.'
const ALL_QUESTIONS = ['place', 'day', 'time'] as const

/** The choices that a mapping makes; what the choices were stays where it is refused. */
export function mappedChoices(
  request: MappingRequest,
  { recognised, kind }: { readonly recognised: Recognised; readonly kind: FeedKind },
  { place }: Pick<ConversionContext, 'place'>,
): MappedChoices | Failed {
  const readyFor = (wanted: FeedKind) => readyMappingFor(recognised, wanted, place)
  if (request.kind !== 'file') {
    const ready = request.kind === 'ready' ? readyFor(kind) : null
    return { choices: choicesWith(recognised, { kind, place, ready }), mapping: null }
  }
  const mapping = readMapping(request.text, request.name)
  if ('what' in mapping) return failed(mapping.what, REMEDY)
  const wanted = mapping.kind ?? kind
  const base = choicesWith(recognised, { kind: wanted, place, ready: readyFor(wanted) })
  const { columns } = recognised
  const choices = withMapping(base, mapping, { columns, place, answers: ALL_QUESTIONS })
  return 'what' in choices ? failed(choices.what, REMEDY) : { choices, mapping: request.name }
}

/** The text of the mapping's file. */
export const mappingText = (choices: Choices, recognition: Pick<Recognition, 'columns'>): string =>
  `${JSON.stringify(mappingOf(choices, recognition), null, 2)}\n`
