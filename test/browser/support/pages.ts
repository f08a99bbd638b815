import { CAMPAIGN } from './platform.ts';

/** Every page of the site below its language, with what it is called in messages. */
export const PAGES = {
  home: '',
  proposals: '/proposals',
  'proposals on a map': '/proposals?view=map',
  'a proposal chosen on the map': '/proposals?view=map&at=1',
  'one proposal': '/proposals/1',
  'a proposal that does not exist': '/proposals/999',
  'hand in': '/hand-in',
  ballot: '/ballot',
  results: '/results',
  outcomes: '/outcomes',
  account: '/account',
  rules: '/rules',
  accessibility: '/accessibility',
  privacy: '/privacy',
} as const;

/** The desk's pages, which a moderator alone sees. */
export const DESK_PAGES = {
  desk: '/desk',
  queue: '/desk/queue',
  'reported comments': '/desk/comments',
  'a proposal at the desk': '/desk/proposals/1',
  costs: '/desk/costs',
  answers: '/desk/answers',
  projects: '/desk/projects',
  'a new project': '/desk/projects/new',
  groups: '/desk/groups',
  pauses: '/desk/pause',
  integrity: '/desk/integrity',
  'audit log': '/desk/audit',
  publication: '/desk/publication',
} as const;

export const addressOf = (path: string, language = 'fr'): string => `/${language}/${CAMPAIGN}${path}`;
