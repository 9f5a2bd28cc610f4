/** The built app and a folder of feeds, as a server of this machine serves them. */
import { chmod, cp, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromRoot } from '../../src/build/fresh.mjs'

/** The folders that the written configurations name. */
export const EXAMPLES = { app: '/srv/holdfast/inside', feeds: '/srv/holdfast/feeds' } as const

/** A folder with copies of the app in `page` and of the feeds in `feeds`, which every user may read. */
export async function hostedFolder(dist: string, feeds: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-hosted-'))
  await chmod(folder, 0o755)
  await cp(dist, join(folder, 'page'), { recursive: true })
  await cp(feeds, join(folder, 'feeds'), { recursive: true })
  return folder
}

/** A configuration with the folders of this test in the place of those that it names. */
export const placedIn = (folder: string, configuration: string) =>
  configuration
    .replaceAll(EXAMPLES.app, join(folder, 'page'))
    .replaceAll(EXAMPLES.feeds, join(folder, 'feeds'))

/** A file of `data/deploy`. */
export const deployed = (name: string) => readFile(fromRoot(`data/deploy/${name}`), 'utf8')
