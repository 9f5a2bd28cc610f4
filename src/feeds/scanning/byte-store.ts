/** Bytes gathered one piece after the other, in memory that grows with them. */

export class ByteStore {
  private used = 0
  private store: Uint8Array<ArrayBuffer>

  constructor(room: number) {
    this.store = new Uint8Array(room)
  }

  get length(): number {
    return this.used
  }

  append(bytes: Uint8Array): void {
    this.makeRoom(bytes.length)
    this.store.set(bytes, this.used)
    this.used += bytes.length
  }

  appendByte(byte: number): void {
    this.makeRoom(1)
    this.store[this.used++] = byte
  }

  clear(): void {
    this.used = 0
  }

  /** What was gathered; good until more comes. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.store.subarray(0, this.used)
  }

  private makeRoom(more: number): void {
    const needed = this.used + more
    if (needed <= this.store.length) return
    const next = new Uint8Array(Math.max(needed, this.store.length * 2))
    next.set(this.bytes())
    this.store = next
  }
}
