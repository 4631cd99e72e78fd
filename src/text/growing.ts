/** An Int32Array that grows as it is filled. */
export class Growing {
  private ids = new Int32Array(1024)
  private length = 0

  push(id: number): void {
    if (this.length === this.ids.length) {
      const wider = new Int32Array(this.length * 2)
      wider.set(this.ids)
      this.ids = wider
    }
    this.ids[this.length++] = id
  }

  array(): Int32Array {
    return this.ids.slice(0, this.length)
  }
}
