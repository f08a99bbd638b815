import type { Campaign, Language } from '../core/campaign.ts';
import { LANGUAGES } from '../core/campaign.ts';
import type { CampaignCache } from '../http/campaign-cache.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { PUBLIC_HOST_HEADER } from '../http/edge.ts';
import { OPERATIONS, type OperationId } from '../http/operations.ts';
import { proposalView } from '../http/proposal-view.ts';
import { type ApiEvent, receivedAt } from '../http/request.ts';
import { proposalNumber } from '../http/schema-parts.ts';
import type { Route } from '../http/serve.ts';
import type { Projects, Undertakings } from '../stores/projects.ts';
import type { Proposals } from '../stores/proposals.ts';
import { inLanguage } from './feed-words.ts';
import { filledPage } from './filled-page.ts';

const HOST = /^[a-z\d.-]+(?::\d+)?$/i;
const LOCAL = /^localhost(?::\d+)?$/;

export interface PageParts {
  readonly campaigns: DeployedCampaigns;
  readonly proposals: Proposals;
  readonly projects: Projects;
  readonly undertakings: CampaignCache<Undertakings>;
  /** The site's page, as it was built. */
  readonly page: string;
}

interface Found {
  readonly title: string;
  /** null: its words are not public. */
  readonly description: string | null;
}

type Find = (campaign: Campaign, language: Language, event: ApiEvent) => Promise<Found | null>;

function originOf({ headers }: ApiEvent): string | null {
  const host = headers[PUBLIC_HOST_HEADER] ?? '';
  if (!HOST.test(host)) return null;
  return `${LOCAL.test(host) ? 'http' : 'https'}://${host}`;
}

/** The page, with its words where there are any; a page that says what is missing is still a page. */
async function answerWith({ campaigns, page }: PageParts, find: Find, event: ApiEvent) {
  const { lang = '', campaign: id = '' } = event.pathParameters ?? {};
  const known = LANGUAGES.find((language) => language === lang);
  const language = known ?? 'fr';
  const campaign = campaigns.find(id);
  const found = campaign === null || known === undefined ? null : await find(campaign, language, event);
  const site = campaign === null ? 'Réinventons' : inLanguage(campaign, campaign.name, language);
  const words = {
    language,
    title: found?.title ?? site,
    description: found?.description ?? null,
    site,
    origin: originOf(event),
    path: event.rawPath.slice(lang.length + 1),
    languages: campaign?.languages ?? [],
  };
  return {
    statusCode: found === null ? 404 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': `public, max-age=0, s-maxage=${OPERATIONS.getProposalPage.maxAge}`,
    },
    body: filledPage(page, words),
  };
}

/** The site's pages that people share: the distribution asks for them here, and has all other pages in a bucket. */
export function pageRoutes(parts: PageParts): Route[] {
  const route = (operation: OperationId, find: Find): Route => ({
    operation: OPERATIONS[operation],
    answer: (event) => answerWith(parts, find, event),
  });
  return [
    route('getProposalPage', async (campaign, _, event) => {
      const number = proposalNumber.safeParse(event.pathParameters?.number);
      const proposal = number.success ? await parts.proposals.read(campaign.id, number.data) : null;
      if (!proposal || proposal.status === 'pending') return null;
      const { title, summary } = proposalView(campaign.id, proposal);
      return {
        title: title || `${proposal.number}`,
        description: summary || null,
      };
    }),
    route('getProjectPage', async (campaign, language, event) => {
      const { projects } = await parts.undertakings.get(campaign, receivedAt(event));
      const project = projects.find(({ id }) => id === event.pathParameters?.project);
      if (!project) return null;
      const title = inLanguage(campaign, project.title, language);
      const description = inLanguage(campaign, project.text, language);
      return { title, description };
    }),
  ];
}
