/** A release on a disk, under the names that it is served by. */
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { filesOf } from '../../src/cli/commands/publish.ts'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { servedFiles } from '../../src/cli/publishing/served-names.ts'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { sha256 } from '../publish/gates/broken-inputs.ts'
import { inventedDataset } from '../publish/invented-release.ts'

const ASSETS = ['embed.css', 'embed.js', 'embed-frame.js', 'embed-resize.js'].map((name) => ({
  name,
  contents: `/* ${name} */\n`.repeat(100),
}))

/** Files of a release as they are served. */
export async function releaseFiles() {
  const prepared = prepareRelease(await inventedDataset(), EMPTY_LEDGER, null)
  if (prepared.kind === 'failed') throw new Error(prepared.what)
  return servedFiles(
    await filesOf(
      prepared.summary,
      pageWriterWith(() => Promise.resolve(ASSETS)),
    ),
    sha256,
  )
}

/** A folder with the files in `page`, which every user may read. */
export async function writtenRelease(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-hosting-'))
  await chmod(folder, 0o755)
  for (const { name, contents } of await releaseFiles()) {
    const path = join(folder, 'page', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, contents)
  }
  return folder
}
