import { afterAll, describe, expect, it } from '@jest/globals';
import { type AroundVote, SPREAD, unexplained, voteAround } from '../../bench/boundary/vote-around.ts';
import type { FiringInterceptor } from '../../local/events/schedules.ts';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/touching-phases';
/** 2024-05-01 and 2024-05-16 in Brussels. */
const OPENS = Date.parse('2024-04-30T22:00:00Z');
const CLOSES = Date.parse('2024-05-15T22:00:00Z');
const VOTERS = 80;

const running: TestPlatform[] = [];
afterAll(async () => {
  for (const site of running) await site.stop();
});

async function startBefore(instant: number, firing?: FiringInterceptor): Promise<TestPlatform> {
  const site = await TestPlatform.start('2024-03-05T10:00:00Z', firing ? { firing } : {});
  running.push(site);
  const author = await site.token('author');
  const body = { title: 'An idea', summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en' };
  for (let number = 1; number <= 3; number++) await site.call('POST', `${C}/proposals`, { token: author, body });
  await site.moveTo(new Date(instant).toISOString());
  return site;
}

/** Sends one vote each of many citizens, spread from 2 s before the boundary to 2 s after it. */
async function around(site: TestPlatform, boundary: number): Promise<AroundVote[]> {
  const tokens = await Promise.all(
    Array.from({ length: VOTERS }, (_, voter) => site.token(`voter-${boundary}-${voter}`)),
  );
  await site.moveTo(new Date(boundary - SPREAD).toISOString());
  return voteAround({
    voters: VOTERS,
    now: () => site.platform.clock.now(),
    speed: 1,
    seed: 1,
    cast: async (voter) => {
      const sent = { token: tokens[voter] ?? '', body: { choice: 'for' } };
      const { status, body } = await site.call('PUT', `${C}/ballot/${(voter % 3) + 1}`, sent);
      return { accepted: status === 200, code: status === 200 ? null : body.code };
    },
  });
}

function expectBothSides(votes: readonly AroundVote[]): number {
  const accepted = votes.filter((vote) => vote.accepted).length;
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(VOTERS);
  return accepted;
}

async function result(site: TestPlatform) {
  await until(async () => (await site.call('GET', `${C}/results`)).status === 200);
  return (await site.call('GET', `${C}/results`)).body;
}

describe('around closing', () => {
  it('the instant at the gateway alone decides, and the recount holds exactly what was accepted', async () => {
    const site = await startBefore(CLOSES - 60_000);
    const votes = await around(site, CLOSES);
    expect(unexplained(votes, OPENS, CLOSES)).toEqual([]);
    expect(new Set(votes.map(({ code }) => code))).toEqual(new Set([null, 'phase-closed']));
    const accepted = expectBothSides(votes);
    await site.moveTo(new Date(CLOSES + 10 * 60_000).toISOString());
    expect(await result(site)).toMatchObject({ votes: accepted, turnout: accepted, tallyDifferences: [] });
  });
});

const isBoundary = ({ schedule }: { schedule: string }) => !schedule.includes('sweep');
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.each<[string, FiringInterceptor | undefined]>([
  ['in time', undefined],
  [
    'twice',
    async (_, fire) => {
      await fire();
      await fire();
    },
  ],
  [
    'late, after the first votes',
    async (firing, fire) => {
      if (isBoundary(firing) && firing.scheduledTime === OPENS) await later(4_000);
      await fire();
    },
  ],
  [
    'never, nor any sweep before the votes',
    async (firing, fire) => {
      if (isBoundary(firing) || firing.scheduledTime < OPENS + 60_000) return;
      await fire();
    },
  ],
])('around opening, with the schedule %s', (_, firing) => {
  it('the instant at the gateway alone decides', async () => {
    const site = await startBefore(OPENS - 60_000, firing);
    // Called before its time, switch-phase finds nothing to do.
    await site.platform.invoke('switch-phase', { at: new Date(OPENS - 60_000).toISOString(), by: 'boundary' });
    const votes = await around(site, OPENS);
    expect(unexplained(votes, OPENS, CLOSES)).toEqual([]);
    expect(new Set(votes.map(({ code }) => code))).toEqual(new Set([null, 'phase-not-open']));
    const accepted = expectBothSides(votes);
    const author = await site.token('author');
    const body = { title: 'Too late', summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en' };
    expect((await site.call('POST', `${C}/proposals`, { token: author, body })).body.code).toBe('phase-closed');
    await site.moveTo(new Date(CLOSES + 10 * 60_000).toISOString());
    expect(await result(site)).toMatchObject({ votes: accepted, tallyDifferences: [] });
  });
});
