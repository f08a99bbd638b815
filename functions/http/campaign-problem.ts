/** One thing that is wrong in a campaign's file. */
export interface CampaignProblem {
  readonly file: string;
  /** Where in the file: a JSON Pointer (RFC 6901) such as `/phases/voting/opens`; `/` for the whole of it. */
  readonly path: string;
  /** What stands there: JSON, shortened; `nothing` where something is missing. */
  readonly found: string;
  readonly reason: string;
  /** What to write instead. */
  readonly remedy: string;
}

/** A problem before it is known which file it is in. */
export type FoundProblem = Omit<CampaignProblem, 'file'>;

/** Thrown when campaign files cannot be used; the message lists every problem, one a line. */
export class CampaignFileError extends Error {
  override readonly name = 'CampaignFileError';
  readonly problems: readonly CampaignProblem[];

  constructor(problems: readonly CampaignProblem[], options?: ErrorOptions) {
    const lines = problems.map(
      ({ file, path, found, reason, remedy }) => `  ${file} at ${path}: ${found} ${reason}: ${remedy}.`,
    );
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${count} with campaign files:\n${lines.join('\n')}`, options);
    this.problems = problems;
  }
}

/** `['phases', 'voting', 0]` → `/phases/voting/0`. */
export function pointer(path: readonly PropertyKey[]): string {
  return `/${path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}

/** The value as JSON, short enough for one line of a message. */
export function show(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
