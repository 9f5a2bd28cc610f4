/** Compressed copies on the disk, named by the checksum of what they were made from, so that none can be out of date. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const DAYS_KEPT = 30
const DAY_MILLISECONDS = 86_400_000

export class CopyFolder {
  constructor(private readonly path: string) {}

  /** The copy of `source` in the form that `form` names, made by `make` where it is not there yet. */
  async copyOf(source: Buffer, form: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const path = join(this.path, `${createHash('sha256').update(source).digest('hex')}.${form}`)
    try {
      const copy = await readFile(path)
      await utimes(path, new Date(), new Date())
      return copy
    } catch {
      const copy = await make()
      await this.keep(path, copy)
      return copy
    }
  }

  /** Deletes what was not used for 30 days. */
  async dropUnused(): Promise<void> {
    for (const name of await readdir(this.path)) {
      const path = join(this.path, name)
      const { mtimeMs } = await stat(path)
      if (Date.now() - mtimeMs > DAYS_KEPT * DAY_MILLISECONDS) await rm(path, { force: true })
    }
  }

  /** Whole or not at all; where the disk is full or must not be written, the next process makes it again. */
  private async keep(path: string, copy: Buffer): Promise<void> {
    const unfinished = `${path}.${process.pid}`
    try {
      await mkdir(this.path, { recursive: true })
      await writeFile(unfinished, copy)
      await rename(unfinished, path)
    } catch {
      await rm(unfinished, { force: true })
    }
  }
}
