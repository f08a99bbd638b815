import type { Project, Tendency } from './project.ts';

// Each link is kept in one place: a group holds its proposals, a project its groups and proposals. What leads the other
// way is always worked out from these, so the two directions cannot differ.

/** Every proposal that a project stands on, through a group or by itself; ascending, each once. */
export function sourcesOf(
  project: Pick<Project, 'proposals' | 'tendencies'>,
  tendencies: readonly Tendency[],
): number[] {
  const through = tendencies.filter(({ id }) => project.tendencies.includes(id));
  const numbers = new Set([...project.proposals, ...through.flatMap(({ proposals }) => proposals)]);
  return [...numbers].sort((one, other) => one - other);
}

export interface Lineage {
  /** The groups that hold the proposal. */
  readonly tendencies: readonly Tendency[];
  /** The projects that stand on it; `through` are the groups on the way, none where it is named by itself. */
  readonly projects: readonly { readonly project: Project; readonly through: readonly string[] }[];
}

/** What one proposal has turned into. */
export function lineageOf(number: number, tendencies: readonly Tendency[], projects: readonly Project[]): Lineage {
  const holding = tendencies.filter(({ proposals }) => proposals.includes(number));
  const ids = new Set(holding.map(({ id }) => id));
  return {
    tendencies: holding,
    projects: projects
      .filter((project) => project.proposals.includes(number) || project.tendencies.some((id) => ids.has(id)))
      .map((project) => ({ project, through: project.tendencies.filter((id) => ids.has(id)) })),
  };
}
