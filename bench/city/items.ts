import { ANSWER_KINDS } from '../../functions/core/answer.ts';
import type { Instant } from '../../functions/core/campaign.ts';
import { type Comment, commentId, SIDES } from '../../functions/core/comment.ts';
import { QUEUE_REASONS } from '../../functions/core/moderation.ts';
import type { Project, Tendency } from '../../functions/core/project.ts';
import { paperKey } from '../../functions/stores/ballot-papers.ts';
import { commentItemOf, countKey } from '../../functions/stores/comment-items.ts';
import { projectKey, tendencyKey } from '../../functions/stores/project-items.ts';
import { itemOf } from '../../functions/stores/proposal-items.ts';
import { queuedAttributes } from '../../functions/stores/queue-items.ts';
import type { Election } from '../election.ts';

type Item = Readonly<Record<string, unknown>>;

const DAY = 24 * 60 * 60 * 1000;
/** What was handed in lies so far back, so that lists have nothing new to take in. */
const DAYS = 60;
/** One of so many waits for a moderator. */
const WAITING_ONE_IN = 4;
/** Of so many comments below a proposal, one has the rest of them as its replies. */
const THREAD = 5;
const PROPOSALS_A_GROUP = 60;

const numbersTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

function createdAt(number: number, proposals: number, now: Instant): Instant {
  return now - DAYS * DAY + Math.floor((number / proposals) * (DAYS - 1) * DAY);
}

/** Half of them are answered, a quarter of them waits in the queue. */
export function* proposalItems({ campaign, drafts }: Election, proposals: number, now: Instant): Generator<Item> {
  for (const number of numbersTo(proposals)) {
    const draft = drafts[number % drafts.length];
    if (!draft) throw new RangeError('the election has no proposals');
    const { source: _, ...words } = draft;
    const at = createdAt(number, proposals, now);
    const head = { number, format: 'plain', status: 'published', createdAt: at, changedAt: at, revision: 1 } as const;
    const because = QUEUE_REASONS[number % QUEUE_REASONS.length] ?? 'new';
    yield {
      ...itemOf(campaign.id, { ...words, ...head, place: null }, `author-${number % 5_000}`),
      ...(number % WAITING_ONE_IN === 0 && queuedAttributes(campaign.id, at, because)),
      ...(number % 2 === 0 && {
        answeredIn: campaign.id,
        answeredAt: new Date(at + DAY).toISOString(),
        answerKind: ANSWER_KINDS[number % ANSWER_KINDS.length],
        answer: { text: { fr: words.text.slice(0, 600) || words.summary }, project: null, missing: [] },
      }),
    };
  }
}

/** A few proposals have many comments, most have few: a proposal's share falls with its number. */
export function sharesOf(comments: number, proposals: number): number[] {
  const weights = numbersTo(proposals).map((number) => 1 / Math.sqrt(number));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.round((weight / sum) * comments));
}

/** Comments and their replies, with the count that each proposal keeps. */
export function* commentItems(
  { campaign, drafts }: Election,
  shares: readonly number[],
  now: Instant,
): Generator<Item> {
  for (const [index, share] of shares.entries()) {
    const number = index + 1;
    const counts: Record<string, number> = {};
    let head: string | null = null;
    for (let place = 0; place < share; place++) {
      const isHead: boolean = place % THREAD === 0;
      const side = SIDES[(number + place) % SIDES.length] ?? 'neutral';
      const at = createdAt(number, shares.length, now) + place * 1000;
      const replyTo: string | null = isHead ? null : head;
      const id = commentId(at, place.toString(36).padStart(10, '0'), replyTo);
      if (isHead) {
        head = id;
        counts[side] = (counts[side] ?? 0) + 1;
      }
      const comment: Comment = {
        id,
        number,
        replyTo,
        voice: 'citizen',
        status: 'visible',
        text: drafts[(number * 7 + place) % drafts.length]?.summary ?? 'Yes',
        side,
        author: `Citizen ${place}`,
        language: 'fr',
        hidden: null,
        replies: isHead ? Math.min(THREAD - 1, share - place - 1) : 0,
        createdAt: at,
        revision: 1,
      };
      yield commentItemOf(campaign.id, comment, `author-${(number + place) % 5_000}`);
    }
    if (share > 0) yield { ...countKey(campaign.id, number), ...counts };
  }
}

/** The last number given, and projects of which each stands on a group of ideas of its own. */
export function* projectItems(
  { campaign }: Election,
  projects: number,
  proposals: number,
  now: Instant,
): Generator<Item> {
  const at = now - DAY;
  yield { ...paperKey(campaign.id), last: proposals };
  for (const place of numbersTo(projects)) {
    const name = { fr: `Tendance ${place}` };
    const numbers = numbersTo(PROPOSALS_A_GROUP).map((step) => ((place * 131 + step * 17) % proposals) + 1);
    const members = [...new Set(numbers)].toSorted((one, other) => one - other);
    const tendency: Tendency = { id: `group-${place}`, name, proposals: members, changedAt: at, revision: 1 };
    const promised = (month: number) => ({
      due: `2018-${String(month).padStart(2, '0')}-15`,
      reachedOn: null,
      moves: [],
    });
    const project: Project = {
      id: place.toString(16).padStart(12, '0'),
      title: { fr: `Projet ${place}` },
      text: { fr: 'Ce que la Ville fera, pour qui, et comment on le saura. '.repeat(12) },
      district: campaign.districts[place % campaign.districts.length]?.id ?? null,
      theme: campaign.themes[place % campaign.themes.length]?.id ?? '',
      cost: 10_000 * place,
      unit: 'Service',
      state: 'under-way',
      reason: null,
      promise: promised(12),
      milestones: [3, 6, 9].map((month) => ({
        id: `m${month / 3}`,
        title: { fr: `Étape ${month}` },
        ...promised(month),
      })),
      tendencies: [tendency.id],
      proposals: [],
      updates: 0,
      createdAt: at,
      changedAt: at,
      revision: 1,
    };
    yield { ...tendencyKey(campaign.id, tendency.id), ...tendency };
    yield { ...projectKey(campaign.id, project.id), ...project };
  }
}
