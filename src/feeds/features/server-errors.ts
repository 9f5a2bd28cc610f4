/** Texts that are no data: error answers of servers saved as files, and scripts around data. */
import { type Failed, failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { printable } from '../rows/report-in-words.ts'
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'

const ASK_AGAIN = 'Look at the address and ask again; nothing of it was read.'

/** The failure that an error answer of ArcGIS, Socrata or an OGC service stands for; null for any other object. */
export function errorAnswer(value: JsonObject, name: string): Failed | null {
  const said = arcgisError(value) ?? socrataError(value) ?? problemDetails(value)
  if (said === null) return null
  const quoted = said.message === '' ? '' : `: “${truncated(printable(said.message), MOST_LETTERS)}”`
  return failed(`${name} holds an error that ${said.server} sent in place of data${quoted}.`, ASK_AGAIN)
}

const MOST_LETTERS = 160

interface ServerError {
  readonly server: string
  readonly message: string
}
const textIn = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function arcgisError({ error }: JsonObject): ServerError | null {
  if (!isObject(error) || !('message' in error || 'code' in error)) return null
  const details = isList(error['details']) ? error['details'].map(textIn).filter(Boolean) : []
  const message = [textIn(error['code']), textIn(error['message']), ...details].filter(Boolean).join(', ')
  return { server: 'an ArcGIS server', message }
}

function socrataError({ errorCode, error, message }: JsonObject): ServerError | null {
  const isError = typeof errorCode === 'string' || error === true
  return isError && typeof message === 'string' ? { server: 'a Socrata server', message } : null
}

/** RFC 9457, and the exceptions of OGC API. */
function problemDetails({ title, detail, status, code, description }: JsonObject): ServerError | null {
  if (typeof status === 'number' && (typeof title === 'string' || typeof detail === 'string'))
    return { server: 'a server', message: [textIn(title), textIn(detail)].filter(Boolean).join(', ') }
  return typeof code === 'string' && typeof description === 'string'
    ? { server: 'a server', message: description }
    : null
}

const SCRIPT =
  /^\s*(?:\/\/[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*(?:(?:export\s+default|(?:var|let|const)\s+[\w$]+\s*=|(?:window|self|globalThis)[.[][^=\n]{1,80}=|[\w$.]+\s*=)\s*[[{]|[\w$.]+\s*\(\s*[[{])/

/** Whether a text is a script with JSON inside: an assignment, or the call of a function. */
export const isScript = (text: string) => SCRIPT.test(text.slice(0, 2000))

export const scriptFailure = (name: string) =>
  failed(
    `${name} is a script with data inside, not a file of data.`,
    'Export it as GeoJSON, or save what lies between its first and its last bracket as a .geojson file.',
  )
