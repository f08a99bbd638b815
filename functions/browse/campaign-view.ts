import type { Campaign, Instant, PhaseInterval } from '../core/campaign.ts';
import type { Eligibility } from '../core/eligibility.ts';
import type { Pausable, Pause } from '../core/pause.ts';
import { phaseAt } from '../core/phases.ts';
import type { CampaignMap, LatLon } from '../core/place.ts';

const iso = (instant: Instant) => new Date(instant).toISOString();

function intervalView({ phase, opens, closes }: PhaseInterval) {
  return { phase, opens: iso(opens), closes: closes === null ? null : iso(closes) };
}

function eligibilityView(eligibility: Eligibility) {
  const applies = { for: [...eligibility.for] };
  switch (eligibility.rule) {
    case 'anyone':
    case 'voucher':
      return { rule: eligibility.rule, ...applies };
    case 'email-domain':
      return { rule: eligibility.rule, domains: [...eligibility.domains], ...applies };
    case 'claim-equals':
      return { rule: eligibility.rule, claim: eligibility.claim, values: [...eligibility.values], ...applies };
  }
}

export function campaignHead(campaign: Campaign, now: Instant) {
  const { phase } = phaseAt(campaign, now);
  return { id: campaign.id, name: campaign.name, phase, phases: campaign.phases.map(intervalView) };
}

function pauseView(pause: Pause | null) {
  return pause && { since: iso(pause.since), reason: pause.reason };
}

const latLonView = ([latitude, longitude]: LatLon): [number, number] => [latitude, longitude];

function mapView({ centre, zoom, bounds: [southWest, northEast] }: CampaignMap) {
  const bounds: [[number, number], [number, number]] = [latLonView(southWest), latLonView(northEast)];
  return { centre: latLonView(centre), zoom, bounds };
}

export function campaignView(campaign: Campaign, now: Instant, paused: Readonly<Record<Pausable, Pause | null>>) {
  const { next } = phaseAt(campaign, now);
  return {
    ...campaignHead(campaign, now),
    description: campaign.description,
    languages: [...campaign.languages],
    timeZone: campaign.timeZone,
    currency: campaign.currency,
    next: next && intervalView(next),
    themes: campaign.themes.map(({ id, name }) => ({ id, name })),
    districts: campaign.districts.map(({ id, name, within, centre }) => ({
      id,
      name,
      within,
      centre: centre && latLonView(centre),
    })),
    places: campaign.places && mapView(campaign.places),
    voting: { ...campaign.voting, choices: [...campaign.voting.choices] },
    proposals: {
      moderation: campaign.moderation,
      holdAfterReports: campaign.holdAfterReports,
      maxPerCitizen: campaign.maxProposals,
    },
    comments: { phases: [...campaign.comments.phases], perDay: campaign.comments.perDay },
    paused: { submissions: pauseView(paused.submissions), voting: pauseView(paused.voting) },
    receipts: campaign.receipts,
    eligibility: eligibilityView(campaign.eligibility),
    retention: campaign.retention,
    selection: campaign.selection,
    rulesHash: campaign.rulesHash,
    now: iso(now),
  };
}
