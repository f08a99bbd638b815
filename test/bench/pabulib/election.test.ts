import { describe, expect, it } from '@jest/globals';
import { countBallots } from '../../../bench/election.ts';
import { electionOf } from '../../../bench/pabulib/election.ts';
import { parsePabulib } from '../../../bench/pabulib.ts';
import { PROPOSAL_LIMITS } from '../../../functions/core/limits.ts';
import { parseCampaign } from '../../../functions/http/campaign-file.ts';
import { proposalDraft } from '../../../functions/http/schemas.ts';

const LONG = `${'é'.repeat(198)} 🌳🌳`;

function electionFrom(meta: string[], projects: string[], votes: string[]) {
  const counts = [`num_projects;${projects.length - 1}`, `num_votes;${votes.length - 1}`, 'vote_type;approval'];
  const lines = ['META', 'key;value', ...counts, ...meta, 'PROJECTS', ...projects, 'VOTES', ...votes];
  return electionOf('/data/France_Élan 2024.pb', parsePabulib(new TextEncoder().encode(lines.join('\n'))));
}

function sample() {
  return electionFrom(
    ['language;nl', 'max_length;3', 'unit;Assen', 'description;Top Idee'],
    [
      'project_id;cost;votes;name;category;district',
      `9;100;1;${LONG};Groen,Sport;Noord`,
      '3;100;2;Ô;groen;Zuid / Oost',
      '5;100;0;;;',
    ],
    ['voter_id;vote', 'a;9,3', 'b;3'],
  );
}

describe('an election from a Pabulib file', () => {
  it('has a campaign file and proposals that the platform accepts', () => {
    const { campaign, drafts } = sample();

    expect(parseCampaign(campaign, 'sample')).toMatchObject({
      id: 'france-elan-2024',
      languages: ['nl'],
      voting: { choices: ['for'], maxChoices: 3, counts: 'live' },
    });
    for (const { source: _source, ...draft } of drafts) expect(proposalDraft.parse(draft)).toMatchObject(draft);
  });

  it('has votes for and against where its points say so, and its own count of those for', () => {
    const file = `META
key;value
num_projects;2
num_votes;2
vote_type;scoring
min_points;-1
max_points;1
default_score;0
PROJECTS
project_id;cost;votes;score;name
a;1;2;0;Bomen
b;1;1;-1;Banken
VOTES
voter_id;vote;points
v1;a,b;1,-1
v2;a;-1
`;
    const election = electionOf('scored.pb', parsePabulib(new TextEncoder().encode(file)));

    expect(parseCampaign(election.campaign, 'sample').voting.choices).toEqual(['for', 'against']);
    expect(countBallots(election)).toEqual([
      { number: 1, for: 1, against: 1 },
      { number: 2, for: 0, against: 1 },
    ]);
    expect(election.published).toEqual([1, 0]);
  });

  it('takes themes from the first category, one for all spellings, and another for projects without', () => {
    const { campaign, drafts } = sample();

    expect(campaign.themes.map(({ id }) => id)).toEqual(['groen', 'no-category']);
    expect(drafts.map(({ theme }) => theme)).toEqual(['groen', 'groen', 'no-category']);
    expect(campaign.districts.map(({ id, name }) => [id, name.nl])).toEqual([
      ['noord', 'Noord'],
      ['zuid-oost', 'Zuid / Oost'],
    ]);
    expect(drafts.map(({ district }) => district)).toEqual(['noord', 'zuid-oost', null]);
  });

  it('keeps projects whose names are too long, too short or missing, and their votes', () => {
    const { drafts, ballots, published } = sample();
    const [long, short, missing] = drafts.map(({ title }) => title);

    expect(long?.length).toBeLessThanOrEqual(PROPOSAL_LIMITS.title.max);
    expect(long).toBe(`${'é'.repeat(198)}…`);
    expect(drafts[0]?.text).toContain(LONG);
    expect(short).toBe('Project 3 Ô');
    expect(missing).toBe('Project 5');
    expect(countBallots({ drafts, ballots })).toEqual([
      { number: 1, for: 1, against: 0 },
      { number: 2, for: 2, against: 0 },
      { number: 3, for: 0, against: 0 },
    ]);
    expect(published).toEqual([1, 2, 0]);
  });

  it('is in English when the platform does not speak its language, and publishes nothing without a votes column', () => {
    const election = electionFrom(['language;pl'], ['project_id;cost', '1;2'], ['voter_id;vote', 'v;1']);

    expect(election.campaign.languages).toEqual(['en']);
    expect(election.campaign.voting.maxChoices).toBeNull();
    expect(election.published).toBeNull();
  });
});
