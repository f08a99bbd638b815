import { expect, it } from '@jest/globals';
import { holdUnderKills } from '../../bench/kill.ts';
import { LIEGE_SEED } from '../../bench/replay/arguments.ts';
import { chooseElection } from '../../bench/replay/choose-election.ts';

it('loses nothing that was acknowledged when the platform is killed under load', async () => {
  const election = await chooseElection({ source: 'liege', scale: 0.02, seed: LIEGE_SEED });
  const outcome = await holdUnderKills(election, { kills: 4, seed: 7, tell: () => {} });
  expect(outcome.differences).toEqual([]);
  expect(outcome.acknowledged).toBe(outcome.votes);
  expect(outcome.kills).toBeGreaterThanOrEqual(3);
  // A kill that no request noticed would prove nothing.
  expect(outcome.retries).toBeGreaterThan(0);
}, 120_000);
