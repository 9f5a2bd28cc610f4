/** A column of 32-bit integers that grows without being copied. */
const CHUNK_BITS = 18
const CHUNK = 1 << CHUNK_BITS

export class GrowingColumn {
  private readonly chunks: (Int32Array | undefined)[] = []

  set(index: number, value: number): void {
    const chunk = (this.chunks[index >>> CHUNK_BITS] ??= new Int32Array(CHUNK))
    chunk[index & (CHUNK - 1)] = value
  }

  /** 0 where nothing was set. */
  at(index: number): number {
    return this.chunks[index >>> CHUNK_BITS]?.[index & (CHUNK - 1)] ?? 0
  }
}
