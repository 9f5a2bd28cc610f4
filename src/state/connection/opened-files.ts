/** Files opened on this page: read in a worker of their own, and joined again to a feed worker that was replaced. */
import type { Connection } from '../../worker/connect.ts'
import { connectFileWorker } from '../../worker/files/connect-files.ts'
import type { FileSession } from '../../worker/files/file-inspection.ts'
import type { OpenedFeed } from '../../worker/files/file-session.ts'

interface KeptFile extends Omit<OpenedFeed, 'bytes'> {
  /** A blob, which the browser holds outside the memory of the page. */
  readonly content: Blob
}

export class OpenedFiles {
  private session: FileSession | null = null
  /** By feed id. */
  private readonly joined = new Map<string, KeptFile>()

  constructor(private readonly connection: () => Connection) {}

  /** The session of the file worker, which is started with the first file. */
  readonly client = (): FileSession => {
    this.session ??= connectFileWorker(
      {
        known: () => this.connection().fileTarget(),
        open: (file) => this.join(file),
      },
      () => {
        this.session = null
      },
    )
    return this.session
  }

  /** Joins the files again after the feeds were opened anew; returns the names of those that could not be joined. */
  async rejoin(): Promise<readonly string[]> {
    const lost: string[] = []
    for (const [id, { content, ...file }] of this.joined) {
      const bytes = new Uint8Array(await content.arrayBuffer())
      const report = await this.connection().joinOpened({ ...file, bytes })
      if (!('kind' in report && report.kind === 'failed')) continue
      lost.push(file.entry.source)
      this.joined.delete(id)
    }
    return lost
  }

  private readonly join = async (file: OpenedFeed) => {
    const { bytes, ...rest } = file
    const report = await this.connection().joinOpened(file)
    const isRefused = 'kind' in report && report.kind === 'failed'
    if (!isRefused) this.joined.set(file.entry.id, { ...rest, content: new Blob([bytes]) })
    return report
  }
}
