/**
 * The served folder: what a page names is moved in before the page, each page is replaced in one step, and what no page
 * names any more is removed last, so that either release is whole at any moment.
 */
import { join } from 'node:path'
import type { PageFile } from '../../publish/attack/file-claims.ts'
import { type Folders, LOST_AND_FOUND, UNFINISHED } from './publish-folders.ts'
import { PAGES } from '../../hosting/public-site.ts'
import { isHashed, isPage, SERVER_FILES } from './served-names.ts'

/** Complete files beside the served folder. */
interface StagedFiles {
  /** Moves them in; what else the folder holds is removed afterwards. Done again, it completes what was begun. */
  readonly swap: () => Promise<void>
  readonly drop: () => Promise<void>
}

/**
 * Writes the files of a release where nobody can fetch them: in the ledger's folder, or, where that is on another file
 * system, so that a move would not be one step, in a hidden folder of what is served. Rejects if writing fails, after
 * removing what was written.
 */
export async function stageFiles(
  { out, ledger }: { readonly out: string; readonly ledger: string },
  files: readonly PageFile[],
  folders: Folders,
): Promise<StagedFiles> {
  const isOneFileSystem = (await folders.fileSystem(out)) === (await folders.fileSystem(ledger))
  const folder = join(isOneFileSystem ? ledger : out, UNFINISHED)
  const temporary = join(folder, 'page')
  const drop = () => folders.remove(isOneFileSystem ? temporary : folder)
  try {
    for (const { name, contents } of files) await folders.write(join(temporary, name), contents)
  } catch (error) {
    await drop()
    throw error
  }
  return {
    drop,
    swap: async () => {
      for (const { name } of inOrder(files)) await folders.move(join(temporary, name), join(out, name))
      await removeOthers(out, files, folders)
    },
  }
}

/** Files with a hash first, then those that keep their name, then the pages, of which the first names no other. */
const inOrder = (files: readonly PageFile[]) =>
  files.toSorted((a, b) => stepOf(a) - stepOf(b) || (a.name < b.name ? -1 : 1))
const stepOf = ({ name }: PageFile) => (isHashed(name) ? 0 : 1 + PAGES.indexOf(name) + 1)

/** Removes everything that is not of the release, the pages first. */
async function removeOthers(out: string, files: readonly PageFile[], folders: Folders): Promise<void> {
  const names = new Set(files.map(({ name }) => name))
  const others = ((await folders.files(out)) ?? [])
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !names.has(name) && !SERVER_FILES.has(name) && !name.startsWith(`${LOST_AND_FOUND}/`))
  for (const name of others.toSorted((a, b) => Number(isPage(b)) - Number(isPage(a))))
    await folders.remove(join(out, name))
  for (const name of (await folders.names(out)) ?? [])
    if (name === UNFINISHED) await folders.remove(join(out, name))
    else if (!names.has(name) && name !== LOST_AND_FOUND) await folders.removeIfEmpty(join(out, name))
}
