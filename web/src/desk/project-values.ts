import { PROJECT_STATES, type ProjectState } from '../../../functions/core/project.ts';
import type { Campaign } from '../api/campaigns.ts';
import type { PublicProject } from '../api/projects.ts';
import { amountOf } from './amount.ts';
import type { ProjectChanges, ProjectDraft } from './api/projects.ts';
import { hasFields, isCount, isListOf, isNullOr, isOneOf, isText } from './shape.ts';
import { isTexts, type Texts, writtenOf } from './texts.ts';

export interface MilestoneValues {
  /** null for one that is not promised yet. */
  readonly id: string | null;
  /** Keeps fields apart while new ones come and go. */
  readonly key: string;
  readonly title: Texts;
  readonly due: string;
  readonly reachedOn: string;
}

/** A project as its form holds it: what is not given is an empty text. */
export interface ProjectValues {
  readonly title: Texts;
  readonly text: Texts;
  readonly district: string;
  readonly theme: string;
  readonly cost: string;
  readonly unit: string;
  readonly state: ProjectState;
  readonly reason: Texts;
  readonly due: string;
  readonly reachedOn: string;
  readonly tendencies: readonly string[];
  /** null while what is written is no list of numbers. */
  readonly proposals: readonly number[] | null;
  readonly milestones: readonly MilestoneValues[];
}

export const isValues = hasFields<ProjectValues>({
  title: isTexts,
  text: isTexts,
  district: isText,
  theme: isText,
  cost: isText,
  unit: isText,
  state: isOneOf(PROJECT_STATES),
  reason: isTexts,
  due: isText,
  reachedOn: isText,
  tendencies: isListOf(isText),
  proposals: isNullOr(isListOf(isCount)),
  milestones: isListOf(
    hasFields<MilestoneValues>({ id: isNullOr(isText), key: isText, title: isTexts, due: isText, reachedOn: isText }),
  ),
});

export function emptyValues({ themes }: Pick<Campaign, 'themes'>): ProjectValues {
  return {
    title: {},
    text: {},
    district: '',
    theme: themes[0]?.id ?? '',
    cost: '',
    unit: '',
    state: 'planned',
    reason: {},
    due: '',
    reachedOn: '',
    tendencies: [],
    proposals: [],
    milestones: [],
  };
}

export function valuesOf(project: PublicProject): ProjectValues {
  const { title, text, district, theme, cost, unit, state, promise, tendencies, proposals, milestones } = project;
  return {
    title,
    text,
    district: district ?? '',
    theme,
    cost: cost === null ? '' : String(cost),
    unit,
    state,
    // A reason is of one change: the next one has its own.
    reason: {},
    due: promise?.due ?? '',
    reachedOn: promise?.reachedOn ?? '',
    tendencies,
    proposals,
    milestones: milestones.map(({ id, title: name, due, reachedOn }) => {
      return { id, key: id, title: name, due, reachedOn: reachedOn ?? '' };
    }),
  };
}

export type Fault = 'title' | 'unit' | 'theme' | 'cost' | 'reason' | 'proposals' | 'milestones';

const has = (texts: Texts, language: string | undefined) =>
  Object.entries(texts).some(([code, text]) => code === language && text.trim().length >= 3);

/** What is missing or cannot be read. */
export function faultsOf(values: ProjectValues, { languages }: Pick<Campaign, 'languages'>): ReadonlySet<Fault> {
  const [main] = languages;
  const faults: readonly (readonly [Fault, boolean])[] = [
    ['title', !has(values.title, main)],
    ['unit', values.unit.trim().length < 2],
    ['theme', values.theme === ''],
    ['cost', values.cost.trim() !== '' && amountOf(values.cost) === null],
    ['reason', values.state === 'dropped' && !has(values.reason, main)],
    ['proposals', values.proposals === null],
    ['milestones', values.milestones.some(({ title, due }) => !has(title, main) || due === '')],
  ];
  return new Set(faults.filter(([, wrong]) => wrong).map(([fault]) => fault));
}

export function draftOf(values: ProjectValues): ProjectDraft {
  const { title, text, district, theme, cost, unit, state, reason, due, reachedOn, tendencies, proposals } = values;
  const words = writtenOf(reason);
  return {
    title: writtenOf(title),
    text: writtenOf(text),
    district: district === '' ? null : district,
    theme,
    cost: amountOf(cost),
    unit: unit.trim(),
    state,
    ...(Object.keys(words).length > 0 && { reason: words }),
    ...(due !== '' && { due }),
    ...(state === 'done' && reachedOn !== '' && { reachedOn }),
    tendencies: [...tendencies],
    proposals: [...(proposals ?? [])],
    milestones: values.milestones.map(({ title: name, due: day }) => ({ title: writtenOf(name), due: day })),
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a promised day moves, or the state changes: then citizens want to know why. */
export function wantsReason(values: ProjectValues, before: ProjectValues): boolean {
  const moved = before.milestones.some(({ id, due }) => values.milestones.find((one) => one.id === id)?.due !== due);
  return values.state !== before.state || (before.due !== '' && values.due !== before.due) || moved;
}

function milestoneChanges(values: ProjectValues, before: ProjectValues): NonNullable<ProjectChanges['milestones']> {
  return values.milestones.flatMap((now): NonNullable<ProjectChanges['milestones']> => {
    const title = writtenOf(now.title);
    if (now.id === null) return [{ title, due: now.due }];
    const was = before.milestones.find(({ id }) => id === now.id);
    const change = {
      ...(!same(title, was && writtenOf(was.title)) && { title }),
      ...(now.due !== was?.due && { due: now.due }),
      ...(now.reachedOn !== was?.reachedOn && { reachedOn: now.reachedOn === '' ? null : now.reachedOn }),
    };
    return Object.keys(change).length === 0 ? [] : [{ id: now.id, ...change }];
  });
}

/** What has to be sent: what is left out stays. */
export function changesOf(values: ProjectValues, before: ProjectValues, revision: number): ProjectChanges {
  const [now, was] = [draftOf(values), draftOf(before)];
  const milestones = milestoneChanges(values, before);
  return {
    revision,
    ...(!same(now.title, was.title) && { title: now.title }),
    ...(!same(now.text, was.text) && { text: now.text }),
    ...(now.district !== was.district && { district: now.district }),
    ...(now.theme !== was.theme && { theme: now.theme }),
    ...(now.cost !== was.cost && { cost: now.cost }),
    ...(now.unit !== was.unit && { unit: now.unit }),
    ...(now.state !== was.state && { state: now.state }),
    ...(now.reason !== undefined && { reason: now.reason }),
    ...(now.due !== undefined && now.due !== was.due && { due: now.due }),
    ...(now.reachedOn !== undefined && now.reachedOn !== was.reachedOn && { reachedOn: now.reachedOn }),
    ...(!same(now.tendencies, was.tendencies) && { tendencies: now.tendencies }),
    ...(!same(now.proposals, was.proposals) && { proposals: now.proposals }),
    ...(milestones.length > 0 && { milestones }),
  };
}
