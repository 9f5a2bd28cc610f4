/** Entry point of the worker for opened files: a long or endless reading holds up nothing but itself. */
import { expose } from 'comlink'
import { decodePostcodes, type EncodedPostcodes } from '../../domain/borough/decode.ts'
import { singleFetch } from '../../feeds/fetch-bytes.ts'
import type { FileSession } from './file-inspection.ts'
import { makeFileSession, type FileSessionContext } from './file-session.ts'

/** What the page does for the file worker. */
export type FileWorkerContext = Pick<FileSessionContext, 'known' | 'open'>

/** The session, started by its first call. */
export interface FileWorkerApi extends FileSession {
  readonly start: (context: FileWorkerContext) => Promise<void>
}

let page: FileWorkerContext | null = null
const started = () => {
  if (!page) throw new Error('files were opened before the session was started')
  return page
}

const session = makeFileSession({
  known: () => started().known(),
  open: (file) => started().open(file),
  fetchPostcodes: async (url) => {
    const response = await singleFetch((address) => fetch(address))(new URL(url))
    if (!response.ok) throw new Error(`the postcodes answered ${response.status}, not 200`)
    return decodePostcodes((await response.json()) as EncodedPostcodes)
  },
})

const api: FileWorkerApi = {
  ...session,
  start: async (context) => {
    page = context
  },
}

expose(api)
