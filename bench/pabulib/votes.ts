import { PabulibError } from './error.ts';
import { records, type Section } from './sections.ts';

export interface PabulibVote {
  readonly voter: string;
  readonly line: number;
  /** Ids of projects, each once, in the file's order. */
  readonly projects: readonly string[];
}

export function readVotes(
  section: Section,
  known: ReadonlySet<string>,
  min: number,
  max: number | null,
): PabulibVote[] {
  const lines = new Map<string, number>();
  return records(section, ['voter_id', 'vote']).map(({ line, get }) => {
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
    return { voter, line, projects };
  });
}
