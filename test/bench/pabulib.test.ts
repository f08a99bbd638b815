import { describe, expect, it } from '@jest/globals';
import { PabulibError } from '../../bench/pabulib/error.ts';
import { REFUSED_VOTE_TYPES } from '../../bench/pabulib/meta.ts';
import { parsePabulib } from '../../bench/pabulib.ts';

const META = ['num_projects;2', 'num_votes;2', 'vote_type;approval', 'max_length;2'];
const PROJECTS = ['project_id;cost;votes;name', '07;12500.50;2;Een "stil" plein', 'b;300;1;Żabka'];
const VOTES = ['voter_id;vote;age', 'v1;07;31', 'v2;b,07;'];

interface Parts {
  meta?: string[];
  projects?: string[];
  votes?: string[];
  end?: string;
}

function fileOf({ meta = META, projects = PROJECTS, votes = VOTES, end = '\n' }: Parts = {}): Uint8Array {
  const quoted = projects.map((line) => line.replace('Een "stil" plein', '"Een ""stil"" plein"'));
  return new TextEncoder().encode(
    ['META', 'key;value', ...meta, 'PROJECTS', ...quoted, 'VOTES', ...votes, ''].join(end),
  );
}

function scoredFile(votes: string[]): Uint8Array {
  return fileOf({
    meta: [...META.slice(0, 2), 'vote_type;scoring', 'min_points;-1', 'max_points;1', 'default_score;0'],
    projects: ['project_id;cost;votes;score', '07;5;1;1', 'b;5;2;-2'],
    votes: ['voter_id;vote;points', ...votes],
  });
}

function refusalOf(bytes: Uint8Array): PabulibError {
  try {
    parsePabulib(bytes);
  } catch (error) {
    if (error instanceof PabulibError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

describe('a Pabulib file', () => {
  it('is read with its ids as text, its quoted names and its numbers', () => {
    const election = parsePabulib(fileOf());

    expect(election.projects).toEqual([
      expect.objectContaining({ id: '07', name: 'Een "stil" plein', cost: 12500.5, votes: 2, line: 9 }),
      expect.objectContaining({ id: 'b', name: 'Żabka', cost: 300, votes: 1, line: 10 }),
    ]);
    expect(election.votes).toEqual([
      { voter: 'v1', line: 13, projects: ['07'], against: new Set() },
      { voter: 'v2', line: 14, projects: ['b', '07'], against: new Set() },
    ]);
    expect(election.voteType).toBe('approval');
    expect(election.maxLength).toBe(2);
    expect(election.meta.get('max_length')).toBe('2');
  });

  it('reads the same with CRLF, with mixed line ends, with blank lines and with a byte order mark', () => {
    const plain = parsePabulib(fileOf());
    const text = new TextDecoder().decode(fileOf());
    const withoutLines = (bytes: Uint8Array) => {
      const { projects, votes } = parsePabulib(bytes);
      return [projects.map(({ line: _line, ...project }) => project), votes.map(({ line: _line, ...vote }) => vote)];
    };
    const encode = (changed: string) => new TextEncoder().encode(changed);

    expect(parsePabulib(fileOf({ end: '\r\n' }))).toEqual(plain);
    expect(parsePabulib(encode(text.replace('\n', '\r\n')))).toEqual(plain);
    expect(parsePabulib(encode(`\uFEFF${text}`))).toEqual(plain);
    expect(withoutLines(encode(text.replaceAll('\n', '\n\n \n')))).toEqual(withoutLines(fileOf()));
  });

  it('may have no votes column, no names, and votes of one choice each', () => {
    const election = parsePabulib(
      fileOf({
        meta: ['num_projects;1', 'num_votes;1', 'vote_type;choose-1'],
        projects: ['project_id;cost', '1;5'],
        votes: ['voter_id;vote', '1;1'],
      }),
    );

    expect(election.projects[0]).toMatchObject({ id: '1', name: '', votes: null });
    expect(election.maxLength).toBe(1);
  });

  it('may have points from -1 to 1: votes for and against', () => {
    const election = parsePabulib(scoredFile(['v1;07,b;1,-1', 'v2;b;-1']));

    expect(election.voteType).toBe('for-against');
    expect(election.projects.map(({ votes, score }) => [votes, score])).toEqual([
      [1, 1],
      [2, -2],
    ]);
    expect(election.votes.map(({ projects, against }) => [projects, [...against]])).toEqual([
      [['07', 'b'], ['b']],
      [['b'], ['b']],
    ]);
  });

  it.each([
    ['no points for a project', 'v2;b,07;1', 'there are 1 for 2 projects'],
    ['half a point', 'v2;b;0.5', '"0.5" is neither 1 (for) nor -1 (against)'],
    ['no point', 'v2;b;0', '"0" is neither'],
  ])('that gives %s is refused, where points are choices', (_, vote, reason) => {
    const refusal = refusalOf(scoredFile(['v1;07,b;1,-1', vote]));

    expect(refusal).toMatchObject({ line: 16, field: 'points' });
    expect(refusal.message).toContain(reason);
  });

  it('counts lines right below a quoted field that spans several', () => {
    const projects = ['project_id;cost;name', 'a;1;"two', 'lines"', '', 'b;x;other'];

    expect(refusalOf(fileOf({ projects }))).toMatchObject({ line: 12, field: 'cost' });
  });

  it.each(REFUSED_VOTE_TYPES)(
    'with %s votes is refused by that name, before anything else in it is looked at',
    (type) => {
      const refusal = refusalOf(fileOf({ meta: [`vote_type;${type}`], projects: ['nonsense'] }));

      expect(refusal).toMatchObject({ line: 3, field: 'vote_type' });
      expect(refusal.message).toContain(`${type} votes`);
      expect(refusal.message).toContain('approval and choose-1');
    },
  );

  it.each<[string, Parts, number, string, string]>([
    ['an unknown vote type', { meta: ['vote_type;aproval'] }, 3, 'vote_type', '"aproval"'],
    ['no vote type', { meta: ['num_votes;2'] }, 1, 'vote_type', 'missing'],
    ['a key twice', { meta: [...META, 'vote_type;approval'] }, 7, 'vote_type', 'line 5'],
    ['another number of projects', { meta: ['num_projects;3', ...META.slice(1)] }, 3, 'num_projects', 'says 3'],
    [
      'another number of votes',
      { meta: ['num_projects;2', 'num_votes;9', ...META.slice(2)] },
      4,
      'num_votes',
      'says 9',
    ],
    ['a header without ids', { projects: ['id;cost', 'a;1'] }, 8, 'project_id', 'the header has id, cost'],
    ['a column twice', { projects: ['project_id;cost;cost', 'a;1;2'] }, 8, 'cost', 'twice'],
    ['a line too short', { projects: [...PROJECTS, 'c;4;0'] }, 11, 'name', '3 fields, the header 4'],
    ['a line too long', { votes: [...VOTES, 'v3;b;30;F'] }, 15, 'end of line', '4 fields, the header 3'],
    ['a project twice', { projects: [...PROJECTS, 'b;1;0;Again'] }, 11, 'project_id', 'line 10'],
    ['a cost that is none', { projects: ['project_id;cost', 'a;1,5'] }, 9, 'cost', '"1,5"'],
    ['a count that is none', { projects: ['project_id;cost;votes', 'a;1;-2'] }, 9, 'votes', '"-2"'],
    ['a voter twice', { votes: [...VOTES, 'v1;b;'] }, 15, 'voter_id', 'line 13'],
    ['a vote for nothing known', { votes: [...VOTES, 'v3;7;'] }, 15, 'vote', '"7" is no project'],
    ['a vote with a project twice', { votes: [...VOTES, 'v3;b,b;'] }, 15, 'vote', '"b" is named twice'],
    ['an empty vote', { votes: [...VOTES, 'v3;;'] }, 15, 'vote', 'min_length is 1'],
    ['a vote that is too long', { meta: [...META.slice(0, 3), 'max_length;1'] }, 14, 'vote', 'max_length is 1'],
    ['no votes section', { votes: [], projects: PROJECTS }, 11, 'VOTES', 'no header row'],
    [
      'a quotation mark inside a field',
      { projects: ['project_id;cost;name', 'a;1;Park "X"'] },
      9,
      'field 3',
      'doubled',
    ],
    ['a quotation that never ends', { projects: ['project_id;cost;name', 'a;1;"Park'] }, 9, 'field 3', 'doubled'],
  ])('with %s is refused with line, field and reason', (_, parts, line, field, reason) => {
    const refusal = refusalOf(fileOf(parts));

    expect({ line: refusal.line, field: refusal.field }).toEqual({ line, field });
    expect(refusal.message).toContain(`line ${line}, ${field}: `);
    expect(refusal.message).toContain(reason);
  });

  it('that is not UTF-8 is refused with the line of the first wrong byte', () => {
    const bytes = fileOf();
    bytes[bytes.lastIndexOf('b'.charCodeAt(0))] = 0xff;

    expect(refusalOf(bytes)).toMatchObject({ line: 14, field: 'encoding' });
  });

  it('without META at its beginning is refused', () => {
    expect(refusalOf(new TextEncoder().encode('PROJECTS\nproject_id;cost\n1;2\n'))).toMatchObject({ field: 'META' });
    expect(refusalOf(new Uint8Array())).toMatchObject({ line: 1, field: 'META' });
  });
});
