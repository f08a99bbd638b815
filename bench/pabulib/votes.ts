import { PabulibError } from './error.ts';
import { records, type Section } from './sections.ts';

export interface PabulibVote {
  readonly voter: string;
  readonly line: number;
  /** Ids of projects, each once, in the file's order. */
  readonly projects: readonly string[];
  /** Those of them that it is against. */
  readonly against: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** The projects that get -1; every other one that is named has to get 1. */
function readAgainst(projects: readonly string[], points: string, line: number): Set<string> {
  const list = points.split(',').map((point) => point.trim());
  if (list.length !== projects.length) {
    throw new PabulibError(line, 'points', `there are ${list.length} for ${projects.length} projects`);
  }
  const unclear = list.find((point) => point !== '1' && point !== '-1');
  if (unclear !== undefined) {
    throw new PabulibError(line, 'points', `"${unclear}" is neither 1 (for) nor -1 (against)`);
  }
  return new Set(projects.filter((_, index) => list[index] === '-1'));
}

export interface VoteForm {
  /** The fewest and the most projects that one vote may name. */
  readonly min: number;
  readonly max: number | null;
  /** Whether votes have points, which say for or against. */
  readonly scored: boolean;
}

export function readVotes(section: Section, known: ReadonlySet<string>, { min, max, scored }: VoteForm): PabulibVote[] {
  const lines = new Map<string, number>();
  return records(section, ['voter_id', 'vote', ...(scored ? ['points'] : [])]).map(({ line, get }) => {
    const voter = get('voter_id');
    if (voter === '') throw new PabulibError(line, 'voter_id', 'the id is empty');
    const earlier = lines.get(voter);
    if (earlier !== undefined)
      throw new PabulibError(line, 'voter_id', `"${voter}" has already voted on line ${earlier}`);
    lines.set(voter, line);

    const list = get('vote');
    const projects = list === '' ? [] : list.split(',').map((id) => id.trim());
    const seen = new Set<string>();
    for (const id of projects) {
      if (!known.has(id)) throw new PabulibError(line, 'vote', `"${id}" is no project of this file`);
      if (seen.has(id)) throw new PabulibError(line, 'vote', `"${id}" is named twice`);
      seen.add(id);
    }
    if (projects.length < min) {
      throw new PabulibError(line, 'vote', `the vote names ${projects.length} projects, min_length is ${min}`);
    }
    if (max !== null && projects.length > max) {
      throw new PabulibError(line, 'vote', `the vote names ${projects.length} projects, max_length is ${max}`);
    }
    return { voter, line, projects, against: scored ? readAgainst(projects, get('points'), line) : NONE };
  });
}
