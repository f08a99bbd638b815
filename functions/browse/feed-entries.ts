import type { Answer } from '../core/answer.ts';
import type { Campaign, Language, Translated } from '../core/campaign.ts';
import type { Comment } from '../core/comment.ts';
import type { Project } from '../core/project.ts';
import type { HistoryEntry } from '../core/project-history.ts';
import { WHOLE } from '../core/promises.ts';
import type { ProposalSummary } from '../core/proposal.ts';
import { type FeedEntry, stableId } from './atom.ts';
import { ANSWER, ANSWER_NAMES, CITY, COMMENT, inLanguage, LATE, STATE_NAMES } from './feed-words.ts';

/** What entries are written with: the campaign and the language to write in. */
export interface Writing {
  readonly campaign: Campaign;
  readonly language: Language;
}

function say({ campaign, language }: Writing, text: Translated): string {
  return inLanguage(campaign, text, language);
}

function category(writing: Writing, theme: string) {
  const name = writing.campaign.themes.find(({ id }) => id === theme)?.name ?? {};
  return { term: theme, label: say(writing, name) };
}

export function proposalEntry(writing: Writing, proposal: ProposalSummary): FeedEntry {
  const { id } = writing.campaign;
  return {
    id: stableId(id, 'proposal', `${proposal.number}`),
    title: `${proposal.number}. ${proposal.title}`,
    content: proposal.summary,
    author: proposal.author,
    published: proposal.createdAt,
    updated: proposal.changedAt,
    link: `/api/campaigns/${id}/proposals/${proposal.number}`,
    category: category(writing, proposal.theme),
  };
}

/** The city's answer; one that is given anew is another entry. */
export function answerEntry(writing: Writing, proposal: ProposalSummary, answer: Answer): FeedEntry {
  const { campaign, language } = writing;
  return {
    id: stableId(campaign.id, 'answer', `${proposal.number}`, `${answer.at}`),
    title: `${ANSWER[language]} – ${ANSWER_NAMES[answer.kind][language]}`,
    content: say(writing, answer.text),
    author: CITY[language],
    published: answer.at,
    updated: answer.at,
    link: `/api/campaigns/${campaign.id}/proposals/${proposal.number}`,
    category: category(writing, proposal.theme),
  };
}

export function commentEntry(writing: Writing, proposal: ProposalSummary, comment: Comment): FeedEntry {
  const { campaign, language } = writing;
  return {
    id: stableId(campaign.id, 'comment', `${proposal.number}`, comment.id),
    title: `${COMMENT[language]} – ${comment.author}`,
    content: comment.text,
    author: comment.author,
    published: comment.createdAt,
    updated: comment.createdAt,
    link: `/api/campaigns/${campaign.id}/proposals/${proposal.number}/comments`,
    category: category(writing, proposal.theme),
  };
}

/** `instant` counts as both: an entry that tells of what happened does not change. */
function ofProject(writing: Writing, project: Project, published: number, updated: number) {
  return {
    author: project.unit || CITY[writing.language],
    published,
    updated,
    link: `/api/campaigns/${writing.campaign.id}/projects/${project.id}`,
    category: category(writing, project.theme),
  };
}

export function projectEntry(writing: Writing, project: Project): FeedEntry {
  const reason = project.reason === null ? '' : ` – ${say(writing, project.reason)}`;
  return {
    ...ofProject(writing, project, project.createdAt, project.changedAt),
    id: stableId(writing.campaign.id, 'project', project.id),
    title: say(writing, project.title),
    content: `${STATE_NAMES[project.state][writing.language]}${reason}\n\n${say(writing, project.text)}`.trim(),
  };
}

export function historyEntry(writing: Writing, project: Project, entry: HistoryEntry): FeedEntry {
  const { campaign, language } = writing;
  const title = say(writing, project.title);
  switch (entry.kind) {
    case 'update':
      return {
        ...ofProject(writing, project, entry.at, entry.at),
        id: stableId(campaign.id, 'update', project.id, `${entry.number}`),
        title: `${title} (${entry.date})`,
        content: say(writing, entry.text),
      };
    case 'late': {
      const milestone = project.milestones.find(({ id }) => id === entry.promise);
      const what = entry.promise === WHOLE || !milestone ? title : `${title} – ${say(writing, milestone.title)}`;
      return {
        ...ofProject(writing, project, entry.at, entry.at),
        id: stableId(campaign.id, 'late', project.id, entry.promise, entry.due),
        title: `${LATE[language]} ${entry.due}`,
        content: what,
      };
    }
  }
}
