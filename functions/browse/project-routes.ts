import type { Campaign, Instant } from '../core/campaign.ts';
import { districtsUnder } from '../core/districts.ts';
import { lineageOf, sourcesOf } from '../core/lineage.ts';
import type { Project, Tendency } from '../core/project.ts';
import { countPromises, isLate } from '../core/promises.ts';
import type { CampaignCache } from '../http/campaign-cache.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { historyView, projectSummaryView, projectView, tendencyView } from '../http/project-view.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import type { BallotPapers } from '../stores/ballot-papers.ts';
import type { Catalogue } from '../stores/catalogue.ts';
import type { Projects, Undertakings } from '../stores/projects.ts';
import { pageOf } from './page.ts';

export interface ProjectReadParts {
  readonly campaigns: DeployedCampaigns;
  readonly papers: Pick<BallotPapers, 'read'>;
  readonly projects: Projects;
  readonly undertakings: CampaignCache<Undertakings>;
  readonly catalogueOf: (campaign: Campaign) => Catalogue;
}

/** Every update that a project can have, and a note for each of its dates. */
const WHOLE_HISTORY = 1_000;

const iso = (instant: Instant) => new Date(instant).toISOString();

/** Narrows by theme and district; what is left out does not narrow. */
export function placedIn(campaign: Campaign, theme: string | undefined, district: string | undefined) {
  const districts = district === undefined ? null : districtsUnder(campaign, district);
  return (one: { readonly theme: string; readonly district: string | null }) =>
    (theme === undefined || one.theme === theme) &&
    (districts === null || (one.district !== null && districts.has(one.district)));
}

/** Titles and authors of public proposals alone: what is not public is named by its number. */
async function standsOn(catalogue: Catalogue, project: Project, tendencies: readonly Tendency[], at: Instant) {
  const numbers = sourcesOf(project, tendencies);
  if (numbers.length > 0) await catalogue.refresh(at);
  const published = new Map(catalogue.published().map((summary) => [summary.number, summary]));
  return {
    tendencies: tendencies
      .filter(({ id }) => project.tendencies.includes(id))
      .map(({ id, name, proposals }) => ({ id, name, proposals: [...proposals] })),
    proposals: numbers.map((number) => {
      const { title = null, author = null } = published.get(number) ?? {};
      return { number, title, author };
    }),
  };
}

export function projectReadRoutes({
  campaigns,
  papers,
  projects,
  undertakings,
  catalogueOf,
}: ProjectReadParts): Route[] {
  return [
    publicRoute(OPERATIONS.listProjects, async ({ params, query, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { theme, district, state, late, limit, cursor } = query;
      const placed = placedIn(campaign, theme, district);
      const found = (await undertakings.get(campaign, at)).projects
        .filter(placed)
        .filter((project) => state === undefined || project.state === state)
        .filter((project) => late === undefined || isLate(project, campaign.timeZone, at) === late);
      // An id is a number of 48 bits, which tells apart what was made at the same instant.
      const entries = found.map((item) => ({ place: -item.createdAt, number: Number.parseInt(item.id, 16), item }));
      const { items, total, next } = pageOf(entries, 'projects', limit, cursor);
      const views = items.map((project) => projectSummaryView(campaign, project, at));
      return { body: { items: views, total, next, now: iso(at) } };
    }),

    publicRoute(OPERATIONS.getProject, async ({ params, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const [project, history, { tendencies }] = await Promise.all([
        projects.read(campaign.id, params.project),
        projects.history(campaign.id, params.project, WHOLE_HISTORY),
        undertakings.get(campaign, at),
      ]);
      if (!project) throw new Problem('unknown-project', `${campaign.id} has no project "${params.project}"`);
      return {
        body: {
          ...projectView(campaign, project, at),
          standsOn: await standsOn(catalogueOf(campaign), project, tendencies, at),
          history: history.map(historyView),
          now: iso(at),
        },
      };
    }),

    publicRoute(OPERATIONS.listTendencies, async ({ params, receivedAt }) => {
      const { tendencies } = await undertakings.get(campaigns.get(params.campaign), receivedAt);
      return { body: { items: tendencies.map(tendencyView) } };
    }),

    publicRoute(OPERATIONS.getLineage, async ({ params, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { number } = params;
      const { last } = await papers.read(campaign.id);
      if (number > last) throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${number}`);
      const { tendencies, projects: all } = await undertakings.get(campaign, at);
      const lineage = lineageOf(number, tendencies, all);
      return {
        body: {
          campaign: campaign.id,
          number,
          tendencies: lineage.tendencies.map(({ id, name }) => ({ id, name })),
          projects: lineage.projects.map(({ project, through }) => ({
            ...projectSummaryView(campaign, project, at),
            through: [...through],
          })),
          now: iso(at),
        },
      };
    }),

    publicRoute(OPERATIONS.getPromises, async ({ params, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { projects: all } = await undertakings.get(campaign, at);
      const byDistrict = Map.groupBy(all, ({ district }) => district);
      return {
        body: {
          campaign: campaign.id,
          total: countPromises(all, campaign.timeZone, at),
          districts: [...byDistrict].map(([district, projectsThere]) => ({
            district,
            ...countPromises(projectsThere, campaign.timeZone, at),
          })),
          now: iso(at),
        },
      };
    }),
  ];
}
