import type { Campaign, Instant, Language } from '../core/campaign.ts';
import type { Comment } from '../core/comment.ts';
import { lineageOf } from '../core/lineage.ts';
import type { Project } from '../core/project.ts';
import { latenessAt } from '../core/promises.ts';
import type { ProposalSummary } from '../core/proposal.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import type { Comments } from '../stores/comments.ts';
import type { Proposals } from '../stores/proposals.ts';
import { atomFeed, type FeedEntry, stableId } from './atom.ts';
import { answerEntry, commentEntry, historyEntry, projectEntry, proposalEntry, type Writing } from './feed-entries.ts';
import { CITY, inLanguage } from './feed-words.ts';
import { iCalendar } from './icalendar.ts';
import { type ProjectReadParts, placedIn } from './project-routes.ts';
import { phaseEvents, promiseEvents } from './promise-calendar.ts';

/** The most entries of one feed. */
export const FEED_ENTRIES = 30;

interface Filters {
  readonly theme?: string | undefined;
  readonly district?: string | undefined;
  readonly proposal?: number | undefined;
  readonly project?: string | undefined;
  readonly lang?: Language | undefined;
}

/** The language that was asked for where the campaign has it, or else its first one. */
function languageOf({ languages }: Campaign, lang: Language | undefined): Language {
  const [main = 'fr'] = languages;
  return lang !== undefined && languages.includes(lang) ? lang : main;
}

function requireProject(campaign: Campaign, all: readonly Project[], id: string): Project {
  const project = all.find((one) => one.id === id);
  if (!project) throw new Problem('unknown-project', `${campaign.id} has no project "${id}"`);
  return project;
}

/** When something has last happened to it: a change, or a date that has passed. */
function newestOf({ timeZone }: Campaign, project: Project, at: Instant): Instant {
  return Math.max(project.changedAt, latenessAt(project, timeZone, at).at(-1)?.at ?? 0);
}

/** Theme, district, proposal and project, in the order in which the feed's address names them. */
function addressOf(campaign: Campaign, { theme, district, proposal, project }: Filters, language: Language): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ theme, district, proposal, project }))
    if (value !== undefined) query.set(name, `${value}`);
  query.set('lang', language);
  return `/api/campaigns/${campaign.id}/feed.atom?${query.toString()}`;
}

export interface FeedParts extends ProjectReadParts {
  readonly proposals: Pick<Proposals, 'read'>;
  readonly comments: Pick<Comments, 'list'>;
}

export function feedRoutes(parts: FeedParts): Route[] {
  const { campaigns, projects, undertakings, catalogueOf, proposals, comments } = parts;

  /** The newest comments on a proposal, and the newest replies to those. */
  async function visibleComments(campaign: Campaign, number: number): Promise<Comment[]> {
    const newest = async (replyTo: string | null) => {
      const list = { replyTo, newestFirst: true, after: null, limit: FEED_ENTRIES };
      return (await comments.list(campaign.id, number, list)).comments;
    };
    const heads = await newest(null);
    const replies = await Promise.all(heads.filter((head) => head.replies > 0).map(({ id }) => newest(id)));
    return [...heads, ...replies.flat()].filter(({ status }) => status === 'visible');
  }

  /** What was said to one proposal: by the city as its answer, and below it. */
  async function saidTo(writing: Writing, summary: ProposalSummary): Promise<FeedEntry[]> {
    const { campaign } = writing;
    const [proposal, said] = await Promise.all([
      proposals.read(campaign.id, summary.number),
      visibleComments(campaign, summary.number),
    ]);
    const answer = proposal?.answer;
    return [
      ...(answer ? [answerEntry(writing, summary, answer)] : []),
      ...said.map((comment) => commentEntry(writing, summary, comment)),
    ];
  }

  /** Each project with what has happened to it. Every one gives an entry as new as itself, so the newest ones do. */
  async function projectEntries(writing: Writing, found: readonly Project[], at: Instant): Promise<FeedEntry[]> {
    const newest = found
      .map((project) => ({ project, at: newestOf(writing.campaign, project, at) }))
      .sort((one, other) => other.at - one.at)
      .slice(0, FEED_ENTRIES)
      .map(({ project }) => project);
    const entries = newest.map(async (project) => {
      const history = await projects.history(writing.campaign.id, project.id, FEED_ENTRIES);
      return [projectEntry(writing, project), ...history.map((entry) => historyEntry(writing, project, entry))];
    });
    return (await Promise.all(entries)).flat();
  }

  /** Throws `unknown-proposal` and `unknown-project`. */
  async function follow(writing: Writing, filters: Filters, at: Instant) {
    const { campaign } = writing;
    const catalogue = catalogueOf(campaign);
    const [all] = await Promise.all([undertakings.get(campaign, at), catalogue.refresh(at)]);
    const placed = placedIn(campaign, filters.theme, filters.district);
    const { proposal: number, project: id } = filters;
    const published = catalogue.published();
    const followedProposal = published.find((summary) => summary.number === number);
    if (number !== undefined && !followedProposal)
      throw new Problem('unknown-proposal', `${campaign.id} has no public proposal number ${number}`);
    const made =
      number === undefined
        ? all.projects
        : lineageOf(number, all.tendencies, all.projects).projects.map(({ project }) => project);
    const followed = id === undefined ? made : [requireProject(campaign, made, id)];
    const ideas = published
      .filter((summary) => (number === undefined ? id === undefined : summary.number === number))
      .filter(placed)
      .map((summary) => proposalEntry(writing, summary));
    const [undertaken, said] = await Promise.all([
      projectEntries(writing, followed.filter(placed), at),
      followedProposal && id === undefined && placed(followedProposal) ? saidTo(writing, followedProposal) : [],
    ]);
    const entries = [...ideas, ...undertaken, ...said]
      .sort((one, other) => other.updated - one.updated)
      .slice(0, FEED_ENTRIES);
    const about = [
      ...(followedProposal ? [`${followedProposal.number}. ${followedProposal.title}`] : []),
      ...(id === undefined ? [] : followed.map(({ title }) => inLanguage(campaign, title, writing.language))),
    ];
    return { entries, about };
  }

  return [
    publicRoute(OPERATIONS.getFeed, async ({ params, query, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const language = languageOf(campaign, query.lang);
      const writing = { campaign, language };
      const { entries, about } = await follow(writing, query, at);
      const { theme, district } = query;
      const name = inLanguage(campaign, campaign.name, language);
      const nameIn = (list: Campaign['themes'], id: string | undefined) => {
        const found = list.find((one) => one.id === id);
        return found ? [inLanguage(campaign, found.name, language)] : [];
      };
      const title = [name, ...nameIn(campaign.themes, theme), ...nameIn(campaign.districts, district), ...about];
      const self = addressOf(campaign, query, language);
      return {
        body: atomFeed({
          id: stableId(self),
          title: title.join(' – '),
          language,
          self,
          about: `/api/campaigns/${campaign.id}`,
          author: CITY[language],
          entries,
          since: campaign.phases[0]?.opens ?? 0,
        }),
      };
    }),

    publicRoute(OPERATIONS.getCalendar, async ({ params, query, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { theme, district, project: id } = query;
      const language = languageOf(campaign, query.lang);
      const all = (await undertakings.get(campaign, at)).projects.filter(placedIn(campaign, theme, district));
      const followed = id === undefined ? all : [requireProject(campaign, all, id)];
      const promises = followed.flatMap((project) => promiseEvents(campaign, project, language));
      const events = id === undefined ? [...phaseEvents(campaign, language), ...promises] : promises;
      return { body: iCalendar({ name: inLanguage(campaign, campaign.name, language), language, events }) };
    }),
  ];
}
