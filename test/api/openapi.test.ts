import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { PROPOSAL_LIMITS } from '../../functions/core/limits.ts';
import { openApiDocument } from '../../functions/http/openapi.ts';
import { operations } from '../../functions/http/operations.ts';
import { testAssembly } from '../support/database.ts';
import { TestPlatform } from '../support/platform.ts';

interface Template {
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

function routesOfTemplate(): string[] {
  const template: Template = JSON.parse(readFileSync(join(testAssembly(), 'reinventons-app.template.json'), 'utf8'));
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => String(Properties.RouteKey));
}

const document = openApiDocument();

describe('the OpenAPI document', () => {
  it('is valid by the specification', async () => {
    const result = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(result).toMatchObject({ valid: true });
  });

  it('describes every route of the template but the pages of the site and the pictures on them, and no other', () => {
    const described = Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
      Object.keys(operations ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const pages = operations.filter(({ page }) => page).map(({ method, path }) => `${method} ${path}`);
    expect(pages).toHaveLength(3);
    expect([...described, ...pages].toSorted()).toEqual(routesOfTemplate().toSorted());
  });

  it('states the limits of a proposal', () => {
    expect(document.components?.schemas?.ProposalDraft).toMatchObject({
      properties: { title: { minLength: PROPOSAL_LIMITS.title.min, maxLength: PROPOSAL_LIMITS.title.max } },
      additionalProperties: false,
    });
  });
});

describe('GET /api/openapi.json', () => {
  let site: TestPlatform;
  beforeAll(async () => {
    site = await TestPlatform.start('2024-03-05T10:00:00Z');
  });
  afterAll(() => site.stop());

  it('gives this very document', async () => {
    expect((await site.call('GET', '/api/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
