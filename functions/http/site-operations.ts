import * as z from 'zod';
import { noBody, nothing, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';

export const site = z
  .strictObject({
    issuer: z.string().meta({ description: 'Who vouches for citizens: an OpenID Connect issuer' }),
    clientId: z.string().meta({ description: 'What the site is called there; a public client with PKCE' }),
    scopes: z.array(z.string()).meta({ description: 'What the site asks for when somebody signs in' }),
    tiles: z
      .strictObject({
        url: z
          .string()
          .meta({ description: 'With {z}, {x} and {y}, on the same host', example: '/tiles/{z}/{x}/{y}.png' }),
        attribution: z.string(),
        maxZoom: z.int().meta({ description: 'How near they go' }),
      })
      .nullable()
      .meta({ description: 'Where the pictures of a map come from; null: a map has no ground' }),
  })
  .meta({ id: 'Site' });

/** Whatever its address says, it is answered with a page; so nothing of it is validated, and it is no part of the API. */
const page = {
  method: 'GET',
  function: 'browse',
  scope: null,
  params: nothing,
  query: nothing,
  body: noBody,
  success: { status: 200, schema: z.string(), mediaType: 'text/html' },
  maxAge: 10,
  problems: [],
  page: true,
} as const;

export const SITE_OPERATIONS = {
  getSite: {
    summary: 'What the site has to know before anybody signs in',
    method: 'GET',
    path: '/api/site',
    function: 'browse',
    scope: null,
    params: nothing,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: site },
    maxAge: 300,
    problems: PARAMETERS,
  },
  getProposalPage: {
    ...page,
    summary: "The site's page of a proposal, with title and description for those who show its link",
    path: '/{lang}/{campaign}/proposals/{number}',
  },
  getProjectPage: {
    ...page,
    summary: "The site's page of a project, with title and description for those who show its link",
    path: '/{lang}/{campaign}/projects/{project}',
  },
} as const satisfies Record<string, Operation>;
