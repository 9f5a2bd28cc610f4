/** A column of 32-bit integers that grows without being copied. */
const CHUNK_BITS = 18
const CHUNK = 1 << CHUNK_BITS

export class GrowingColumn {
  private readonly chunks: Int32Array[] = []
  private length = 0

  push(value: number): void {
    const chunk = (this.chunks[this.length >>> CHUNK_BITS] ??= new Int32Array(CHUNK))
    chunk[this.length & (CHUNK - 1)] = value
    this.length += 1
  }

  at(index: number): number {
    return this.chunks[index >>> CHUNK_BITS]?.[index & (CHUNK - 1)] ?? 0
  }
}
