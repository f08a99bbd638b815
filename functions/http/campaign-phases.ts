import { type Instant, PHASES, type PhaseInterval } from '../core/campaign.ts';
import { LocalTimeError } from '../core/local-time.ts';
import { instantOf } from '../core/zone.ts';
import { checkTimeZone } from '../core/zone-clock.ts';
import { type FoundProblem, show } from './campaign-problem.ts';
import type { CampaignFile } from './campaign-schema.ts';

/** The phases of a file as instants, in order, and what is wrong with its dates. */
export function readPhases(file: CampaignFile): { phases: PhaseInterval[]; problems: FoundProblem[] } {
  const problems: FoundProblem[] = [];
  const attempt = <T>(path: string, action: () => T): T | null => {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof LocalTimeError)) throw error;
      problems.push({ path, found: show(error.found), reason: error.reason, remedy: error.remedy });
      return null;
    }
  };
  attempt('/timeZone', () => checkTimeZone(file.timeZone));
  if (problems.length > 0) return { phases: [], problems };

  const resolve = (path: string, date: string): Instant | null => attempt(path, () => instantOf(date, file.timeZone));
  const phases = PHASES.flatMap((phase): PhaseInterval[] => {
    const written = file.phases[phase];
    if (!written) return [];
    const opens = resolve(`/phases/${phase}/opens`, written.opens);
    const closes = written.closes === undefined ? null : resolve(`/phases/${phase}/closes`, written.closes);
    return opens === null ? [] : [{ phase, opens, closes }];
  });
  // Instants that could not be resolved would only make these report a second time what is already named.
  if (problems.length === 0) problems.push(...emptyPhases(file, phases), ...misplacedPhases(file, phases));
  return { phases, problems };
}

function emptyPhases(file: CampaignFile, phases: readonly PhaseInterval[]): FoundProblem[] {
  return phases
    .filter(({ opens, closes }) => closes !== null && closes <= opens)
    .map(({ phase }) => ({
      path: `/phases/${phase}/closes`,
      found: show(file.phases[phase]?.closes),
      reason: `is not after the phase opens (${show(file.phases[phase]?.opens)}), so the phase would be empty`,
      remedy: 'write the first moment after the phase, which is later than the one at which it opens',
    }));
}

function misplacedPhases(file: CampaignFile, phases: readonly PhaseInterval[]): FoundProblem[] {
  return phases.slice(1).flatMap(({ phase, opens }, index): FoundProblem[] => {
    const before = phases[index];
    if (!before) return [];
    const writtenBefore = file.phases[before.phase];
    const found = { path: `/phases/${phase}/opens`, found: show(file.phases[phase]?.opens) };
    if (opens < before.opens) {
      return [
        {
          ...found,
          reason: `is before ${before.phase} opens (${show(writtenBefore?.opens)}), but ${before.phase} comes first`,
          remedy: `write a date from ${show(writtenBefore?.closes)} on, or exchange the two phases' dates`,
        },
      ];
    }
    if (before.closes === null) {
      return [
        {
          path: `/phases/${before.phase}/closes`,
          found: 'nothing',
          reason: `closes ${before.phase}, though ${phase} comes after it`,
          remedy: `write ${show(file.phases[phase]?.opens)}, when ${phase} opens, or an earlier date`,
        },
      ];
    }
    if (opens >= before.closes) return [];
    return [
      {
        ...found,
        reason: `is before ${before.phase} closes (${show(writtenBefore?.closes)}), so the two overlap`,
        remedy: `write ${show(writtenBefore?.closes)} or later, or close ${before.phase} earlier`,
      },
    ];
  });
}
