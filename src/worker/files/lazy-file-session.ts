/** The desk for files, fetched when somebody first brings one: most days nobody does, and its grids weigh a lot. */
import type { FileSession } from './file-inspection.ts'
import type { FileSessionContext } from './file-session.ts'

export function lazyFileSession(world: FileSessionContext): FileSession {
  let desk: Promise<FileSession> | null = null
  const fetched = () => {
    desk ??= import('./file-session.ts').then(({ makeFileSession: makeFileDesk }) => makeFileDesk(world))
    return desk
  }
  return {
    lookAtFiles: async (files, postcodesUrl) => (await fetched()).lookAtFiles(files, postcodesUrl),
    lookAtFilesAs: async (kind) => (await fetched()).lookAtFilesAs(kind),
    previewFiles: async (choices) => (await fetched()).previewFiles(choices),
    saveFiles: async (choices) => (await fetched()).saveFiles(choices),
    joinFiles: async (request) => (await fetched()).joinFiles(request),
  }
}
