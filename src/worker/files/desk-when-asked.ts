/** The desk for files, fetched when somebody first brings one: most days nobody does, and its grids weigh a lot. */
import type { FileDesk } from './looked.ts'
import type { FileDeskWorld } from './file-desk.ts'

export function deskWhenAsked(world: FileDeskWorld): FileDesk {
  let desk: Promise<FileDesk> | null = null
  const fetched = () => {
    desk ??= import('./file-desk.ts').then(({ makeFileDesk }) => makeFileDesk(world))
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
