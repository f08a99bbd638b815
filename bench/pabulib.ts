import { compareCount, readCount, readMeta, readVoteType, type VoteType } from './pabulib/meta.ts';
import { type PabulibProject, readProjects } from './pabulib/projects.ts';
import { readSections } from './pabulib/sections.ts';
import { decode } from './pabulib/text.ts';
import { type PabulibVote, readVotes } from './pabulib/votes.ts';

export interface PabulibElection {
  readonly meta: ReadonlyMap<string, string>;
  readonly voteType: VoteType;
  /** The most projects one vote may name; null where the file sets no cap. */
  readonly maxLength: number | null;
  readonly projects: readonly PabulibProject[];
  readonly votes: readonly PabulibVote[];
}

/**
 * Reads an election in the Pabulib format (https://pabulib.org/format). Ids stay strings.
 *
 * @param bytes the file: UTF-8, with or without a byte order mark, lines ended by CRLF, LF or both
 * @throws PabulibError with the first thing that is wrong; a ballot outside min_length and max_length is one of them
 */
export function parsePabulib(bytes: Uint8Array): PabulibElection {
  const sections = readSections(decode(bytes));
  const meta = readMeta(sections.META);
  const voteType = readVoteType(meta, sections.META.line);
  const minLength = readCount(meta, 'min_length') ?? 1;
  const maxLength = voteType === 'choose-1' ? 1 : readCount(meta, 'max_length');

  const projects = readProjects(sections.PROJECTS);
  const form = { min: minLength, max: maxLength, scored: voteType === 'for-against' };
  const votes = readVotes(sections.VOTES, new Set(projects.map(({ id }) => id)), form);
  compareCount(meta, 'num_projects', projects.length, sections.META.line);
  compareCount(meta, 'num_votes', votes.length, sections.META.line);
  const values = new Map([...meta].map(([key, { value }]) => [key, value]));
  return { meta: values, voteType, maxLength, projects, votes };
}
