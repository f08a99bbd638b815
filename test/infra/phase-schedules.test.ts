import { describe, expect, it } from '@jest/globals';
import type { Campaign } from '../../functions/core/campaign.ts';
import { composed, LIEGE, resources } from './composed.ts';

function schedulesAt(now: string, campaigns: readonly Campaign[] = LIEGE) {
  const { application } = composed({ now: new Date(now), campaigns });
  return resources(application, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties);
}

const all = schedulesAt('2017-01-01T00:00:00Z');
const expressions = (schedules: typeof all) =>
  schedules.map(({ ScheduleExpression, ScheduleExpressionTimezone: zone }) => `${ScheduleExpression} ${zone}`);

describe('the schedules', () => {
  it("call at each boundary by the clock of the campaign's zone, and every minute besides", () => {
    expect(expressions(all)).toEqual([
      'rate(1 minute) Etc/UTC',
      'at(2017-03-08T00:00:00) Europe/Brussels',
      'at(2017-05-23T00:00:00) Europe/Brussels',
      'at(2017-06-01T00:00:00) Europe/Brussels',
      'at(2017-06-26T00:00:00) Europe/Brussels',
      'at(2017-11-20T00:00:00) Europe/Brussels',
    ]);
  });

  it('leave out boundaries that have passed, to the second', () => {
    const opens = '2017-06-01T00:00:00+02:00';
    expect(expressions(schedulesAt(opens)).slice(1)).toEqual([
      'at(2017-06-26T00:00:00) Europe/Brussels',
      'at(2017-11-20T00:00:00) Europe/Brussels',
    ]);
    expect(expressions(schedulesAt('2017-05-31T23:59:59+02:00'))).toContain('at(2017-06-01T00:00:00) Europe/Brussels');
  });

  it('still sweep when every boundary has passed', () => {
    expect(expressions(schedulesAt('2026-01-01T00:00:00Z'))).toEqual(['rate(1 minute) Etc/UTC']);
  });

  it('tell an hour that the zone has twice by UTC', () => {
    const [liege] = LIEGE;
    if (liege === undefined) throw new Error('There is no campaign of Liège.');
    // The second 02:30 of the night on which clocks were put back.
    const opens = Date.parse('2017-10-29T02:30:00+01:00');
    const campaign: Campaign = { ...liege, phases: [{ phase: 'ideation', opens, closes: null }] };
    expect(expressions(schedulesAt('2017-01-01T00:00:00Z', [campaign]))).toContain('at(2017-10-29T01:30:00) UTC');
  });

  it.each(all.map((schedule) => [schedule.ScheduleExpression, schedule] as const))(
    '%s gives up soon and keeps what it gave up',
    (_expression, { Target }) => {
      expect(Target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^deadletters/);
      expect(Target.RetryPolicy.MaximumRetryAttempts).toBeLessThanOrEqual(3);
      expect(Target.RetryPolicy.MaximumEventAgeInSeconds).toBeLessThanOrEqual(300);
    },
  );

  it('tell switch-phase for which instant they call, and why', () => {
    for (const { Target, ScheduleExpression } of all) {
      expect(Target.Arn['Fn::GetAtt'][0]).toMatch(/^switchphase/);
      expect(JSON.parse(Target.Input)).toEqual({
        at: '<aws.scheduler.scheduled-time>',
        by: ScheduleExpression.startsWith('rate') ? 'sweep' : 'boundary',
      });
    }
  });
});
