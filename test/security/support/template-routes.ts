import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_STACK } from '../../../infra/compose.ts';
import { testAssembly } from '../../support/database.ts';

interface Template {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

/** A route as the template has it. */
export interface TemplateRoute {
  /** `PUT /api/campaigns/{campaign}/ballot/{number}` */
  readonly key: string;
  /** Null where no token is asked for. */
  readonly scope: string | null;
}

export function routesOfTemplate(): TemplateRoute[] {
  const template: Template = JSON.parse(readFileSync(join(testAssembly(), `${APP_STACK}.template.json`), 'utf8'));
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => ({
      key: String(Properties.RouteKey),
      scope: Properties.AuthorizationType === 'JWT' ? [Properties.AuthorizationScopes].flat().join(' ') : null,
    }));
}
