import type { Instant } from '../../functions/core/campaign.ts';
import type { Sample } from '../read-sample.ts';
import type { SampleCitizens } from './sample-citizens.ts';
import type { SampleDesk } from './sample-desk.ts';
import type { SampleAct, SampleComment } from './sample-schema.ts';

/** Something that somebody of the sample does at an instant. */
export interface Doing {
  readonly at: Instant;
  readonly run: () => Promise<void>;
  /** Whether it matters at what time of the day it is done. */
  readonly exact?: boolean;
}

/** All that happens in the sample apart from votes, in order of time; at one instant, in the order of the files. */
export function timelineOf(sample: Sample, citizens: SampleCitizens, desk: SampleDesk): Doing[] {
  return [
    ...sample.proposals.map((proposal) => ({ at: proposal.at, run: () => citizens.handIn(proposal) })),
    ...sample.comments.flatMap((comment) => commentDoings(comment, citizens, desk)),
    ...sample.tendencies.map((tendency) => ({ at: tendency.at, run: () => desk.group(tendency) })),
    ...sample.projects.flatMap((project) => [
      { at: project.at, run: () => desk.undertake(project) },
      ...project.steps.map((step) => ({ at: step.at, run: () => desk.goOn(project.key, step) })),
    ]),
    ...sample.answers.map((answer) => ({ at: answer.at, run: () => desk.answer(answer) })),
    ...sample.desk.map((act) => ({
      at: act.at,
      run: () => doAct(act, citizens, desk),
      exact: act.act === 'pause' || act.act === 'resume',
    })),
  ].sort((one, other) => one.at - other.at);
}

function commentDoings(comment: SampleComment, citizens: SampleCitizens, desk: SampleDesk): Doing[] {
  const { on, at, replies, hidden, withdrawnAt } = comment;
  let id = '';
  const later = (instant: Instant | undefined, run: () => Promise<void>) =>
    instant === undefined ? [] : [{ at: instant, run }];
  return [
    {
      at,
      run: async () => {
        id = await citizens.say(on, comment, null);
      },
    },
    ...replies.map((reply) => ({
      at: reply.at,
      run: async () => {
        await citizens.say(on, reply, id);
      },
    })),
    ...later(hidden?.at, () => desk.hideComment(comment, id)),
    ...later(withdrawnAt, () => citizens.withdrawComment(comment, id)),
  ];
}

function doAct(act: SampleAct, citizens: SampleCitizens, desk: SampleDesk): Promise<void> {
  switch (act.act) {
    case 'review':
      return desk.review();
    case 'publish':
      return desk.publish(act);
    case 'reject':
      return desk.reject(act);
    case 'report':
      return citizens.report(act);
    case 'edit':
      return citizens.edit(act);
    case 'withdraw':
      return citizens.withdraw(act);
    case 'merge':
      return desk.merge(act);
    case 'contradict':
      return desk.contradict(act);
    case 'costs':
      return desk.estimate(act);
    case 'pause':
      return desk.pause(act);
    case 'resume':
      return desk.resume(act);
    case 'recount':
      return desk.recount(act);
  }
}
