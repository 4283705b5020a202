/** Heights of many items: measured where they were shown, estimated where not, with quick sums. */
export class ItemHeights {
  readonly count: number;
  readonly #heights: Float64Array;
  readonly #offsets: Float64Array;
  /** Offsets up to here are right. */
  #sound = 0;

  constructor(count: number, estimate: (position: number) => number) {
    this.count = count;
    this.#heights = new Float64Array(count);
    this.#offsets = new Float64Array(count + 1);
    for (let position = 0; position < count; position++) this.#heights[position] = estimate(position);
  }

  /** Notes a measured height; true when it is news. */
  set(position: number, height: number): boolean {
    const old = this.#heights[position];
    if (old === undefined || Math.abs(old - height) < 0.5) return false;
    this.#heights[position] = height;
    this.#sound = Math.min(this.#sound, position);
    return true;
  }

  heightOf(position: number): number {
    return this.#heights[position] ?? 0;
  }

  /** Distance from the top of the list to the top of the item; past the end, the height of the list. */
  offsetOf(position: number): number {
    this.#settle();
    return this.#offsets[Math.min(Math.max(position, 0), this.count)] ?? 0;
  }

  get total(): number {
    return this.offsetOf(this.count);
  }

  /** The item at a distance from the top of the list; the nearest one outside of it. */
  positionAt(offset: number): number {
    this.#settle();
    let low = 0;
    let high = Math.max(0, this.count - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#offsets[middle] ?? 0) > offset) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  #settle(): void {
    if (this.#sound >= this.count) return;
    let sum = this.#offsets[this.#sound] ?? 0;
    for (let position = this.#sound; position < this.count; position++) {
      sum += this.#heights[position] ?? 0;
      this.#offsets[position + 1] = sum;
    }
    this.#sound = this.count;
  }
}
