interface Revised {
  readonly id: string;
  readonly revision: number;
}

/**
 * What this tab's own acts have answered. Public lists are kept for some seconds on their way: what was made or changed
 * here a moment ago is missing from them, or is as it was before.
 */
export class OwnActs<T extends Revised> {
  readonly #made = new Map<string, Map<string, T>>();

  remember(campaign: string, one: T): void {
    const made = this.#made.get(campaign) ?? new Map<string, T>();
    this.#made.set(campaign, made.set(one.id, one));
  }

  /** A list of the platform's with what is newer here; what it has by now itself is forgotten. */
  within(campaign: string, list: readonly T[]): T[] {
    const made = this.#made.get(campaign) ?? new Map<string, T>();
    const listed = new Set(list.map(({ id }) => id));
    const isNewer = (own: T | undefined, than: T): own is T => own !== undefined && own.revision > than.revision;
    const merged = list.map((one) => {
      const own = made.get(one.id);
      if (isNewer(own, one)) return own;
      made.delete(one.id);
      return one;
    });
    return [...[...made.values()].filter(({ id }) => !listed.has(id)), ...merged];
  }
}
