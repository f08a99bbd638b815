/** A project as the seed has last seen it. */
export interface SeenProject {
  readonly id: string;
  readonly revision: number;
}

/** What the platform calls the things that a sample calls by its keys. */
export class Register {
  readonly proposals = new Map<string, number>();
  readonly projects = new Map<string, SeenProject>();

  /** Throws for what has not been handed in yet: the sample's times are in the wrong order. */
  numberOf(key: string): number {
    return found(this.proposals.get(key), `proposal "${key}"`);
  }

  projectOf(key: string): SeenProject {
    return found(this.projects.get(key), `project "${key}"`);
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The sample does something with the ${what} before there is one`);
  return value;
}
