import type { Campaign, Instant, Phase } from '../../functions/core/campaign.ts';
import { phaseAt } from '../../functions/core/phases.ts';

function textOf(campaign: Campaign): string {
  return campaign.name.en ?? Object.values(campaign.name)[0] ?? campaign.id;
}

function moment(instant: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone });
  return `${format.format(instant)} (${timeZone})`;
}

/** What there is, where, and what to try: every line can be pasted. */
export function welcome(url: string, campaign: Campaign, now: Instant, dataDir: string): string {
  const { phase, closes } = phaseAt(campaign, now);
  const until = closes === null ? '' : `, until ${moment(closes, campaign.timeZone)}`;
  const api = `${url}/api/campaigns/${campaign.id}`;
  const signIn = `TOKEN=$(curl -s -H 'Accept: text/plain' ${url}/__local/token -H 'Content-Type: application/json' -d '{"sub":"anna"}')`;
  const next = toTry(phase, api);
  return `
${textOf(campaign)} is ready at ${url}
It is ${moment(now, campaign.timeZone)} there: ${phase}${until}.
The site: ${url}/en/${campaign.id} (to sign in, give any e-mail address: the code is shown, not sent).

Try:
  curl -s '${api}'
  curl -s '${api}/proposals?q=velo&limit=3'
  ${signIn}
${next}
  curl -s ${api}/desk/queue -H "Authorization: Bearer $(${staffToken(url)})"
  curl -s ${url}/__local/clock -H 'Content-Type: application/json' -d '{"now":"${tomorrow(now)}"}'

All routes: ${url}/api/openapi.json   Data: ${dataDir}   Stop: Ctrl-C
`;
}

/** Whoever is in the group is of the city's staff. */
function staffToken(url: string): string {
  const who = JSON.stringify({ sub: 'mona', groups: ['moderators'] });
  return `curl -s -H 'Accept: text/plain' ${url}/__local/token -H 'Content-Type: application/json' -d '${who}'`;
}

function toTry(phase: Phase | 'between', api: string): string {
  switch (phase) {
    case 'ideation':
      return handIn(api);
    case 'voting':
      return vote(api);
    case 'between':
      return `  curl -s '${api}/proposals?sort=newest'`;
    case 'analysis':
      return `  curl -s ${api}/results\n  curl -s ${api}/answer-debt`;
    case 'follow-up':
      return `  curl -s ${api}/results\n  curl -s ${api}/answer-debt\n  curl -s '${api}/projects?late=true'`;
  }
}

function vote(api: string): string {
  return `  curl -s -X PUT ${api}/ballot/1 -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"choice":"for"}'
  curl -s ${api}/tally`;
}

function handIn(api: string): string {
  const body =
    '{"title":"More benches","summary":"A bench every 200 m","text":"So that everyone can rest.","theme":"social-inclusion","author":"Anna","language":"en"}';
  return `  curl -s ${api}/proposals -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -H 'Idempotency-Key: benches' -d '${body}'`;
}

function tomorrow(now: Instant): string {
  return `${new Date(now + 24 * 60 * 60 * 1000).toISOString().slice(0, 19)}Z`;
}
