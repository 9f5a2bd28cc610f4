/** A file that is written to its end, a megabyte at a time, and read back while it grows. */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'

const MOST_PENDING = 1 << 20
const OWNER_ONLY = 0o600

export class GrowingFile {
  /** Bytes appended so far. */
  size = 0
  private readonly file: number
  private isOpen = true
  private scratch = Buffer.alloc(0)
  private pending: string[] = []
  private pendingBytes = 0

  /** A file of this name is replaced. @param isHidden it has no name, so that it is gone with the command */
  constructor(
    readonly path: string,
    isHidden = false,
  ) {
    this.file = isHidden ? openSync(path, 'wx+', OWNER_ONLY) : openSync(path, 'w+')
    if (isHidden) unlinkSync(path)
  }

  append(content: string | Uint8Array): void {
    if (typeof content !== 'string') {
      this.flush()
      this.write(content)
      this.size += content.length
      return
    }
    const bytes = Buffer.byteLength(content)
    this.size += bytes
    this.pending.push(content)
    this.pendingBytes += bytes
    if (this.pendingBytes > MOST_PENDING) this.flush()
  }

  textAt(start: number, end: number): string {
    if (end > this.size - this.pendingBytes) this.flush()
    const length = end - start
    // One for all readings: millions of them would pile up until they are collected.
    if (length > this.scratch.length) this.scratch = Buffer.alloc(2 * length)
    readSync(this.file, this.scratch, 0, length, start)
    return this.scratch.toString('utf8', 0, length)
  }

  close(): void {
    this.flush()
    this.abandon()
  }

  /** Closes it, if it is open, without what is still to be written. */
  abandon(): void {
    this.pending = []
    if (this.isOpen) closeSync(this.file)
    this.isOpen = false
  }

  private flush(): void {
    if (this.pending.length === 0) return
    const bytes = Buffer.from(this.pending.join(''))
    this.pending = []
    this.pendingBytes = 0
    this.write(bytes)
  }

  private write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at)
  }
}
