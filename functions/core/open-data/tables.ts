import { ANSWER_KINDS } from '../answer.ts';
import { CHOICES, type Language } from '../campaign.ts';
import { SIDES, VOICES } from '../comment.ts';
import { PROJECT_STATES } from '../project.ts';
import { TEXT_FORMATS } from '../proposal.ts';
import { type Column, type Table, text, translatedColumns, whole } from './columns.ts';

const number = whole('number', "The proposal's number");
const instant = (name: string, description: string): Column => ({ name, type: 'datetime', description });
const degrees = (name: string, description: string): Column => ({ name, type: 'number', description });
const oneOf = (name: string, description: string, values: readonly string[]): Column => ({
  ...text(name, description),
  required: true,
  values,
});
/** Of an amount. */
const CURRENCY = "In whole units of the campaign's currency, which campaign.json names";
const aboutProposals = { column: 'number', table: 'proposals', key: 'number' } as const;

/** The tables of an archive whose campaign has these languages, by name. */
export function tablesOf(languages: readonly Language[]) {
  const translated = (name: string, description: string) => translatedColumns(name, description, languages);
  return {
    proposals: {
      name: 'proposals',
      title: 'Public proposals, as they were when the version was made',
      key: ['number'],
      columns: [
        number,
        text('title', 'In the language it was written in'),
        text('summary', 'In one or two sentences'),
        text('text', 'The whole text'),
        oneOf('format', 'Of the text', TEXT_FORMATS),
        text('theme', "Id of one of the campaign's themes"),
        text('district', "Id of one of the campaign's districts; empty: the whole city"),
        oneOf('language', 'It was written in', languages),
        instant('created_at', 'When it was handed in'),
        instant('changed_at', 'When it was last changed'),
        { name: 'cost', type: 'integer', description: `The city's estimate. ${CURRENCY}; empty where there is none` },
        degrees('latitude', 'Where it would be, in degrees (WGS 84); empty where its author has not said'),
        degrees('longitude', 'The same'),
        text('place', 'What its author calls that place'),
      ],
    },
    answers: {
      name: 'answers',
      title: "The city's answers to proposals",
      key: ['number'],
      refersTo: aboutProposals,
      columns: [
        number,
        oneOf('kind', 'What the city says', ANSWER_KINDS),
        instant('at', 'When it was answered'),
        text('project', 'Id of the project that the proposal went into'),
        ...translated('text', 'The answer'),
      ],
    },
    projects: {
      name: 'projects',
      title: 'What the city does',
      key: ['id'],
      columns: [
        text('id', "The project's id"),
        ...translated('title', 'Title'),
        ...translated('text', 'What it is'),
        text('theme', "Id of one of the campaign's themes"),
        text('district', "Id of one of the campaign's districts; empty: the whole city"),
        { name: 'cost', type: 'integer', description: `${CURRENCY}; empty while it is not known` },
        text('unit', 'The unit of the city that is in charge'),
        oneOf('state', 'How far it is', PROJECT_STATES),
        ...translated('reason', 'Why it is in this state'),
        { name: 'due', type: 'date', description: 'The day for which the whole is promised' },
        { name: 'reached_on', type: 'date', description: 'The day on which the whole was done' },
        text('proposals', 'Numbers of the proposals that it stands on, with blanks between'),
        instant('created_at', 'When it was made'),
        instant('changed_at', 'When it was last changed'),
      ],
    },
    comments: {
      name: 'comments',
      title: 'What is said below proposals, but what was hidden or withdrawn',
      key: ['number', 'id'],
      refersTo: aboutProposals,
      columns: [
        number,
        text('id', "The comment's id"),
        text('reply_to', 'Id of the comment that it replies to'),
        oneOf('voice', 'Who speaks', VOICES),
        oneOf('side', 'Where it stands to the proposal', SIDES),
        oneOf('language', 'It was written in', languages),
        instant('created_at', 'When it was written'),
        text('text', 'What it says'),
      ],
    },
    totals: {
      name: 'totals',
      title: 'The votes of every number on the ballot paper',
      key: ['number'],
      columns: [
        number,
        whole('for', 'Votes for; 0 where the votes are annulled'),
        whole('against', 'Votes against; 0 where the votes are annulled'),
        whole('annulled', 'Votes that are annulled'),
        { name: 'rank', type: 'integer', description: 'By the rule of selection; empty where the votes are annulled' },
        { name: 'selected', type: 'integer', description: '1 where the rule selects it, else 0', required: true },
      ],
    },
    hours: {
      name: 'hours',
      title: 'Votes cast in each hour; taking one back is not counted here',
      key: ['hour'],
      columns: [text('hour', "By the campaign's clocks, such as 2017-06-01T14"), whole('votes', 'Votes cast')],
    },
    histogram: {
      name: 'histogram',
      title: 'How many citizens hold how many votes',
      key: ['choices'],
      columns: [whole('choices', 'Votes on one ballot'), whole('citizens', 'Ballots with so many votes')],
    },
    votes: {
      name: 'votes',
      title: 'Every vote that stands, one a line, in the order of the commitments',
      key: ['commitment'],
      columns: [
        number,
        oneOf('choice', 'For or against', CHOICES),
        text('commitment', 'SHA-256 over the vote and a salt that its citizen alone can have, in base64url'),
      ],
    },
  } as const satisfies Record<string, Table>;
}

export type TableName = keyof ReturnType<typeof tablesOf>;
