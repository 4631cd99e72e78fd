/** Wrong codes that one address may try in a minute: a class may be behind one address, and mistypes; to find one of thirty takes months. */
const ALLOWED = 300
const MINUTE = 60_000
/** Addresses that are remembered at a time. */
const MOST = 10_000

/** Counts wrong codes by the address that they come from. */
export class WrongCodes {
  private readonly times = new Map<string, number[]>()

  constructor(private readonly now: () => number) {}

  /** Whether an address has to wait. */
  areTooMany(from: string): boolean {
    return this.recent(from).length >= ALLOWED
  }

  /** Notes a wrong code. */
  note(from: string): void {
    const times = [...this.recent(from), this.now()]
    this.times.delete(from)
    this.times.set(from, times)
    // The one that was heard of longest ago is forgotten.
    if (this.times.size > MOST) this.times.delete(this.times.keys().next().value!)
  }

  private recent(from: string): number[] {
    return (this.times.get(from) ?? []).filter(time => time > this.now() - MINUTE)
  }
}
